import { formatDateTime, type StatusShape } from '#ui/index';
import type { Process, ProcessState } from '../contract/process.ts';

const STATES: Record<ProcessState, { shape: StatusShape; word: string }> = {
  requested: { shape: 'attention', word: 'Aguardando aprovação' },
  accepted: { shape: 'attention', word: 'Aguardando unificação' },
  running: { shape: 'running', word: 'Unificando base' },
  deciding: { shape: 'running', word: 'Unificando base' },
  unified: { shape: 'done', word: 'Base unificada' },
  denied: { shape: 'failed', word: 'Solicitação negada' },
  cancelled: { shape: 'none', word: 'Solicitação cancelada' },
  undone: { shape: 'none', word: 'Unificação desfeita' },
};

/** A state in the official words, with its mark. */
export function stateOf({ state, endedAt }: Pick<Process, 'state' | 'endedAt'>): {
  shape: StatusShape;
  word: string;
} {
  const { shape, word } = STATES[state];
  return { shape, word: state === 'unified' && endedAt ? `${word} – ${dayOf(endedAt)}` : word };
}

const dayOf = (instant: string) => formatDateTime(instant).slice(0, 10);

export const isOpen = ({ state }: Pick<Process, 'state'>) => OPEN.has(state);
const OPEN: ReadonlySet<ProcessState> = new Set(['requested', 'accepted', 'running', 'deciding']);

/** Is there something of which somebody elsewhere may want to know more? */
export const hasGoneWrong = ({
  state,
  problem,
  rehearsal,
  report,
}: Pick<Process, 'state' | 'problem' | 'rehearsal' | 'report'>): boolean =>
  problem !== null ||
  state === 'undone' ||
  report?.verified?.ok === false ||
  [rehearsal, report].some((one) => one !== null && one.faults.length > 0);

const WORKING_MS = 2_000;
const OPEN_MS = 5_000;
const CALM_MS = 30_000;

/** After how long the page asks again: what goes on shows at once, an answer of the other side soon. */
export function paceOf(processes: readonly Pick<Process, 'state' | 'step'>[]): number {
  if (processes.some(({ step }) => step !== null)) return WORKING_MS;
  return processes.some(isOpen) ? OPEN_MS : CALM_MS;
}

/** What the unit goes through, as its page shows it. */
export const STEPS = [
  { key: 'request', title: 'Solicitar', description: 'com a senha que você tem na central' },
  { key: 'accept', title: 'Aprovação da central', description: 'comparem as quatro palavras' },
  { key: 'check', title: 'Conferir', description: 'o que é preciso, dos dois lados' },
  { key: 'rehearse', title: 'Ensaiar', description: 'nada muda na central' },
  { key: 'run', title: 'Unificar', description: 'a unidade fecha por minutos' },
  { key: 'confirm', title: 'Confirmação da central', description: 'dá para desfazer até o fim' },
] as const;

type OnTheWay = Pick<Process, 'state' | 'checks' | 'checkedAt' | 'rehearsal'>;

/** Which of them it stands at; all of them behind it once it is unified. */
export function stepOf(process: OnTheWay | null): number {
  const at = (key: (typeof STEPS)[number]['key']) => STEPS.findIndex((step) => step.key === key);
  if (!process || !(isOpen(process) || process.state === 'unified')) return at('request');
  const { state, checks, checkedAt, rehearsal } = process;
  if (state === 'unified') return STEPS.length;
  if (state === 'requested') return at('accept');
  if (state === 'running') return at('run');
  if (state === 'deciding') return at('confirm');
  if (checkedAt === null || checks.some(({ ok, blocking }) => blocking && !ok)) return at('check');
  return rehearsal === null || rehearsal.faults.length > 0 ? at('rehearse') : at('run');
}
