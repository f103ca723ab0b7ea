import { CitizenMerges } from '#modules/duplicates/web/index';
import { CitizenFrame } from './frame.tsx';

/** "Unificações" (§2.3): whether the record was merged, which records, when, by whom. */
export function Page() {
  return <CitizenFrame tab="Unificações">{({ id }) => <CitizenMerges id={id} />}</CitizenFrame>;
}
