import { useQueryClient } from '@tanstack/react-query';
import type { RouteInput } from '#platform/contract/route';
import { callApi, ConfirmDialog, Facts } from '#platform/ui/index';
import { mergeContract } from '../contract/merges.ts';
import type { Done } from './joined.tsx';
import { clearSelection } from './selected.ts';
import { partLabel } from './values.ts';

/** What the dialog of the manual shows of the result (management.md §1.1). */
const SHOWN = ['name', 'cpf', 'cns', 'birthDate', 'sex', 'mother', 'team', 'nationality'];

/** "Deseja confirmar a unificação de cadastros?": whose, and what the one that stays will say. */
export function ConfirmJoin({
  request,
  peopleNames,
  result,
  onDone,
  onClose,
}: {
  request: RouteInput<typeof mergeContract>['body'];
  /** The principal first. */
  peopleNames: readonly string[];
  /** Lines of a part as it will be. */
  result: (part: string) => readonly string[];
  onDone: (done: Done) => void;
  onClose: () => void;
}) {
  const queries = useQueryClient();
  const [principal = '', ...others] = peopleNames;
  const facts = SHOWN.map((part) => ({
    label: partLabel(part),
    value: result(part).join(' · ') || 'não informado',
  }));
  return (
    <ConfirmDialog
      title="Deseja confirmar a unificação de cadastros?"
      confirm="Confirmar unificação"
      onConfirm={async () => {
        const { mergeId, id } = await callApi(mergeContract, { body: request });
        clearSelection();
        onDone({ mergeId, id, name: result('name')[0] ?? principal, count: peopleNames.length });
        void queries.invalidateQueries();
      }}
      onClose={onClose}
    >
      <div className="column gap-12">
        <p>
          O cadastro de <strong>{others.join(', ')}</strong> passa a ser o de <strong>{principal}</strong>. O
          que fica:
        </p>
        <Facts facts={facts} />
      </div>
    </ConfirmDialog>
  );
}
