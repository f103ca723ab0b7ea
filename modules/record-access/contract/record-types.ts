import type { RecordType } from '#platform/contract/record-type';

export const recordTypes: readonly RecordType[] = [
  { id: 'prontuario', label: 'Prontuário', official: true, later: 'atendimento' },
];
