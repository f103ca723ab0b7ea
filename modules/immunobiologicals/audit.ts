import { type AuditDeclaration, altered, created, removed } from '#platform/audit/declaration';

export const audit: AuditDeclaration = {
  types: {
    'immunobiologicals.lot-activated': altered,
    'immunobiologicals.lot-added': created,
    'immunobiologicals.lot-changed': altered,
    'immunobiologicals.lot-inactivated': altered,
    'immunobiologicals.lot-removed': removed,
  },
  words: {
    expiresOn: 'data de validade',
    immunobiological: 'imunobiológico',
    lotNumber: 'lote',
    manufacturer: 'fabricante',
  },
};
