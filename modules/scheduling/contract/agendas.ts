import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Nullable, Text, Uuid } from '#platform/contract/schemas';
import { ClosureView } from './closures.ts';
import { Days, OnlineDays } from './schemas.ts';

const RESOURCE = 'visualizar-profissionais.visualizar-acessos';
const CONFIGURE = `${RESOURCE}.configurar-agenda`;
const CLOSE = `${RESOURCE}.fechar-agenda`;
const ONLINE = `${RESOURCE}.configurar-agenda-online`;

/** Whose agenda it is. */
export const LotacaoOfAgenda = Type.Object({
  id: Uuid,
  active: Type.Boolean(),
  professional: Type.Object({ id: Uuid, name: Type.String() }),
  unit: Type.Object({ name: Type.String(), cnes: Type.String() }),
  cbo: Type.Object({ code: Type.String(), name: Type.String() }),
  team: Nullable(Type.Object({ name: Type.String(), ine: Type.String() })),
});

const AgendaView = Type.Object({
  lotacao: LotacaoOfAgenda,
  /** Of its own, the municipal default, or none. */
  kind: Type.Enum(['propria', 'padrao', 'nenhuma']),
  /** What it follows without one of its own: the default is given to who has one lotação. */
  otherwise: Type.Enum(['padrao', 'nenhuma']),
  /** Send it back when saving: who edits an older version is told. Null: nothing was saved yet. */
  version: Nullable(Type.String()),
  /** Hours in force; null without agenda. */
  days: Nullable(Days),
  /** The municipal default, for "Horário padrão". */
  standard: Days,
  /** Minutes of a slot. */
  duration: Type.Integer(),
  durationOf: Type.Enum(['cbo', 'municipio']),
  online: OnlineDays,
  /** `off`: Agenda online is off in the installation; `manual`: the registration did not come from the CNES. */
  onlineOffer: Type.Enum(['offered', 'off', 'manual']),
  /** Closed times, the latest first; at most 200. */
  closures: Type.Array(ClosureView),
});

const Version = Nullable(Text(40));
const OfLotacao = Type.Object({ id: Uuid });

export const getAgenda = route({
  name: 'scheduling.getAgenda',
  method: 'GET',
  path: '/lotacoes/:id/agenda',
  summary: 'A agenda de uma lotação: horários em vigor, duração, fechamentos e horários on-line.',
  permission: { kind: 'resource', anyOf: [CONFIGURE, CLOSE, ONLINE], scope: 'unit' },
  params: OfLotacao,
  response: AgendaView,
});

export const saveAgenda = route({
  name: 'scheduling.saveAgenda',
  method: 'PUT',
  path: '/lotacoes/:id/agenda',
  summary:
    'Grava os horários próprios de uma lotação, ou os tira (null); recusa (409 agenda-changed) quando outra pessoa ' +
    'gravou depois da leitura.',
  permission: { kind: 'resource', anyOf: [CONFIGURE], scope: 'unit' },
  params: OfLotacao,
  body: Type.Object({ version: Version, days: Nullable(Days) }, { additionalProperties: false }),
  response: AgendaView,
});

export const saveOnlineSlots = route({
  name: 'scheduling.saveOnlineSlots',
  method: 'PUT',
  path: '/lotacoes/:id/online-agenda',
  summary:
    'Grava que horários de uma lotação são do agendamento on-line; recusa (409 agenda-changed) quando outra pessoa ' +
    'gravou depois da leitura.',
  permission: { kind: 'resource', anyOf: [ONLINE], scope: 'unit' },
  params: OfLotacao,
  body: Type.Object({ version: Version, online: OnlineDays }, { additionalProperties: false }),
  response: AgendaView,
});
