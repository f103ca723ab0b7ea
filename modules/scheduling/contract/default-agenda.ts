import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Ibge } from '#platform/contract/schemas';
import { DefaultAgenda } from './schemas.ts';

const PERMISSION = {
  kind: 'resource',
  anyOf: ['configuracao-municipal.configurar-agenda-padrao'],
  scope: 'municipality',
} as const;

export const getDefaultAgenda = route({
  name: 'scheduling.getDefaultAgenda',
  method: 'GET',
  path: '/municipalities/:ibge/default-agenda',
  summary: 'Agenda padrão do município: períodos de trabalho e duração do agendamento.',
  permission: PERMISSION,
  params: Type.Object({ ibge: Ibge }),
  response: DefaultAgenda,
});

export const saveDefaultAgenda = route({
  name: 'scheduling.saveDefaultAgenda',
  method: 'PUT',
  path: '/municipalities/:ibge/default-agenda',
  summary: 'Grava a agenda padrão do município. Agendas individuais já configuradas não mudam.',
  permission: PERMISSION,
  params: Type.Object({ ibge: Ibge }),
  body: DefaultAgenda,
  response: DefaultAgenda,
});
