import { AllergyMarks } from '../chart/problems/allergy-marks.tsx';
import type { Allergy } from '../../contract/chart-entries.ts';
import { useAccess, useRoute } from '#ui/index';
import { listAllergies } from '../../contract.ts';
import { RESOURCES } from '../../contract/parts.ts';
import { useSheet } from '../parts/sheet.ts';
import { useVisit } from '../visit.ts';
import { AllergyDialog } from './allergy-dialog.tsx';
import { EntryList } from './entry-list.tsx';
import { keptAllergy } from './values.ts';
import '../chart/chart.css';

function Told({ allergy }: { allergy: Allergy }) {
  const { agent, manifestations = [] } = allergy;
  return (
    <span className="row wrap gap-6">
      <strong>{agent}</strong>
      <span className="text-2">{manifestations.join(', ').toLowerCase()}</span>
      <AllergyMarks said={allergy} />
    </span>
  );
}

/** "Alergias e reações adversas" of the Avaliação. */
export function Allergies() {
  const { citizen } = useVisit().encounter;
  const { resources } = useAccess();
  const { data: sheet } = useSheet();
  // Also refuted and resolved ones, which may have come back; who may not see the list has those that stand.
  const { data: list } = useRoute(
    listAllergies,
    { params: { id: citizen.id } },
    { enabled: resources.includes(RESOURCES.problems) },
  );
  const kept = (list?.allergies ?? sheet?.allergies ?? []).filter(({ removed }) => !removed);
  return (
    <EntryList<Allergy>
      title="Alergias e reações adversas"
      name="assessment.allergies"
      kept={kept.map(keptAllergy)}
      tell={(allergy) => <Told allergy={allergy} />}
      namedBy="agent"
      add="Incluir alergia"
      keys="Alt G"
      dialog={(writing) => <AllergyDialog {...writing} />}
    />
  );
}
