import type { HistoryKind } from './chart.ts';

/** What the kinds of the history are called; of who has an appointment, an escuta is a pré-atendimento. */
export const KIND_LABELS: Record<HistoryKind, string> = {
  escuta: 'Escuta inicial',
  individual: 'Consulta',
  procedimentos: 'Procedimentos',
  observacao: 'Contato em observação',
  'cadastro-individual': 'Cadastro individual',
};
export const kindLabel = ({ kind, scheduled }: { kind: HistoryKind; scheduled: boolean }): string =>
  kind === 'escuta' && scheduled ? 'Pré-atendimento' : KIND_LABELS[kind];
