import type { RouteOutput } from '#platform/contract/route';
import { type Column, formatBytes, formatNumber, formatRecent, StatusMark } from '#ui/index';
import type { listPeersContract } from '../../contract/destinations.ts';

export type Peer = RouteOutput<typeof listPeersContract>['rows'][number];

const MINUTE = 60;
/** Seconds by which clocks may differ without anything being wrong. */
const TOLERATED = 120;

function Clock({ ahead }: { ahead: number }) {
  if (Math.abs(ahead) <= TOLERATED) return <StatusMark shape="done">Certo</StatusMark>;
  const minutes = formatNumber(Math.round(Math.abs(ahead) / MINUTE));
  return (
    <StatusMark shape="attention">{`${ahead > 0 ? 'Adiantado' : 'Atrasado'} ${minutes} min`}</StatusMark>
  );
}

const NOTHING = <span className="text-3">–</span>;
const recent = (at: string | null) => (at ? formatRecent(at) : NOTHING);

export const COLUMNS: readonly Column<Peer>[] = [
  {
    key: 'name',
    title: 'Nome da instalação',
    cell: ({ name, active }) => (
      <>
        <span className="strong">{name}</span> {active ? null : <span className="tag">Inativa</span>}
      </>
    ),
  },
  {
    key: 'seen',
    title: 'Última conversa',
    className: 'nowrap',
    cell: ({ seenAt }) => (seenAt ? formatRecent(seenAt) : <span className="text-2">Ainda nenhuma</span>),
  },
  { key: 'program', title: 'Versão', cell: ({ program }) => program ?? NOTHING },
  {
    key: 'clock',
    title: 'Relógio',
    className: 'nowrap',
    cell: ({ clockAhead }) => (clockAhead === null ? NOTHING : <Clock ahead={clockAhead} />),
  },
  {
    key: 'disk',
    title: 'Disco livre',
    align: 'right',
    className: 'nowrap',
    cell: ({ freeBytes }) => (freeBytes === null ? NOTHING : formatBytes(freeBytes)),
  },
  { key: 'lote', title: 'Último lote', className: 'nowrap', cell: ({ lastLoteAt }) => recent(lastLoteAt) },
  {
    key: 'backup',
    title: 'Última cópia',
    className: 'nowrap',
    cell: ({ lastBackupAt }) => recent(lastBackupAt),
  },
];
