import type { RouteOutput } from '#platform/contract/route';
import { formatNumber, StatusMark, type StatusShape } from '#ui/index';
import type { listGeneratedLotesContract } from '../contract.ts';

export type GeneratedLote = RouteOutput<typeof listGeneratedLotesContract>['rows'][number];

const STATES: Record<GeneratedLote['state'], [StatusShape, string]> = {
  waiting: ['attention', 'Aguardando envio'],
  scheduled: ['attention', 'Agendado'],
  sending: ['running', 'Enviando'],
  failed: ['failed', 'Erro no envio'],
  file: ['running', 'Entregue em arquivo, sem recibo'],
  refused: ['failed', 'Recebido'],
  sent: ['done', 'Enviado'],
};

/** "Situação de envio": nothing is sent before its receiver says so. */
export function LoteState({ lote: { state, refused } }: { lote: Pick<GeneratedLote, 'state' | 'refused'> }) {
  const [shape, label] = STATES[state];
  const told = refused === 1 ? '1 recusada' : `${formatNumber(refused)} recusadas`;
  return <StatusMark shape={shape}>{refused > 0 ? `${label} · ${told}` : label}</StatusMark>;
}

/** Address of the file of a lot, for an anchor. */
export const fileOf = ({ id }: Pick<GeneratedLote, 'id'>) => `/api/generated-lotes/${id}/file.zip`;
