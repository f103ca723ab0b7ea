import { type AuditDeclaration, altered } from '#platform/audit/declaration';

export const audit: AuditDeclaration = {
  types: {
    'scheduling.default-agenda-saved': altered,
  },
  words: {
    days: 'dias',
    duration: 'duração',
  },
};
