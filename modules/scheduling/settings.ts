import { Type } from 'typebox';
import { defineSetting } from '#platform/settings/settings';
import { standardAgenda } from './contract/agenda.ts';
import { DefaultAgenda } from './contract/schemas.ts';

export const defaultAgenda = defineSetting({
  key: 'scheduling.defaultAgenda',
  title: 'Agenda padrão',
  schema: DefaultAgenda,
  default: standardAgenda(),
  scope: 'municipality',
});

/** Whether hours may be given to online booking, in the whole installation. */
export const onlineAgenda = defineSetting({
  key: 'scheduling.onlineAgenda',
  title: 'Agenda online',
  schema: Type.Boolean(),
  default: false,
  scope: 'installation',
});
