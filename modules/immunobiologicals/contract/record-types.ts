import type { RecordType } from '#platform/contract/record-type';

export const recordTypes: readonly RecordType[] = [
  { id: 'lote-de-imunobiologico', label: 'Lote de imunobiológico', official: false },
];
