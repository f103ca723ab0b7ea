import type { RecordType } from '#platform/contract/record-type';

export const recordTypes: readonly RecordType[] = [
  { id: 'unificacao', label: 'Unificação de cadastros', official: false },
];
