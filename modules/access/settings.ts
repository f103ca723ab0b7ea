import { Type } from 'typebox';
import { defineSetting } from '#platform/settings/settings';

const IDLE_MINUTES = [30, 60, 120, 180, 240] as const;

/** Options and defaults of the tab "Segurança" (attempts: the 5.3 default). */
export const idleMinutes = defineSetting({
  key: 'access.idleMinutes',
  title: 'Período máximo de inatividade',
  schema: Type.Enum(IDLE_MINUTES),
  default: 60,
  unit: 'minutos',
  scope: 'installation',
});

export const maxAttempts = defineSetting({
  key: 'access.maxAttempts',
  title: 'Quantidade máxima de tentativas de login',
  schema: Type.Integer({ minimum: 1, maximum: 10 }),
  default: 5,
  scope: 'installation',
});

/**
 * Keeps who reached that number out until somebody defines another password, as the PEC does. Off: the block ends by
 * itself, since anybody who knows a CPF could keep its owner out.
 */
export const blockUntilFreed = defineSetting({
  key: 'access.blockUntilFreed',
  title: 'Manter o bloqueio até a redefinição da senha',
  schema: Type.Boolean(),
  default: false,
  scope: 'installation',
});

export const passwordMonths = defineSetting({
  key: 'access.passwordMonths',
  title: 'Período para redefinição de senha',
  schema: Type.Integer({ minimum: 1, maximum: 6 }),
  default: 6,
  unit: 'meses',
  scope: 'installation',
});

/** First password of a professional: CNS (or CPF) followed by "esus", as older versions did. Anybody may guess it. */
export const legacyFirstPassword = defineSetting({
  key: 'access.legacyFirstPassword',
  title: 'Primeira senha formada por CNS ou CPF e “esus”',
  schema: Type.Boolean(),
  default: false,
  scope: 'installation',
});

/**
 * "Redefinir a senha de todos os usuários": a number that grows with each request. Not an instant, so that a
 * clock set back asks nobody twice.
 */
export const passwordRound = defineSetting({
  key: 'access.passwordRound',
  title: 'Solicitação de redefinição de senha dos usuários',
  schema: Type.Object({
    round: Type.Integer({ minimum: 0 }),
    requestedAt: Type.Union([Type.String(), Type.Null()]),
  }),
  default: { round: 0, requestedAt: null },
  scope: 'installation',
});
