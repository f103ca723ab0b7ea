import type { RecordType } from '#platform/contract/record-type';

export const recordTypes: readonly RecordType[] = [
  { id: 'equipe', label: 'Equipe', official: false },
  { id: 'importacao', label: 'Importação de CNES', official: false },
  { id: 'lotacao', label: 'Lotação', official: false },
  { id: 'municipio', label: 'Município', official: false },
  { id: 'profissional', label: 'Profissional', official: true },
  { id: 'tipo-de-servico', label: 'Tipo de serviço', official: false },
  { id: 'unidade', label: 'Unidade de Saúde', official: true },
];
