import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { LocalDate, Nullable, Text, Uuid } from '#platform/contract/schemas';
import { LotacaoOfAgenda } from './agendas.ts';
import { AppointmentEntry, ReservationEntry, Time } from './appointment.ts';
import { FreeSlot, OfOne, VIEW } from './parts.ts';

/** How many agendas are read side by side at once. */
export const SIDE_BY_SIDE = 30;

const SlotCell = Type.Object({
  start: Time,
  end: Time,
  /**
   * `free`: may be booked; `taken`: an appointment or a reservation holds it; `online`: given to online booking until
   * `opensOn`, only a reservation goes there; `past`: began already.
   */
  state: Type.Enum(['free', 'taken', 'online', 'past']),
  /** The day on which an online slot that nobody took is the unit's again. */
  opensOn: Nullable(LocalDate),
});

const AgendaDay = Type.Object({
  day: LocalDate,
  /** Working hours of the weekday; none, where it is not worked or the lotação has no agenda. */
  periods: Type.Array(Type.Object({ start: Time, end: Time })),
  /** Closed times cut to the day: `24:00` ends one that goes on. */
  closed: Type.Array(Type.Object({ id: Uuid, start: Time, end: Time, reason: Type.String() })),
  slots: Type.Array(SlotCell),
  /** By start. Cancelled ones are not here. */
  entries: Type.Array(Type.Union([AppointmentEntry, ReservationEntry])),
  counts: Type.Object({ booked: Type.Integer(), absent: Type.Integer(), free: Type.Integer() }),
});

export const readAgendas = route({
  name: 'scheduling.readAgendas',
  method: 'GET',
  path: '/agendas',
  summary:
    'Agendas de lotações da unidade, lado a lado, de um a sete dias: vagas, agendamentos, reservas e fechamentos.',
  permission: VIEW,
  query: Type.Object({
    from: LocalDate,
    days: Type.Optional(Type.Integer({ minimum: 1, maximum: 7, default: 1 })),
    /** Ids, separated by commas. */
    lotacoes: Text(SIDE_BY_SIDE * 37),
  }),
  response: Type.Object({
    /** IANA zone of the municipality: all times here are its civil times. */
    timeZone: Type.String(),
    /** Civil instant `aaaa-mm-ddThh:mm`, for the line of now. */
    now: Type.String(),
    days: Type.Array(LocalDate),
    lotacoes: Type.Array(
      Type.Object({
        lotacao: LotacaoOfAgenda,
        kind: Type.Enum(['propria', 'padrao', 'nenhuma']),
        /** Minutes of a slot. */
        duration: Type.Integer(),
        days: Type.Array(AgendaDay),
      }),
    ),
  }),
});

export const listAgendas = route({
  name: 'scheduling.listAgendas',
  method: 'GET',
  path: '/agenda-lotacoes',
  summary:
    'Lotações ativas da unidade que podem ter agenda, as fixadas primeiro, com as vagas que restam em um período.',
  permission: VIEW,
  query: Type.Object({
    from: LocalDate,
    days: Type.Optional(Type.Integer({ minimum: 1, maximum: 7, default: 1 })),
  }),
  response: Type.Object({
    timeZone: Type.String(),
    now: Type.String(),
    lotacoes: Type.Array(
      Type.Object({
        lotacao: LotacaoOfAgenda,
        kind: Type.Enum(['propria', 'padrao', 'nenhuma']),
        duration: Type.Integer(),
        teamId: Nullable(Uuid),
        pinned: Type.Boolean(),
        /** Of the access in which the person works now. */
        own: Type.Boolean(),
        free: Type.Integer(),
      }),
    ),
  }),
});

export const pinAgenda = route({
  name: 'scheduling.pinAgenda',
  method: 'PUT',
  path: '/lotacoes/:id/agenda-pin',
  summary: 'Fixa a agenda de uma lotação na lista de acesso rápido da pessoa, ou a solta.',
  permission: VIEW,
  params: OfOne,
  body: Type.Object({ pinned: Type.Boolean() }, { additionalProperties: false }),
  response: Type.Object({ pinned: Type.Boolean() }),
});

export const readAgendaMonth = route({
  name: 'scheduling.readAgendaMonth',
  method: 'GET',
  path: '/lotacoes/:id/agenda-month',
  summary: 'Os dias de um mês da agenda de uma lotação: com vaga, sem vaga, fechados.',
  permission: VIEW,
  params: OfOne,
  query: Type.Object({ month: Type.String({ pattern: '^\\d{4}-\\d{2}$' }) }),
  response: Type.Object({
    days: Type.Array(
      Type.Object({
        day: LocalDate,
        /** `off`: without hours; `closed`: all hours of the day are closed. */
        state: Type.Enum(['free', 'full', 'closed', 'off', 'past']),
        free: Type.Integer(),
      }),
    ),
  }),
});

export const findNextSlots = route({
  name: 'scheduling.findNextSlots',
  method: 'GET',
  path: '/next-slots',
  summary:
    'Próximas vagas da unidade, a partir de agora ou de um dia: de uma lotação, de uma ocupação (CBO), de uma equipe, ou de todas.',
  permission: VIEW,
  query: Type.Object({
    lotacaoId: Type.Optional(Uuid),
    cbo: Type.Optional(Type.String({ pattern: '^[0-9]{4}[0-9A-Z][0-9]$' })),
    teamId: Type.Optional(Uuid),
    /** Not before this day. */
    from: Type.Optional(LocalDate),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 20, default: 5 })),
  }),
  response: Type.Object({
    slots: Type.Array(
      Type.Object({
        ...FreeSlot.properties,
        professional: Type.String(),
        cbo: Type.String(),
        team: Nullable(Type.String()),
      }),
    ),
    /** The last day that was looked at: without slots until there, say so. */
    until: LocalDate,
  }),
});
