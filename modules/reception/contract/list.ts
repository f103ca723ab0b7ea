import { type Static, Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Instant, LocalDate, Nullable, Total, Uuid } from '#platform/contract/schemas';
import {
  CALL,
  CHOOSE,
  EDIT,
  Entry,
  Listed,
  NOT_WAITED,
  OfOne,
  Room,
  TodaysAppointment,
  Version,
  VIEW,
} from './parts.ts';
import { Order, Status } from './status.ts';

/** The most rows of one answer: a day of the largest units. */
export const MOST_ENTRIES = 500;

const ids = Type.Array(Uuid, { maxItems: 50, uniqueItems: true });

/** What stays chosen for the next time. All that are filled hold together; within one, any of the chosen. */
const kept = {
  statuses: Type.Array(Status, { maxItems: 5, uniqueItems: true }),
  /** Only those not finished, of any day unless a period is asked for; `statuses` then says nothing. */
  unfinished: Type.Boolean(),
  /** Only those for who asks. */
  own: Type.Boolean(),
  serviceTypes: ids,
  /** "Agendado" among the types of service. */
  scheduled: Type.Boolean(),
  teams: ids,
  lotacoes: ids,
  order: Order,
};
export const KeptFilters = Type.Object(kept, { additionalProperties: false });
export type KeptFilters = Static<typeof KeptFilters>;

const Filters = Type.Object(
  {
    ...Type.Partial(Type.Object(kept)).properties,
    /** Name, CPF, CNS or birth date. */
    text: Type.Optional(Type.String({ maxLength: 200 })),
    /** Days of arrival. Neither: today; in a Pronto Atendimento, the last 24 hours. */
    from: Type.Optional(LocalDate),
    to: Type.Optional(LocalDate),
  },
  { additionalProperties: false },
);
export type Filters = Static<typeof Filters>;

export const searchEntries = route({
  name: 'reception.searchEntries',
  method: 'POST',
  path: '/list-entries/search',
  summary:
    'Lista de atendimentos da unidade. Sem filtros: os não finalizados de hoje, por risco e chegada; num Pronto Atendimento, das últimas 24 horas.',
  permission: VIEW,
  idempotency: { exempt: 'lê, não grava' },
  body: Filters,
  response: Type.Object({
    rows: Type.Array(Entry),
    total: Total,
    /** Of what the other filters leave, how many of each status. */
    counts: Type.Record(Status, Type.Integer()),
    /** By the clock of the municipality. */
    today: LocalDate,
    /** Since when, where no period was asked for in a Pronto Atendimento. */
    since: Nullable(Instant),
    at: Instant,
  }),
});

export const listObserved = route({
  name: 'reception.listObserved',
  method: 'GET',
  path: '/list-entries/observed',
  summary:
    '“Cidadãos em observação” da unidade, de qualquer dia, com o responsável e a quem cada um foi encaminhado.',
  permission: VIEW,
  response: Type.Object({ rows: Type.Array(Entry), today: LocalDate }),
});

const named = Type.Object({ id: Uuid, name: Type.String() });

export const getListChoices = route({
  name: 'reception.getListChoices',
  method: 'GET',
  path: '/list-entries/choices',
  summary:
    'O que a unidade oferece na lista de atendimentos e na garantia do acesso: tipos de serviço ativos, equipes, profissionais e o que a pessoa escolheu da última vez.',
  permission: CHOOSE,
  response: Type.Object({
    unit: named,
    timeZone: Type.String(),
    today: LocalDate,
    /** CNES type 73. */
    emergency: Type.Boolean(),
    /** Only those that the unit offers (ADM-H05). `vaccination` opens "Realizar vacinação". */
    serviceTypes: Type.Array(Type.Object({ ...named.properties, vaccination: Type.Boolean() })),
    teams: Type.Array(named),
    lotacoes: Type.Array(
      Type.Object({
        id: Uuid,
        professional: Type.String(),
        cbo: Type.String(),
        teamId: Nullable(Uuid),
        own: Type.Boolean(),
      }),
    ),
    /** The panel names people by ticket: the desk tells it to who arrives. */
    tickets: Type.Boolean(),
    /** Null: the defaults. */
    filters: Nullable(KeptFilters),
    /** Where this person last called somebody to. */
    room: Nullable(Type.String()),
  }),
});

export const keepFilters = route({
  name: 'reception.keepFilters',
  method: 'PUT',
  path: '/list-entries/filters',
  summary: 'Guarda como a pessoa filtra e ordena a lista nesta lotação; nulo volta para o padrão.',
  permission: VIEW,
  body: Type.Object({ filters: Nullable(KeptFilters) }, { additionalProperties: false }),
  response: Type.Object({}),
  idempotency: { exempt: 'repetida, a gravação substitui a si mesma' },
});

export const findArrivals = route({
  name: 'reception.findArrivals',
  method: 'POST',
  path: '/list-entries/arrivals',
  summary:
    'De cidadãos encontrados na busca: quem já está na lista e os agendamentos de hoje na unidade, para marcar a chegada.',
  permission: VIEW,
  idempotency: { exempt: 'lê, não grava' },
  body: Type.Object(
    { citizenIds: Type.Array(Uuid, { minItems: 1, maxItems: 20, uniqueItems: true }) },
    { additionalProperties: false },
  ),
  response: Type.Object({
    rows: Type.Array(
      Type.Object({
        citizenId: Uuid,
        listed: Type.Array(Listed),
        appointments: Type.Array(TodaysAppointment),
      }),
    ),
  }),
});

/** What a person must see before somebody is added; sent back in `confirmed`, it is added. */
export const Doubt = Type.Enum(['listed', 'deceased', 'inactive']);
export type Doubt = Static<typeof Doubt>;

/** `data` of 409 `arrival-to-confirm`. */
export const ToConfirm = Type.Object({
  doubts: Type.Array(Doubt),
  listed: Type.Array(Listed),
  diedOn: Nullable(LocalDate),
});
export type ToConfirm = Static<typeof ToConfirm>;

const organised = {
  lotacaoId: Nullable(Uuid),
  teamId: Nullable(Uuid),
  serviceTypes: ids,
};

export const addEntry = route({
  name: 'reception.addEntry',
  method: 'POST',
  path: '/list-entries',
  summary:
    'Adiciona um cidadão à lista de atendimentos da unidade: demanda espontânea, ou a chegada de um agendamento de hoje, que fica presente. 409 quando é preciso confirmar.',
  permission: EDIT,
  body: Type.Object(
    {
      citizenId: Uuid,
      ...organised,
      /** Of the citizen, of today; what is not told of professional and team comes from it. */
      appointmentId: Type.Optional(Nullable(Uuid)),
      confirmed: Type.Optional(Type.Array(Doubt, { maxItems: 3, uniqueItems: true })),
    },
    { additionalProperties: false },
  ),
  response: Entry,
  status: 201,
});

export const changeEntry = route({
  name: 'reception.changeEntry',
  method: 'PUT',
  path: '/list-entries/:id',
  summary: 'Muda profissional, equipe e tipos de serviço de quem aguarda.',
  permission: EDIT,
  params: OfOne,
  body: Type.Object({ version: Version, ...organised }, { additionalProperties: false }),
  response: Entry,
});

export const excludeEntry = route({
  name: 'reception.excludeEntry',
  method: 'DELETE',
  path: '/list-entries/:id',
  summary: 'Exclui da lista quem aguarda e não teve escuta nem atendimento; o agendamento volta a agendado.',
  permission: EDIT,
  params: OfOne,
  query: Type.Object({ version: Version }, { additionalProperties: false }),
  response: Type.Undefined(),
  status: 204,
});

const ofVersion = Type.Object({ version: Version }, { additionalProperties: false });

export const markNotWaited = route({
  name: 'reception.markNotWaited',
  method: 'POST',
  path: '/list-entries/:id/not-waited',
  summary: 'Cidadão não aguardou.',
  permission: NOT_WAITED,
  params: OfOne,
  body: ofVersion,
  response: Entry,
});

export const markReturned = route({
  name: 'reception.markReturned',
  method: 'POST',
  path: '/list-entries/:id/returned',
  summary: 'Cidadão retornou: volta a aguardar, com a mesma hora de chegada (ENC-10).',
  permission: NOT_WAITED,
  params: OfOne,
  body: ofVersion,
  response: Entry,
});

export const callEntry = route({
  name: 'reception.callEntry',
  method: 'POST',
  path: '/list-entries/:id/calls',
  summary: 'Chama no painel quem aguarda, para uma sala; 409 quando outra pessoa acabou de chamar.',
  permission: CALL,
  params: OfOne,
  body: Type.Object(
    {
      room: Room,
      /** How often called, as it was read. */
      calls: Type.Integer({ minimum: 0 }),
    },
    { additionalProperties: false },
  ),
  response: Entry,
});
