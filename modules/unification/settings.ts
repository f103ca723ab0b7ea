import { Type } from 'typebox';
import { defineSetting } from '#platform/settings/settings';
import { Hours, SPEED } from './contract/settings.ts';

export const hoursSetting = defineSetting({
  key: 'unification.hours',
  title: 'Prazo para confirmar uma unificação de base',
  schema: Hours,
  default: 24,
  unit: 'horas',
  scope: 'installation',
});

export const speedSetting = defineSetting({
  key: 'unification.kib-per-second',
  title: 'Velocidade do envio da base na unificação; 0 sem limite',
  schema: Type.Union([Type.Literal(0), Type.Integer({ minimum: SPEED.least, maximum: SPEED.most })]),
  default: 0,
  unit: 'KiB/s',
  scope: 'installation',
});
