import { type Static, Type } from 'typebox';
import { Instant, LocalDate, Nullable, Text, Uuid } from '#platform/contract/schemas';
import { Risk, Status } from './status.ts';

/** What the routes of the list share. */

const LIST = 'visualizar-lista-de-atendimento';
const may = (...anyOf: [string, ...string[]]) => ({ kind: 'resource', anyOf, scope: 'unit' }) as const;
export const RESOURCES = {
  list: LIST,
  edit: `${LIST}.cadastrar-editar-e-excluir`,
  notWaited: `${LIST}.informar-que-cidadao-nao-aguardou`,
  attend: `${LIST}.atender`,
  declare: `${LIST}.gerar-declaracao-de-comparecimento`,
  vaccinate: `${LIST}.realizar-atendimento-de-vacinacao`,
  listen: `${LIST}.visualizar-escuta-inicial.realizar-escuta-inicial`,
  panel: 'painel-de-chamadas.exibir',
  panelSettings: 'painel-de-chamadas.configurar',
  waiting: 'garantia-do-acesso.visualizar',
  manageWaiting: 'garantia-do-acesso.gerir',
  book: 'visualizar-agenda.marcar-agendamento',
} as const;
/** Pages of a unit that show its list, its queue or its panel read again when this is told. */
export const TOPIC = 'reception';

export const VIEW = may(RESOURCES.list);
/** What a unit offers to choose from, in its list and in its queue. */
export const CHOOSE = may(RESOURCES.list, RESOURCES.waiting);
/** Occupations to whom "Cidadãos em observação" opens: médicos, enfermeiros, técnicos and auxiliares de enfermagem. */
export const CARES_FOR_OBSERVED = /^(?:225|2231|2235|3222)/;

export const EDIT = may(RESOURCES.edit);
export const NOT_WAITED = may(RESOURCES.notWaited);
/** Whoever may do something with who waits. */
export const CALL = may(RESOURCES.edit, RESOURCES.attend, RESOURCES.listen, RESOURCES.vaccinate);
export const DECLARE = may(RESOURCES.declare);
export const SHOW_PANEL = may(RESOURCES.panel);
export const SET_PANEL = may(RESOURCES.panelSettings);
export const VIEW_WAITING = may(RESOURCES.waiting);
export const MANAGE_WAITING = may(RESOURCES.manageWaiting);

export const OfOne = Type.Object({ id: Uuid });
/** The version that was read, sent back with a change: 409 `entry-changed` where another person was faster. */
export const Version = Type.Integer({ minimum: 1 });
export const Room = Text(40);

/** Who is on the list, and all that a desk may know and do of it. */
export const Entry = Type.Object({
  id: Uuid,
  version: Type.Integer(),
  status: Status,
  arrivedAt: Instant,
  /** Of the arrival, by the clock of the municipality. */
  day: LocalDate,
  /** `hh:mm` of the same clock. */
  time: Type.String(),
  /** From 1 each day of the unit. */
  ticket: Type.Integer(),
  citizen: Type.Object({
    id: Uuid,
    /** Social name where there is one. */
    name: Type.String(),
    /** The name of the papers, beside a social name. */
    civilName: Nullable(Type.String()),
    birthDate: Nullable(LocalDate),
    sex: Nullable(Type.Integer()),
    deceased: Type.Boolean(),
    active: Type.Boolean(),
  }),
  risk: Nullable(Risk),
  serviceTypes: Type.Array(Type.Object({ id: Uuid, name: Type.String() })),
  /** For the appointment of this hour, `hh:mm`; null for spontaneous demand. "Agendado" is a type of service. */
  appointment: Nullable(Type.Object({ id: Uuid, time: Type.String() })),
  /** Whom the desk thinks of; any other may attend. */
  lotacao: Nullable(Type.Object({ id: Uuid, professional: Type.String(), cbo: Type.String() })),
  team: Nullable(Type.Object({ id: Uuid, name: Type.String() })),
  /** Who started what is not finished. */
  heldBy: Nullable(Type.Object({ professional: Type.String(), own: Type.Boolean() })),
  /** In observation: since when, and the visit that it is of. Then `heldBy` is responsible, and professional, team and types of
   * service tell to whom she was sent. */
  observed: Nullable(Type.Object({ since: Instant, visitId: Uuid })),
  /** How often called, sent back with the next call. */
  calls: Type.Integer(),
  lastCall: Nullable(Type.Object({ at: Instant, room: Type.String() })),
  /** What this person may do of it now, in the order of the menu. */
  actions: Type.Array(
    Type.Enum([
      'listen',
      'pre-care',
      'attend',
      'vaccinate',
      'call',
      'not-waited',
      'returned',
      'declare',
      'edit',
      'exclude',
    ]),
  ),
});
export type Entry = Static<typeof Entry>;
export type Action = Entry['actions'][number];

/** An appointment of today, whose citizen has not arrived. */
export const TodaysAppointment = Type.Object({
  id: Uuid,
  /** `hh:mm`. */
  time: Type.String(),
  lotacao: Type.Object({ id: Uuid, professional: Type.String(), cbo: Type.String() }),
  team: Nullable(Type.Object({ id: Uuid, name: Type.String() })),
});
export type TodaysAppointment = Static<typeof TodaysAppointment>;

/** One who is on the list already, as the search of people marks it (ENC-02). */
export const Listed = Type.Object({
  id: Uuid,
  status: Status,
  arrivedAt: Instant,
  time: Type.String(),
});
