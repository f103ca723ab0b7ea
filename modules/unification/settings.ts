import { Type } from 'typebox';
import { defineSetting } from '#platform/settings/settings';

export const hoursSetting = defineSetting({
  key: 'unification.hours',
  title: 'Prazo para confirmar uma unificação de base',
  schema: Type.Integer({ minimum: 1, maximum: 168 }),
  default: 24,
  unit: 'horas',
  scope: 'installation',
});

export const speedSetting = defineSetting({
  key: 'unification.kib-per-second',
  title: 'Velocidade do envio da base na unificação; 0 sem limite',
  schema: Type.Union([Type.Literal(0), Type.Integer({ minimum: 8, maximum: 1_000_000 })]),
  default: 0,
  unit: 'KiB/s',
  scope: 'installation',
});
