import type { RecordType } from '#platform/contract/record-type';

export const recordTypes: readonly RecordType[] = [
  { id: 'ficha', label: 'Ficha de cadastro individual', official: false },
];
