import { Type } from 'typebox';
import { defineSetting } from '#platform/settings/settings';

/** Options and defaults of the tab "Segurança" (administration §3.2; attempts: the 5.3 default). */
export const idleMinutes = defineSetting({
  key: 'access.idleMinutes',
  title: 'Período máximo de inatividade',
  schema: Type.Enum([30, 60, 120, 180, 240]),
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

export const passwordMonths = defineSetting({
  key: 'access.passwordMonths',
  title: 'Período para redefinição de senha',
  schema: Type.Integer({ minimum: 1, maximum: 6 }),
  default: 6,
  unit: 'meses',
  scope: 'installation',
});
