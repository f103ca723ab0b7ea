import { labelOf } from '#platform/contract/choices';
import { sentenceCase } from '@pec-aberto/brazil';
import { formatDate, useRoute } from '#ui/index';
import { listEvolutions } from '../../../contract.ts';
import { PROBLEM_STATES, RESOLVED } from '../../../contract/codes.ts';
import type { Problem } from '../../../contract/parts.ts';
import { partialDateText } from '../../parts/partial-date.ts';
import { RevisionsDialog } from './revisions.tsx';

/** "Histórico da condição": each time that it was evaluated. */
export function EvolutionsDialog({
  citizenId,
  problem: { id, name },
  onClose,
}: {
  citizenId: string;
  problem: Problem;
  onClose: () => void;
}) {
  const list = useRoute(listEvolutions, { params: { id: citizenId, problemId: id } });
  const stateAt = (place: number) => list.data?.rows.find(({ sequence }) => sequence === place)?.said.state;
  return (
    <RevisionsDialog
      title={`Histórico de ${sentenceCase(name)}`}
      list={list}
      onClose={onClose}
      tell={({ sequence, said: { state, startedOn, endedOn, note } }) =>
        [
          state !== RESOLVED && stateAt(sequence - 1) === RESOLVED && 'Reaberto',
          labelOf(PROBLEM_STATES, state),
          startedOn && `início em ${partialDateText(startedOn)}`,
          endedOn && `fim em ${formatDate(endedOn)}`,
          note,
        ]
          .filter(Boolean)
          .join(', ')
      }
    />
  );
}
