import type { AuditDeclaration } from '#platform/audit/declaration';

export const audit: AuditDeclaration = {
  types: {
    'rnds.disabled': { official: 14, text: 'Acesso à RNDS desabilitado' },
    'rnds.enabled': { official: 13, text: 'Acesso à RNDS habilitado' },
  },
  words: { certificate: 'certificado' },
};
