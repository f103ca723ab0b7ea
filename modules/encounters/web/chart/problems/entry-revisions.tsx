import { labelOf } from '#platform/contract/choices';
import { useRoute } from '#ui/index';
import { listRevisions } from '../../../contract.ts';
import { CERTAINTIES } from '../../../contract/chart-entries.ts';
import { RevisionsDialog } from './revisions.tsx';

/** How an allergy or antecedent stood each time that it was written. */
export function EntryRevisions({
  citizenId,
  entry: { id, name },
  onClose,
}: {
  citizenId: string;
  entry: { id: string; name: string };
  onClose: () => void;
}) {
  const list = useRoute(listRevisions, { params: { id: citizenId, entryId: id } });
  return (
    <RevisionsDialog
      title={`Histórico de ${name}`}
      list={list}
      onClose={onClose}
      tell={({ sequence, said: { removed, certainty, note } }) =>
        [
          removed ? 'Retirado da lista' : sequence === 1 ? 'Registrado' : 'Alterado',
          certainty && labelOf(CERTAINTIES, certainty).toLowerCase(),
          note,
        ]
          .filter(Boolean)
          .join(', ')
      }
    />
  );
}
