import { map, skip, type TableDeclaration } from '#platform/db/tables';

const SIGNING_IN = skip('Entradas, senhas e códigos são de cada instalação.');
const OWN_PROFILES =
  'Perfis próprios da instalação local não vêm; as lotações dela passam a ter os perfis padrão do CBO.';

/** The person of a row, by the view of who owns the names. */
const PERSON = '(select p.name from health_network_professional p where p.id = t.professional_id)';

export const tables: readonly TableDeclaration[] = [
  {
    name: 'profile',
    unification: map({
      label: 'perfis',
      by: [['slug']],
      plain: ['changed_by'],
      // What a standard profile is called and holds is the program's, and each base has all of them.
      compare: ['name'],
      cannotClash: ['profile_name'],
      only: { rows: 's.slug is not null', why: OWN_PROFILES },
    }),
    backup: true,
    scope: 'municipality',
    called: 't.name',
    record: 'perfil',
  },
  {
    name: 'profile_change',
    // Entering, it would change what everybody of a municipality that is there may do.
    unification: map({
      label: 'mudanças de perfis padrão',
      by: [['profile_id', 'municipality_id']],
      ids: ['changed_by'],
      compare: ['active', 'added', 'removed'],
      of: 'municipality_id',
    }),
    backup: true,
    scope: 'municipality',
  },
  {
    name: 'permission_version',
    unification: skip('Conta as mudanças de perfis dentro de cada base.'),
    backup: true,
    scope: 'installation',
  },
  {
    name: 'lotacao_profile',
    unification: map({
      label: 'perfis de lotações',
      by: [['lotacao_id', 'profile_id']],
      compare: [],
      of: 'lotacao_id',
      only: {
        rows: 'exists (select from profile p where p.id = s.profile_id and p.slug is not null)',
        why: OWN_PROFILES,
      },
    }),
    backup: true,
    scope: 'municipality',
  },
  {
    name: 'administrative_access',
    unification: skip('Administradores e gestores são de cada instalação; os da central continuam.'),
    backup: true,
    scope: 'municipality',
    unindexed: ['administrative_access_municipality_id_fkey', 'administrative_access_professional_id_fkey'],
    record: 'acesso',
    called: PERSON,
  },
  {
    name: 'account',
    // Who had a password there defines another here: a secret is sealed by the key of its installation, and whoever knew
    // the password of a small unit does not enter the municipality's base with it.
    unification: map({
      label: 'contas de acesso',
      by: [['professional_id']],
      compare: [],
      set: {
        password_hash: 'null',
        password_changed_at: 'null',
        password_round: '0',
        must_change_password: 'true',
        reset_pending: 'true',
        failed_attempts: '0',
        blocked_at: 'null',
        blocked_until: 'null',
        last_access_id: 'null',
        totp_secret: 'null',
        totp_enrolling: 'null',
        totp_last_step: 'null',
      },
    }),
    backup: true,
    scope: 'installation',
    record: 'profissional',
  },
  {
    name: 'session',
    unification: SIGNING_IN,
    backup: false,
    scope: 'installation',
    called: PERSON,
    record: 'sessao',
  },
  // Whom an access has worked for is not deleted.
  {
    name: 'access_use',
    unification: map({
      label: 'acessos que já trabalharam',
      by: [['professional_id', 'access_id']],
      ids: ['access_id'],
      compare: [],
    }),
    backup: true,
    scope: 'installation',
  },
  { name: 'sign_in_attempt', unification: SIGNING_IN, backup: true, scope: 'installation' },
  { name: 'password_link', unification: SIGNING_IN, backup: false, scope: 'installation' },
  { name: 'sign_in_ticket', unification: SIGNING_IN, backup: false, scope: 'installation' },
  { name: 'recovery_code', unification: SIGNING_IN, backup: true, scope: 'installation' },
  { name: 'unknown_sign_in', unification: SIGNING_IN, backup: false, scope: 'installation' },
];
