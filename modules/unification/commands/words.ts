import { instantText } from '#platform/clock/civil';
import type { Check, Process, ProcessState, Report } from '../contract/process.ts';

const STATES: Record<ProcessState, string> = {
  requested: 'Aguardando aprovação',
  accepted: 'Aguardando unificação',
  running: 'Unificando base',
  deciding: 'Unificando base: aguarda a decisão da central',
  unified: 'Base unificada',
  denied: 'Solicitação negada',
  cancelled: 'Solicitação cancelada',
  undone: 'Unificação desfeita',
};

const number = new Intl.NumberFormat('pt-BR').format;

export const checkLine = ({ ok, blocking, side, label, detail }: Check): string =>
  `${ok ? 'certo ' : blocking ? 'falta ' : 'atenção'} ${side === 'sending' ? 'local  ' : 'central'}  ${label}: ${detail}`;

export const reportLines = ({ rows, tables, pairs, faults, verified }: Report): string[] => [
  ...tables
    .filter((table) => table.rows > 0)
    .map(
      ({ kind, ...of }) =>
        `  ${kind}: ${number(of.rows)} (novas ${number(of.inserted)}, iguais ${number(of.equal)}, vinculadas ` +
        `${number(of.linked)}, versões ${number(of.version)}, para olhar ${number(of.quarantined)})`,
    ),
  `Linhas: ${number(rows)}. Pares de cadastros para decidir depois: ${number(pairs)}.`,
  ...faults.map((fault) => `Impede: ${fault}`),
  ...(verified
    ? [verified.ok ? 'Conferido: tudo o que saiu está na central, igual.' : 'Há diferenças.']
    : []),
];

/** A process in some lines, for who stands at a terminal. */
export function processLines(process: Process): string[] {
  const { side, peer, state, words, step, problem, decideBy, endedAt } = process;
  const ended = endedAt ? ` – ${instantText(new Date(endedAt))}` : '';
  return [
    `${side === 'sending' ? 'Envio para' : 'Recebimento de'} ${peer}: ${STATES[state]}${ended}`,
    `  palavras, iguais nos dois lados: ${words}`,
    ...(step ? [`  ${step}`] : []),
    ...(problem ? [`  ${problem}`] : []),
    ...(decideBy && state === 'deciding'
      ? [`  decide-se sozinha em ${instantText(new Date(decideBy))}`]
      : []),
  ];
}
