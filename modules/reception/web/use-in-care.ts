import { useRoute } from '#ui/index';
import { getListChoices, searchEntries } from '../contract.ts';

/** An arrival of a day that is being attended as the desk organised it, and what the unit offers for whoever goes on with it. */
export function useInCare({ entryId, day }: { entryId: string; day: string }) {
  const choices = useRoute(getListChoices, {});
  const list = useRoute(searchEntries, {
    body: { statuses: ['em-escuta', 'em-atendimento'], from: day, to: day },
  });
  const failed = [choices, list].find(({ isError, data }) => isError && !data);
  return {
    choices: choices.data,
    entry: list.data?.rows.find(({ id }) => id === entryId),
    come: choices.data !== undefined && list.data !== undefined,
    error: failed?.error,
    retry: () => void Promise.all([choices.refetch(), list.refetch()]),
  };
}
