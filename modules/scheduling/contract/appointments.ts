import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Instant, LocalDate, Nullable, Page, pageQuery, Text, Uuid } from '#platform/contract/schemas';
import { LotacaoOfAgenda } from './agendas.ts';
import { AppointmentEntry, Notes, Place, Status, Time } from './appointment.ts';
import { BOOK, CANCEL, OfOne, TELL_ABSENCE, VIEW } from './parts.ts';

const Author = Type.Object({
  at: Instant,
  /** Null of the program itself. */
  name: Nullable(Type.String()),
  cbo: Nullable(Type.String()),
  team: Nullable(Type.String()),
});

const Moment = Type.Object({
  day: LocalDate,
  start: Time,
  end: Time,
  professional: Type.String(),
});

const AppointmentView = Type.Object({
  ...AppointmentEntry.properties,
  lotacao: LotacaoOfAgenda,
  /** "Adicionado em … por …". */
  booked: Author,
  /** What became of it since, the oldest first. */
  history: Type.Array(
    Type.Object({
      ...Author.properties,
      what: Type.Enum([
        'edited',
        'moved',
        'cancelled',
        'died',
        'absent',
        'absence-undone',
        'present',
        'not-waited',
        'back',
        'done',
      ]),
      status: Status,
      /** Of a move. */
      from: Nullable(Moment),
      to: Nullable(Moment),
    }),
  ),
  /** What may be done with it now, by whoever has the resource. */
  may: Type.Object({
    edit: Type.Boolean(),
    cancel: Type.Boolean(),
    tellAbsence: Type.Boolean(),
    undoAbsence: Type.Boolean(),
    arrive: Type.Boolean(),
  }),
});

/** Empty keeps what the citizen has; corrected in the registration where it differs. */
const contacts = {
  phoneMobile: Type.Optional(Type.String({ maxLength: 20 })),
  email: Type.Optional(Type.String({ maxLength: 100 })),
};

/** The same citizen elsewhere at the same time was seen and accepted (409 `citizen-busy`). */
const acceptSameTime = Type.Optional(Type.Boolean());

export const Booking = Type.Object(
  {
    lotacaoId: Uuid,
    day: LocalDate,
    /** The start of a free slot; of an encaixe, any time. */
    start: Time,
    citizenId: Type.Optional(Nullable(Uuid)),
    guestLotacaoId: Type.Optional(Nullable(Uuid)),
    place: Type.Optional(Nullable(Place)),
    notes: Type.Optional(Notes),
    encaixe: Type.Optional(Type.Boolean()),
    ...contacts,
    acceptSameTime,
  },
  { additionalProperties: false },
);

export const bookAppointment = route({
  name: 'scheduling.bookAppointment',
  method: 'POST',
  path: '/appointments',
  summary:
    'Marca um agendamento: de um cidadão, ou entre profissionais (com `guestLotacaoId`; o cidadão é então opcional). ' +
    'Recusa (409 slot-taken e semelhantes) com a próxima vaga em `data.next`.',
  permission: BOOK,
  body: Booking,
  response: Type.Object({
    ...AppointmentView.properties,
    /** The slip goes out to the citizen by e-mail: there is an address, and a mail server. */
    mailed: Type.Boolean(),
  }),
  status: 201,
});

export const getAppointment = route({
  name: 'scheduling.getAppointment',
  method: 'GET',
  path: '/appointments/:id',
  summary: 'Um agendamento: quando, com quem, quem o marcou, o que houve com ele e o que se pode fazer.',
  permission: VIEW,
  params: OfOne,
  response: AppointmentView,
});

export const changeAppointment = route({
  name: 'scheduling.changeAppointment',
  method: 'PATCH',
  path: '/appointments/:id',
  summary:
    'Remarca um agendamento (data, horário, profissional) ou corrige local, observações e contatos. O que não vem fica ' +
    'como está. Recusa (409 appointment-changed) quando outra pessoa o mudou depois da leitura.',
  permission: BOOK,
  params: OfOne,
  body: Type.Object(
    {
      version: Type.Integer({ minimum: 1 }),
      lotacaoId: Type.Optional(Uuid),
      day: Type.Optional(LocalDate),
      start: Type.Optional(Time),
      encaixe: Type.Optional(Type.Boolean()),
      place: Type.Optional(Nullable(Place)),
      notes: Type.Optional(Notes),
      ...contacts,
      acceptSameTime,
    },
    { additionalProperties: false },
  ),
  response: AppointmentView,
});

export const cancelAppointment = route({
  name: 'scheduling.cancelAppointment',
  method: 'POST',
  path: '/appointments/:id/cancel',
  summary:
    'Cancela um agendamento cujo horário ainda não passou; fica no histórico do cidadão e a vaga é livre.',
  permission: CANCEL,
  params: OfOne,
  response: AppointmentView,
});

export const tellAbsence = route({
  name: 'scheduling.tellAbsence',
  method: 'POST',
  path: '/appointments/:id/absence',
  summary: 'Informa a falta do cidadão, a partir do horário do agendamento.',
  permission: TELL_ABSENCE,
  params: OfOne,
  response: AppointmentView,
});

export const undoAbsence = route({
  name: 'scheduling.undoAbsence',
  method: 'DELETE',
  path: '/appointments/:id/absence',
  summary: 'O cidadão dado como ausente chegou: só no mesmo dia.',
  permission: TELL_ABSENCE,
  params: OfOne,
  response: AppointmentView,
});

const OfCitizen = Type.Object({
  ...AppointmentEntry.properties,
  lotacao: LotacaoOfAgenda,
  booked: Author,
});

export const listCitizenAppointments = route({
  name: 'scheduling.listCitizenAppointments',
  method: 'GET',
  path: '/citizens/:id/appointments',
  summary:
    'Agendamentos de um cidadão no município: os de hoje em diante, do mais próximo ao mais distante; ou também os anteriores, ' +
    'do mais recente ao mais antigo.',
  permission: {
    kind: 'resource',
    anyOf: ['visualizar-agenda', 'gestao-de-cadastros-de-cidadao.visualizar-cidadao'],
    // The citizen is everybody's; of her appointments only those of the municipality are read.
    scope: 'shared',
  },
  params: OfOne,
  query: Type.Object({
    ...pageQuery,
    /** "Ver agendamentos anteriores". */
    earlier: Type.Optional(Type.Boolean({ default: false })),
    /** "Ver somente meus agendamentos": in whose agenda they are. */
    mine: Type.Optional(Type.Boolean({ default: false })),
    /** Part of the professional's name. */
    professional: Type.Optional(Text(100, 0)),
    from: Type.Optional(LocalDate),
    to: Type.Optional(LocalDate),
  }),
  response: Page(OfCitizen),
});
