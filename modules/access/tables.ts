import type { TableDeclaration } from '#platform/db/tables';

export const tables: readonly TableDeclaration[] = [
  { name: 'profile', unification: 'merge', backup: true, scope: 'municipality' },
  { name: 'profile_resource', unification: 'merge', backup: true, scope: 'municipality' },
  { name: 'profile_resource_offered', unification: 'skip', backup: true, scope: 'installation' },
  { name: 'lotacao_profile', unification: 'merge', backup: true, scope: 'municipality' },
  { name: 'administrative_access', unification: 'skip', backup: true, scope: 'municipality' },
  { name: 'account', unification: 'merge', backup: true, scope: 'installation' },
  { name: 'session', unification: 'skip', backup: false, scope: 'installation' },
  { name: 'access_use', unification: 'skip', backup: true, scope: 'installation' },
  { name: 'unknown_sign_in', unification: 'skip', backup: false, scope: 'installation' },
];
