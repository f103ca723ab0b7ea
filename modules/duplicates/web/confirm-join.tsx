import { useQueryClient } from '@tanstack/react-query';
import type { RouteInput, RouteOutput } from '#platform/contract/route';
import { callApi, ConfirmDialog, Facts, formatNumber, Notice } from '#ui/index';
import { mergeContract, type previewMergeContract } from '../contract/merges.ts';
import type { Done } from './joined.tsx';
import { clearSelection } from './selected.ts';
import { partLabel } from './values.ts';

type Preview = RouteOutput<typeof previewMergeContract>;
/** `born`: "17/04/1962, 64 anos e 7 meses". */
export type Joining = { id: string; name: string; born: string };

/** What the dialog of the manual shows of the result. */
const SHOWN = ['name', 'cpf', 'cns', 'birthDate', 'sex', 'mother', 'team', 'nationality'];

function People({ people }: { people: readonly Joining[] }) {
  return (
    <ul className="joining">
      {people.map(({ id, name, born }, place) => (
        <li key={id}>
          <span className="grow">
            <strong>{name}</strong> <span className="nowrap">{born}</span>
          </span>
          {place === 0 ? (
            <span className="tag success">Principal: é o que fica</span>
          ) : (
            <span className="tag">Junta-se ao principal</span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** "documentos: 2 · pessoas da família: 1". */
function moving(moves: Preview['moves']): string {
  const going = moves.filter(({ fromOthers }) => fromOthers > 0);
  if (going.length === 0) return 'nada além do cadastro';
  return going.map(({ label, fromOthers }) => `${label}: ${formatNumber(fromOthers)}`).join(' · ');
}

/** "Deseja confirmar a unificação de cadastros?": whose, what goes along, and what the one that stays will say. */
export function ConfirmJoin({
  request,
  people,
  preview: { moves, warnings },
  result,
  onDone,
  onClose,
}: {
  request: RouteInput<typeof mergeContract>['body'];
  /** The principal first. */
  people: readonly Joining[];
  preview: Pick<Preview, 'moves' | 'warnings'>;
  /** Lines of a part as it will be. */
  result: (part: string) => readonly string[];
  onDone: (done: Done) => void;
  onClose: () => void;
}) {
  const queries = useQueryClient();
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
        onDone({ mergeId, id, name: result('name')[0] ?? people[0]?.name ?? '', count: people.length });
        void queries.invalidateQueries();
      }}
      onClose={onClose}
    >
      <div className="column gap-12">
        <People people={people} />
        {warnings.length > 0 ? (
          <Notice tone="warning" title="Confira antes de unificar.">
            {warnings.join(' ')}
          </Notice>
        ) : null}
        <p>
          <strong>Passa para o principal:</strong> {moving(moves)}.
        </p>
        <div className="column gap-6 joining-result">
          <strong>O cadastro que fica:</strong>
          <Facts facts={facts} />
        </div>
      </div>
    </ConfirmDialog>
  );
}
