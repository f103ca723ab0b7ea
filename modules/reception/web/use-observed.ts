import { useAccess, useRoute, useTopic } from '#ui/index';
import { getListChoices, listObserved } from '../contract.ts';
import { TOPIC } from '../contract/parts.ts';

/** Who is in observation in a visit, as the list shows it, and what the unit offers to send her on. */
export function useObserved(visitId: string) {
  const { unit } = useAccess();
  useTopic(TOPIC, unit?.id ?? null, [listObserved]);
  const choices = useRoute(getListChoices, {});
  const list = useRoute(listObserved, {});
  return {
    choices: choices.data,
    entry: list.data?.rows.find(({ observed }) => observed?.visitId === visitId),
  };
}
