import { labelOf } from '#platform/contract/choices';
import { CERTAINTIES, CRITICALITIES } from '../../../contract/chart-entries.ts';
import type { KeptAllergy } from '../../../contract/kept.ts';

/** What weighs in an allergy: how bad, and how sure. */
export function AllergyMarks({ said: { criticality, certainty } }: Pick<KeptAllergy, 'said'>) {
  return (
    <>
      {criticality ? (
        <span className={`tag nowrap ${criticality === 'alta' ? 'danger' : ''}`}>
          Crit. {labelOf(CRITICALITIES, criticality).toLowerCase()}
        </span>
      ) : null}
      {certainty && certainty !== 'confirmado' ? (
        <span className="tag">{labelOf(CERTAINTIES, certainty)}</span>
      ) : null}
    </>
  );
}
