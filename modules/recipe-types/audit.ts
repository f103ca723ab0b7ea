import { type AuditDeclaration, altered, created, removed } from '#platform/audit/declaration';

export const audit: AuditDeclaration = {
  types: {
    'recipe-types.marked': created,
    'recipe-types.changed': altered,
    'recipe-types.unmarked': removed,
  },
  words: { catmat: 'CATMAT', recipe: 'tipo de receita' },
};
