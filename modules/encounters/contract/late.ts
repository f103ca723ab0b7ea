import { valuesOf } from '#platform/contract/choices';
import { type Static, Type } from 'typebox';
import { route } from '#platform/contract/route';
import { LocalDate, Nullable, Page, pageQuery, Uuid } from '#platform/contract/schemas';
import { PLACES } from './codes.ts';
import { Encounter, LATE, OfOne } from './parts.ts';

/** Why a visit of the unit itself was not registered when it happened. */
export const LATE_REASONS = [
  { value: 'sem-energia', label: 'Sem energia elétrica' },
  { value: 'sem-internet', label: 'Sem internet' },
  { value: 'sistema-indisponivel', label: 'Sistema indisponível' },
  { value: 'outro', label: 'Outro motivo' },
] as const;

export const LATE_STATES = [
  { value: 'aguardando', label: 'Aguardando registro' },
  { value: 'em-registro', label: 'Em registro' },
  { value: 'registrado', label: 'Registrado' },
  { value: 'nao-registrado', label: 'Não registrado' },
] as const;

/** So many days after a visit it may still be registered. */
export const LATE_DAYS = 7;

const Reason = Type.Enum(valuesOf(LATE_REASONS));
const State = Type.Enum(valuesOf(LATE_STATES));
const Place = Type.Integer({ enum: PLACES.map(({ value }) => value) });

export const LateEntry = Type.Object({
  id: Uuid,
  /** 0 of an appointment off the unit that nobody touched. */
  version: Type.Integer(),
  state: State,
  day: LocalDate,
  /** `hh:mm`. */
  time: Type.String(),
  place: Place,
  reason: Nullable(Reason),
  note: Type.String(),
  /** Of an appointment. */
  scheduled: Type.Boolean(),
  /** Of who asks, who alone registers it. */
  own: Type.Boolean(),
  professional: Type.String(),
  cbo: Type.String(),
  citizen: Type.Object({
    id: Uuid,
    name: Type.String(),
    birthDate: Nullable(LocalDate),
    deceased: Type.Boolean(),
  }),
  /** Open or finished. */
  encounterId: Nullable(Uuid),
  /** Why what waits is not registered any more: too many days, or a visit that came after it. */
  hindrance: Nullable(Type.Enum(['expirado', 'ultrapassado'])),
});
export type LateEntry = Static<typeof LateEntry>;

export const searchLate = route({
  name: 'encounters.searchLate',
  method: 'POST',
  path: '/late-entries/search',
  summary:
    'Registro tardio: atendimentos de dias passados a registrar na unidade, e os agendados fora dela, do mais novo ao mais antigo.',
  permission: LATE,
  idempotency: { exempt: 'lê, não grava' },
  body: Type.Object(
    {
      ...pageQuery,
      /** Name, CPF, CNS or birth date. */
      text: Type.Optional(Type.String({ maxLength: 200 })),
      /** Absent: the days in which one may still be registered. */
      from: Type.Optional(LocalDate),
      to: Type.Optional(LocalDate),
      /** Absent: any. */
      states: Type.Optional(Type.Array(State, { maxItems: 4, uniqueItems: true })),
      /** Only of who asks. */
      mine: Type.Optional(Type.Boolean()),
    },
    { additionalProperties: false },
  ),
  response: Type.Object({
    ...Page(LateEntry).properties,
    /** By the clock of the unit. */
    today: LocalDate,
  }),
});

const told = {
  day: LocalDate,
  /** `hh:mm`. */
  time: Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' }),
  place: Place,
  /** Demanded of a visit at the unit. */
  reason: Type.Optional(Reason),
  note: Type.Optional(Type.String({ maxLength: 200 })),
};
export const LateTold = Type.Object(told, { additionalProperties: false });
export type LateTold = Static<typeof LateTold>;

export const addLate = route({
  name: 'encounters.addLate',
  method: 'POST',
  path: '/late-entries',
  summary:
    'Põe um atendimento de até sete dias atrás no registro tardio; 409 quando há outro mais recente do cidadão.',
  permission: LATE,
  body: Type.Object({ citizenId: Uuid, ...told }, { additionalProperties: false }),
  response: LateEntry,
  status: 201,
});

export const changeLate = route({
  name: 'encounters.changeLate',
  method: 'PUT',
  path: '/late-entries/:id',
  summary: 'Corrige dia, hora, local ou justificativa do que ainda aguarda registro.',
  permission: LATE,
  params: OfOne,
  body: Type.Object({ version: Type.Integer(), ...told }, { additionalProperties: false }),
  response: LateEntry,
});

export const cancelLate = route({
  name: 'encounters.cancelLate',
  method: 'POST',
  path: '/late-entries/:id/cancel',
  summary: 'Tira do registro tardio o que não será registrado: fica como “Não registrado”.',
  permission: LATE,
  params: OfOne,
  response: LateEntry,
});

export const startLate = route({
  name: 'encounters.startLate',
  method: 'POST',
  path: '/late-entries/:id/start',
  summary: 'Inicia o registro de um atendimento de um dia passado, ou volta ao que já se iniciou.',
  permission: LATE,
  params: OfOne,
  response: Encounter,
  status: 201,
});
