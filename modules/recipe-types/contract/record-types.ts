import type { RecordType } from '#platform/contract/record-type';

export const recordTypes: readonly RecordType[] = [
  { id: 'tipo-de-receita', label: 'Tipo de receita de um medicamento', official: false },
];
