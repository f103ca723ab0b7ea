import { titleCaseName } from '@pec-aberto/brazil';
import { IconArrowMerge } from '@tabler/icons-react';
import type { RouteOutput } from '#platform/contract/route';
import { Card, EmptyState, ErrorState, formatRecent, Skeleton, useRoute } from '#platform/ui/index';
import { listMergesContract } from '#modules/duplicates/contract';
import type { CitizenView } from '../form/values.ts';
import { CitizenFrame } from './frame.tsx';

type Merge = RouteOutput<typeof listMergesContract>['rows'][number];

function MergeRow({ merge: { at, author, reason, undoneAt, undoneBy, absorbed } }: { merge: Merge }) {
  return (
    <li>
      <div className="grow">
        <strong>{absorbed.map(({ name }) => titleCaseName(name)).join(', ')}</strong>{' '}
        <span className="text-2">
          {absorbed.length === 1 ? 'foi unificado com este cadastro' : 'foram unificados com este cadastro'},{' '}
          {formatRecent(at)}, por {titleCaseName(author)}.
        </span>
        {reason ? <div className="caption text-3">Motivo: {reason}</div> : null}
        {undoneAt ? (
          <div className="caption text-3">
            Desfeita {formatRecent(undoneAt)}
            {undoneBy ? `, por ${titleCaseName(undoneBy)}` : ''}.
          </div>
        ) : null}
      </div>
      {undoneAt ? <span className="tag">Desfeita</span> : null}
    </li>
  );
}

function Merges({ citizen: { id } }: { citizen: CitizenView }) {
  const { data, isError, error, refetch } = useRoute(listMergesContract, { params: { id } });
  if (!data) {
    return isError ? (
      <ErrorState what="as unificações" error={error} onRetry={() => void refetch()} />
    ) : (
      <Skeleton rows={3} />
    );
  }
  return (
    <Card title="Unificações deste cadastro">
      {data.rows.length === 0 ? (
        <EmptyState icon={IconArrowMerge} title="Nenhuma unificação">
          Quando outro cadastro da mesma pessoa é unificado com este, aparece aqui quem uniu e quando.
        </EmptyState>
      ) : (
        <ul className="citizen-list">
          {data.rows.map((merge) => (
            <MergeRow key={merge.id} merge={merge} />
          ))}
        </ul>
      )}
    </Card>
  );
}

/** "Unificações" (§2.3): whether the record was merged, which records, when, by whom. */
export function Page() {
  return <CitizenFrame tab="Unificações">{(citizen) => <Merges citizen={citizen} />}</CitizenFrame>;
}
