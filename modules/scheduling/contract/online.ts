import { Type } from 'typebox';
import { route } from '#platform/contract/route';

const OnlineSwitch = Type.Object({ enabled: Type.Boolean() }, { additionalProperties: false });

const PERMISSION = {
  kind: 'resource',
  anyOf: ['configuracao-de-instalacao.configurar-agenda-online'],
  scope: 'installation',
} as const;

export const getOnlineAgenda = route({
  name: 'scheduling.getOnlineAgenda',
  method: 'GET',
  path: '/online-agenda',
  summary: 'Se horários podem ser dados ao agendamento on-line nesta instalação.',
  permission: PERMISSION,
  response: OnlineSwitch,
});

export const setOnlineAgenda = route({
  name: 'scheduling.setOnlineAgenda',
  method: 'PUT',
  path: '/online-agenda',
  summary: 'Habilita ou desabilita a Agenda online; desabilitada, os horários dados a ela voltam à unidade.',
  permission: PERMISSION,
  body: OnlineSwitch,
  response: OnlineSwitch,
});
