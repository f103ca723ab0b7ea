import { IconDownload } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import type { RouteOutput } from '#platform/contract/route';
import { callUrl } from '#platform/ui/api';
import {
  ButtonAnchor,
  Card,
  ErrorState,
  formatDate,
  formatDateTime,
  formatNumber,
  routeKey,
  StatusMark,
  useJobEvents,
  useRoute,
} from '#platform/ui/index';
import { downloadTrail, listTrails } from '../contract.ts';

type Trail = RouteOutput<typeof listTrails>['trails'][number];

const TRAIL_JOB = 'audit.generateTrail';
const STATUS = {
  done: { shape: 'done', word: 'Processado' },
  running: { shape: 'running', word: 'Em processamento' },
  failed: { shape: 'failed', word: 'Erro' },
} as const;

function Download({ trail }: { trail: Trail }) {
  if (trail.status !== 'done') return null;
  const format = trail.format.toUpperCase();
  const period = `${formatDate(trail.from)} a ${formatDate(trail.to)}`;
  return (
    <ButtonAnchor
      size="small"
      icon={IconDownload}
      href={callUrl(downloadTrail.path, { params: { id: trail.id } })}
      download
      aria-label={`Baixar ${format} de ${period}`}
    >
      {format}
    </ButtonAnchor>
  );
}

function TrailRow({ trail }: { trail: Trail }) {
  const { shape, word } = STATUS[trail.status];
  return (
    <tr>
      <td data-label="Período (Início)" className="numeric nowrap">
        {formatDate(trail.from)}
      </td>
      <td data-label="Período (Fim)" className="numeric nowrap">
        {formatDate(trail.to)}
      </td>
      <td data-label="Data" className="numeric nowrap">
        {formatDateTime(trail.createdAt)}
      </td>
      <td data-label="Status">
        <StatusMark shape={shape}>{word}</StatusMark>
        {trail.rows === null ? null : (
          <div className="caption text-3 numeric">{formatNumber(trail.rows)} eventos</div>
        )}
        {trail.error === null ? null : <div className="caption text-danger">{trail.error}</div>}
      </td>
      <td className="row-actions">
        <Download trail={trail} />
      </td>
    </tr>
  );
}

/** "Histórico de trilhas de auditoria (Últimos 7 dias)"; nothing while there is none. */
export function HistoryCard() {
  const client = useQueryClient();
  const { data, isError, error, refetch } = useRoute(listTrails, {});
  useJobEvents((job) => {
    if (job.kind === TRAIL_JOB) void client.invalidateQueries({ queryKey: routeKey(listTrails) });
  });
  if (isError && !data) {
    return <ErrorState what="o histórico de trilhas" error={error} onRetry={() => void refetch()} />;
  }
  if (!data || data.trails.length === 0) return null;
  return (
    <Card title="Histórico de trilhas de auditoria" note="Últimos 7 dias">
      <div className="table-scroll">
        <table className="data-table" aria-label="Histórico de trilhas de auditoria">
          <thead>
            <tr>
              {['Período (Início)', 'Período (Fim)', 'Data', 'Status'].map((title) => (
                <th key={title} scope="col" style={{ textAlign: 'left' }}>
                  {title}
                </th>
              ))}
              <th scope="col">
                <span className="visually-hidden">Arquivo</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.trails.map((trail) => (
              <TrailRow key={trail.id} trail={trail} />
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
