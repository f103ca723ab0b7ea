import { CitizenFrame } from '#modules/citizens/web/index';
import { CitizenMerges } from './merges.tsx';

/** Tab "Unificações" of a citizen: whether the record was merged, which records, when, by whom. */
export function Page() {
  return <CitizenFrame tab="Unificações">{({ id }) => <CitizenMerges id={id} />}</CitizenFrame>;
}
