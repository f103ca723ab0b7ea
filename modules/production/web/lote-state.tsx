import type { RouteOutput } from '#platform/contract/route';
import { formatNumber, StatusMark, type StatusShape } from '#ui/index';
import type { listGeneratedLotesContract } from '../contract.ts';

export type GeneratedLote = RouteOutput<typeof listGeneratedLotesContract>['rows'][number];

const STATES: Record<GeneratedLote['state'], [StatusShape, string]> = {
  waiting: ['attention', 'Aguardando envio'],
  elsewhere: ['done', 'Ficou com a outra instalação'],
  scheduled: ['attention', 'Agendado'],
  sending: ['running', 'Enviando'],
  failed: ['failed', 'Erro no envio'],
  file: ['running', 'Entregue em arquivo, sem recibo'],
  refused: ['failed', 'Recebido'],
  sent: ['done', 'Enviado'],
};

/** "Situação de envio": nothing is sent before its receiver says so. */
export function LoteState({
  lote: { state, refused, kept },
}: {
  lote: Pick<GeneratedLote, 'state' | 'refused' | 'kept'>;
}) {
  const [shape, label] = STATES[state];
  const told = [
    label,
    ...(refused > 0 ? [refused === 1 ? '1 recusada' : `${formatNumber(refused)} recusadas`] : []),
    ...(kept > 0 ? [kept === 1 ? '1 espera aqui' : `${formatNumber(kept)} esperam aqui`] : []),
  ];
  return <StatusMark shape={shape}>{told.join(' · ')}</StatusMark>;
}

const SOON_MS = 3_000;
const LATER_MS = 30_000;
const CHANGES: Partial<Record<GeneratedLote['state'], number>> = {
  waiting: SOON_MS,
  sending: SOON_MS,
  scheduled: LATER_MS,
  failed: LATER_MS,
};

/** Milliseconds after which one of them may stand elsewhere; false when none goes on by itself. */
export function changeIn(shown: ReadonlyArray<Pick<GeneratedLote, 'state'>>): number | false {
  const times = shown.flatMap(({ state }) => CHANGES[state] ?? []);
  return times.length > 0 && Math.min(...times);
}

/** "4.237", or with the word that it is no lot of this installation. */
export const numberOf = ({ number, elsewhere }: Pick<GeneratedLote, 'number' | 'elsewhere'>) =>
  `${formatNumber(number)}${elsewhere ? ' (de outra instalação)' : ''}`;

/** Address of the file of a lot, for an anchor. */
export const fileOf = ({ id }: Pick<GeneratedLote, 'id'>) => `/api/generated-lotes/${id}/file.zip`;
