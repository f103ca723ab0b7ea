import type { TableDeclaration } from '#platform/db/tables';

export const tables: readonly TableDeclaration[] = [
  { name: 'audit_epoch', unification: 'skip', backup: true, scope: 'installation' },
  { name: 'audit_key', unification: 'skip', backup: true, scope: 'installation' },
  { name: 'audit_block', unification: 'skip', backup: true, scope: 'installation' },
  { name: 'audit_archive', unification: 'skip', backup: true, scope: 'installation' },
  {
    name: 'audit_trail',
    unification: 'skip',
    backup: false,
    scope: 'municipality',
    record: 'trilha',
    called: "to_char(t.from_date, 'DD/MM/YYYY') || ' a ' || to_char(t.to_date, 'DD/MM/YYYY')",
  },
];
