import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Empty, Instant, Nullable } from '#platform/contract/schemas';

const SECURITY = {
  kind: 'resource',
  anyOf: ['configuracao-de-instalacao.configurar-conexao-com-seguranca'],
  scope: 'installation',
} as const;

const fields = {
  /** Months after which a password has to be changed. */
  passwordMonths: Type.Integer({ minimum: 1, maximum: 6 }),
  /** Minutes without use after which a session ends. */
  idleMinutes: Type.Enum([30, 60, 120, 180, 240]),
  /** Wrong passwords in a row that block. */
  maxAttempts: Type.Integer({ minimum: 1, maximum: 10 }),
  /** Keeps who was blocked out until somebody defines another password; off: the block ends after minutes. */
  blockUntilFreed: Type.Boolean(),
  /** First password formed by CNS or CPF and "esus". */
  legacyFirstPassword: Type.Boolean(),
};

export const SecurityView = Type.Object({
  ...fields,
  /** Last "Redefinir a senha de todos os usuários". */
  passwordOfEverybodyAskedAt: Nullable(Instant),
});

export const getSecurity = route({
  name: 'settings.security',
  method: 'GET',
  path: '/settings/security',
  summary: 'Configurações de segurança da instalação.',
  permission: SECURITY,
  response: SecurityView,
});

export const changeSecurity = route({
  name: 'settings.changeSecurity',
  method: 'PATCH',
  path: '/settings/security',
  summary: 'Altera as configurações de segurança enviadas; as outras ficam como estão.',
  permission: SECURITY,
  body: Type.Partial(Type.Object(fields), { additionalProperties: false, minProperties: 1 }),
  response: SecurityView,
});

export const askPasswordOfEverybody = route({
  name: 'settings.askPasswordOfEverybody',
  method: 'POST',
  path: '/settings/security/password-reset',
  summary: 'Pede nova senha a todos os usuários na próxima entrada, inclusive ao instalador.',
  permission: SECURITY,
  body: Empty,
  response: SecurityView,
});
