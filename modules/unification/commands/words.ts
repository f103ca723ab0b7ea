import { instantText } from '#platform/clock/civil';
import type { CommandContext } from '#platform/cli/command';
import type { Platform } from '#platform/runtime/platform';
import { zoneOfInstallation } from '#modules/health-network/index';
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

/** A process in some lines, for who stands at a terminal; instants in the zone of the installation, as its pages tell them. */
export function processLines(process: Process, timeZone: string): string[] {
  const { side, peer, state, words, step, problem, decideBy, endedAt } = process;
  const ended = endedAt ? ` – ${instantText(new Date(endedAt), timeZone)}` : '';
  return [
    `${side === 'sending' ? 'Envio para' : 'Recebimento de'} ${peer}: ${STATES[state]}${ended}`,
    ...(endedAt ? [] : [`  palavras, a comparar com as do outro lado: ${words}`]),
    ...(step ? [`  ${step}`] : []),
    ...(problem ? [`  ${problem}`] : []),
    ...(decideBy && state === 'deciding'
      ? [`  decide-se sozinha em ${instantText(new Date(decideBy), timeZone)}`]
      : []),
  ];
}

export async function printProcess(
  { platform, print }: Pick<CommandContext<Platform>, 'platform' | 'print'>,
  process: Process,
): Promise<void> {
  const timeZone = await zoneOfInstallation(platform.db);
  for (const line of processLines(process, timeZone)) print(line);
}
