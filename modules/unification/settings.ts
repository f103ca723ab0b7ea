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
