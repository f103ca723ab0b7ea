import type { RecordType } from '#platform/contract/record-type';

export const recordTypes: readonly RecordType[] = [
  { id: 'agendamento', label: 'Agendamento', official: false },
];
