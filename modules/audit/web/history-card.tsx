import { IconDownload } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import type { RouteOutput } from '#platform/contract/route';
import { callUrl } from '#ui/client/api';
import {
  ButtonAnchor,
  Card,
  type Column,
  ErrorState,
  formatDate,
  formatDateTime,
  formatNumber,
  routeKey,
  SimpleTable,
  StatusMark,
  useJobEvents,
  useRoute,
} from '#ui/index';
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

const COLUMNS: readonly Column<Trail>[] = [
  {
    key: 'from',
    title: 'Período (Início)',
    className: 'numeric nowrap',
    cell: ({ from }) => formatDate(from),
  },
  { key: 'to', title: 'Período (Fim)', className: 'numeric nowrap', cell: ({ to }) => formatDate(to) },
  {
    key: 'at',
    title: 'Data',
    className: 'numeric nowrap',
    cell: ({ createdAt }) => formatDateTime(createdAt),
  },
  {
    key: 'status',
    title: 'Status',
    cell: ({ status, rows, error }) => (
      <>
        <StatusMark shape={STATUS[status].shape}>{STATUS[status].word}</StatusMark>
        {rows === null ? null : <div className="caption text-3 numeric">{formatNumber(rows)} eventos</div>}
        {error === null ? null : <div className="caption text-danger">{error}</div>}
      </>
    ),
  },
];

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
      <SimpleTable
        label="Histórico de trilhas de auditoria"
        columns={COLUMNS}
        rows={data.trails}
        rowKey={(trail) => trail.id}
        main={(trail) => <Download trail={trail} />}
      />
    </Card>
  );
}
