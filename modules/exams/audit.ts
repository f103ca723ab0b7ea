import { type AuditDeclaration, altered, created, removed } from '#platform/audit/declaration';

export const audit: AuditDeclaration = {
  types: {
    'exams.group-added': created,
    'exams.group-changed': altered,
    'exams.group-removed': removed,
  },
  words: { codes: 'exames', name: 'nome', sex: 'sexo' },
};
