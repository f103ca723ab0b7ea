import type { RouteOutput } from '#platform/contract/route';
import {
  Card,
  type Column,
  ErrorState,
  formatDateTime,
  Notice,
  Page as Frame,
  SimpleTable,
  Skeleton,
  StatusMark,
  TwoLines,
  useRoute,
} from '#ui/index';
import { getAccessHistory } from '../contract.ts';
import { timeAgo } from './relative-time.ts';
import { shortUserAgent } from './user-agent.ts';

type Entry = RouteOutput<typeof getAccessHistory>['rows'][number];

const columnsAt = (now: Date): readonly Column<Entry>[] => [
  {
    key: 'at',
    title: 'Data e hora',
    cell: ({ at }) => <TwoLines first={formatDateTime(at)} second={timeAgo(at, now)} />,
  },
  {
    key: 'succeeded',
    title: 'Autenticação',
    cell: ({ succeeded }) => (
      <StatusMark shape={succeeded ? 'done' : 'failed'}>{succeeded ? 'Sucesso' : 'Falha'}</StatusMark>
    ),
  },
  {
    key: 'agent',
    title: 'Tipo de acesso | Versão',
    cell: ({ userAgent, current }) => (
      <span className="row wrap" title={userAgent ?? undefined}>
        {shortUserAgent(userAgent)}
        {current ? <span className="tag primary">Acesso atual</span> : null}
      </span>
    ),
  },
  { key: 'ip', title: 'IP', className: 'numeric', cell: ({ ip }) => ip ?? 'não informado' },
];

/** "Histórico de acessos" (CIT-06): the person's own entries and failures of the last 30 days. */
export function Page() {
  const history = useRoute(getAccessHistory, {});
  return (
    <Frame title="Histórico de acessos">
      <div className="column gap-12">
        <Notice>
          São as suas entradas dos últimos 30 dias. Se alguma não foi sua, altere a senha e avise a
          coordenação.
        </Notice>
        <Card title="Entradas e tentativas" note="da mais nova para a mais antiga">
          {history.data ? (
            <SimpleTable
              label="Seus acessos"
              columns={columnsAt(new Date(history.dataUpdatedAt))}
              rows={history.data.rows}
              rowKey={({ id }) => id}
            />
          ) : null}
          {history.isPending ? <Skeleton rows={5} /> : null}
          {history.isError ? (
            <ErrorState what="o histórico" error={history.error} onRetry={() => void history.refetch()} />
          ) : null}
        </Card>
      </div>
    </Frame>
  );
}
