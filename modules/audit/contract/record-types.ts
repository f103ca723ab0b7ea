import type { RecordType } from '#platform/contract/record-type';

export const recordTypes: readonly RecordType[] = [
  { id: 'trilha', label: 'Trilha de auditoria', official: false },
];
