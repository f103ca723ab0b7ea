import type { RecordType } from '#platform/contract/record-type';

export const recordTypes: readonly RecordType[] = [
  { id: 'grupo-de-exames', label: 'Grupo de exames', official: false },
];
