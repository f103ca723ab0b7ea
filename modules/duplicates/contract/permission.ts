// The record is shared by the installation; who may join registrations is a resource of its own (MAN-04).
export const MERGE = {
  kind: 'resource',
  anyOf: ['gestao-de-cadastros-de-cidadao.unificacao-de-cadastros'],
  scope: 'shared',
} as const;
