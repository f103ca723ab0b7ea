import type { RecordType } from '#platform/contract/record-type';

export const recordTypes: readonly RecordType[] = [
  { id: 'lista-de-atendimentos', label: 'Lista de atendimentos', official: false },
  { id: 'garantia-do-acesso', label: 'Garantia do acesso', official: false },
];
