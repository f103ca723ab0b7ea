import { skip, type TableDeclaration } from '#platform/db/tables';

const OWN_TRAIL = skip('Prova a trilha desta instalação, que vai à parte, em arquivo assinado.');

export const tables: readonly TableDeclaration[] = [
  { name: 'audit_epoch', unification: OWN_TRAIL, backup: true, scope: 'installation' },
  { name: 'audit_key', unification: OWN_TRAIL, backup: true, scope: 'installation' },
  { name: 'audit_block', unification: OWN_TRAIL, backup: true, scope: 'installation' },
  { name: 'audit_archive', unification: OWN_TRAIL, backup: true, scope: 'installation' },
  {
    name: 'audit_trail',
    unification: skip('Trilhas pedidas nesta instalação, guardadas por poucos dias.'),
    backup: false,
    scope: 'municipality',
    record: 'trilha',
    called: "to_char(t.from_date, 'DD/MM/YYYY') || ' a ' || to_char(t.to_date, 'DD/MM/YYYY')",
  },
];
