import type { RecordType } from '#platform/contract/record-type';

export const recordTypes: readonly RecordType[] = [
  { id: 'cidadao', label: 'Cidadão', official: true },
  { id: 'par', label: 'Suspeita de duplicidade', official: false },
];
