import type { RecordType } from '#platform/contract/record-type';

export const recordTypes: readonly RecordType[] = [
  { id: 'importacao-cidadaos', label: 'Importação de cidadãos', official: false },
];
