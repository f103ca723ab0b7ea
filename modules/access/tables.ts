import type { TableDeclaration } from '#platform/db/tables';

/** The person of a row, by the view of who owns the names. */
const PERSON = '(select p.name from health_network_professional p where p.id = t.professional_id)';

export const tables: readonly TableDeclaration[] = [
  {
    name: 'profile',
    unification: 'merge',
    backup: true,
    scope: 'municipality',
    called: 't.name',
    record: 'perfil',
  },
  { name: 'profile_change', unification: 'merge', backup: true, scope: 'municipality' },
  { name: 'permission_version', unification: 'skip', backup: true, scope: 'installation' },
  { name: 'lotacao_profile', unification: 'merge', backup: true, scope: 'municipality' },
  {
    name: 'administrative_access',
    unification: 'skip',
    backup: true,
    scope: 'municipality',
    unindexed: ['administrative_access_municipality_id_fkey', 'administrative_access_professional_id_fkey'],
    record: 'acesso',
    called: PERSON,
  },
  { name: 'account', unification: 'merge', backup: true, scope: 'installation', record: 'profissional' },
  {
    name: 'session',
    unification: 'skip',
    backup: false,
    scope: 'installation',
    called: PERSON,
    record: 'sessao',
  },
  { name: 'access_use', unification: 'skip', backup: true, scope: 'installation' },
  { name: 'sign_in_attempt', unification: 'skip', backup: true, scope: 'installation' },
  { name: 'password_link', unification: 'skip', backup: false, scope: 'installation' },
  { name: 'sign_in_ticket', unification: 'skip', backup: false, scope: 'installation' },
  { name: 'recovery_code', unification: 'skip', backup: true, scope: 'installation' },
  { name: 'unknown_sign_in', unification: 'skip', backup: false, scope: 'installation' },
];
