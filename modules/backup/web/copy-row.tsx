import type { RouteOutput } from '#platform/contract/route';
import {
  type Column,
  formatBytes,
  formatDateTime,
  formatDuration,
  formatNumber,
  StatusMark,
  type StatusShape,
  TwoLines,
} from '#ui/index';
import type { getCopiesContract } from '../contract.ts';

export type Copies = RouteOutput<typeof getCopiesContract>;
export type Copy = Copies['copies'][number];

/** Is there a file to take? One that is damaged may still be asked for by support. */
export const isThere = ({ state }: Copy): boolean => state === 'verified' || state === 'corrupted';

const STATES: Record<Copy['state'], { shape: StatusShape; word: string }> = {
  running: { shape: 'running', word: 'Em andamento' },
  verified: { shape: 'done', word: 'Conferida' },
  corrupted: { shape: 'failed', word: 'Danificada' },
  failed: { shape: 'failed', word: 'Não foi feita' },
  missing: { shape: 'attention', word: 'Arquivo ausente' },
};

const ORIGINS: Record<Copy['origin'], string> = {
  schedule: 'no horário',
  person: 'a pedido',
  command: 'por comando',
  found: 'encontrada na pasta',
};

const durationText = (from: string, to: string): string =>
  formatDuration((Date.parse(to) - Date.parse(from)) / 1000);

function State({ copy }: { copy: Copy }) {
  const { shape, word } = STATES[copy.state];
  return (
    <>
      <StatusMark shape={shape}>{word}</StatusMark>
      {copy.restoredAt ? (
        <div className="caption text-3">Restaurada em teste em {formatDateTime(copy.restoredAt)}</div>
      ) : null}
      {copy.fault ? <div className="caption text-danger">{copy.fault}</div> : null}
    </>
  );
}

export const COLUMNS: readonly Column<Copy>[] = [
  {
    key: 'at',
    title: 'Data',
    className: 'nowrap',
    cell: ({ startedAt, origin }) => <TwoLines first={formatDateTime(startedAt)} second={ORIGINS[origin]} />,
  },
  { key: 'state', title: 'Situação', cell: (copy) => <State copy={copy} /> },
  {
    key: 'rows',
    title: 'Linhas',
    align: 'right',
    cell: ({ rows }) => (rows === null ? '' : formatNumber(rows)),
  },
  {
    key: 'size',
    title: 'Tamanho',
    align: 'right',
    className: 'nowrap',
    cell: ({ size }) => (size === null ? '' : formatBytes(size)),
  },
  {
    key: 'duration',
    title: 'Duração',
    align: 'right',
    className: 'nowrap',
    cell: ({ startedAt, finishedAt, origin }) =>
      finishedAt === null || origin === 'found' ? '' : durationText(startedAt, finishedAt),
  },
  {
    key: 'folder',
    title: 'Pasta',
    cell: ({ folder, fileName }) => <TwoLines first={fileName} second={folder} />,
  },
];
