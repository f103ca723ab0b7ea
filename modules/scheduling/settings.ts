import { defineSetting } from '#platform/settings/settings';
import { DefaultAgenda } from './contract.ts';
import { standardAgenda } from './contract/agenda.ts';

export const defaultAgenda = defineSetting({
  key: 'scheduling.defaultAgenda',
  title: 'Agenda padrão',
  schema: DefaultAgenda,
  default: standardAgenda(),
  scope: 'municipality',
});
