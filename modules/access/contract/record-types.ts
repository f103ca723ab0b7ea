import type { RecordType } from '#platform/contract/record-type';

export const recordTypes: readonly RecordType[] = [
  { id: 'acesso', label: 'Acesso administrativo', official: false },
  { id: 'perfil', label: 'Perfil', official: true },
  { id: 'sessao', label: 'Sessão', official: false },
];
