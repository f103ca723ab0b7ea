import { skip, type TableDeclaration } from '#platform/db/tables';

/** A contra-chave is bound to its installation: in another base it would say nothing. */
export const activationTables: readonly TableDeclaration[] = [
  {
    name: 'activation',
    unification: skip('A contra-chave vale só na instalação para a qual foi gerada.'),
    backup: true,
    scope: 'municipality',
    record: 'municipio',
  },
];
