import { type Column, formatDateTime, StatusMark } from '#ui/index';
import type { Process } from '../../contract/process.ts';
import { stateOf } from '../states.ts';

function Status({ process }: { process: Process }) {
  const { shape, word } = stateOf(process);
  return <StatusMark shape={shape}>{word}</StatusMark>;
}

/** When it was asked for and how it stands, as both sides list it. */
export const STATE_COLUMNS: readonly Column<Process>[] = [
  {
    key: 'at',
    title: 'Data de solicitação',
    className: 'nowrap',
    cell: ({ requestedAt }) => formatDateTime(requestedAt),
  },
  { key: 'state', title: 'Status', cell: (process) => <Status process={process} /> },
];
