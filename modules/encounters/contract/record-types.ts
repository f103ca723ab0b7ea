import type { RecordType } from '#platform/contract/record-type';

export const recordTypes: readonly RecordType[] = [
  { id: 'atendimento', label: 'Atendimento', official: false },
  { id: 'registro-tardio', label: 'Registro tardio', official: false },
  { id: 'problema', label: 'Problema ou condição', official: false },
  { id: 'registro-clinico', label: 'Alergia ou antecedente', official: false },
];
