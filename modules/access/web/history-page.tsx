import type { RouteOutput } from '#platform/contract/route';
import {
  Card,
  ErrorState,
  formatDateTime,
  Notice,
  Page as Frame,
  Skeleton,
  StatusMark,
  useRoute,
} from '#platform/ui/index';
import { getAccessHistory } from '../contract.ts';
import { timeAgo } from './relative-time.ts';
import { shortUserAgent } from './user-agent.ts';

type Entry = RouteOutput<typeof getAccessHistory>['rows'][number];

function Row({ entry, now }: { entry: Entry; now: Date }) {
  return (
    <tr>
      <td data-label="Data e hora">
        <div className="strong numeric">{formatDateTime(entry.at)}</div>
        <div className="caption text-3">{timeAgo(entry.at, now)}</div>
      </td>
      <td data-label="Autenticação">
        <StatusMark shape={entry.succeeded ? 'done' : 'failed'}>
          {entry.succeeded ? 'Sucesso' : 'Falha'}
        </StatusMark>
      </td>
      <td data-label="Tipo de acesso | Versão" title={entry.userAgent ?? undefined}>
        <span className="row wrap">
          {shortUserAgent(entry.userAgent)}
          {entry.current ? <span className="tag primary">Acesso atual</span> : null}
        </span>
      </td>
      <td data-label="IP" className="numeric">
        {entry.ip ?? 'não informado'}
      </td>
    </tr>
  );
}

function Table({ rows, at }: { rows: readonly Entry[]; at: number }) {
  const now = new Date(at);
  return (
    <div className="table-scroll">
      <table className="data-table" aria-label="Seus acessos">
        <thead>
          <tr style={{ textAlign: 'left' }}>
            <th scope="col">Data e hora</th>
            <th scope="col">Autenticação</th>
            <th scope="col">Tipo de acesso | Versão</th>
            <th scope="col">IP</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((entry) => (
            <Row key={entry.id} entry={entry} now={now} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

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
          {history.data ? <Table rows={history.data.rows} at={history.dataUpdatedAt} /> : null}
          {history.isPending ? <Skeleton rows={5} /> : null}
          {history.isError ? (
            <ErrorState what="o histórico" error={history.error} onRetry={() => void history.refetch()} />
          ) : null}
        </Card>
      </div>
    </Frame>
  );
}
