import { valuesOf } from '#platform/contract/choices';
import { type Static, Type } from 'typebox';
import { LocalDate, Nullable, Text, Uuid } from '#platform/contract/schemas';

/** Where an appointment may happen outside the unit, in the order it is offered. */
export const PLACES = [
  { value: 'domicilio', label: 'Domicílio' },
  { value: 'escola-creche', label: 'Escola/creche' },
  { value: 'instituicao-abrigo', label: 'Instituição/abrigo' },
  { value: 'outros', label: 'Outros' },
  { value: 'polo', label: 'Polo (academia da saúde)' },
  { value: 'rua', label: 'Rua' },
  { value: 'unidade-movel', label: 'Unidade móvel' },
  { value: 'unidade-prisional', label: 'Unidade prisional ou congêneres' },
  { value: 'unidade-socioeducativa', label: 'Unidade socioeducativa' },
] as const;

/** "Fora da unidade: Domicílio". */
export const offUnitText = (place: string): string =>
  `Fora da unidade: ${PLACES.find(({ value }) => value === place)?.label ?? place}`;

export const STATUSES = [
  { value: 'agendado', label: 'Agendado' },
  { value: 'presente', label: 'Cidadão presente na unidade' },
  { value: 'realizado', label: 'Atendimento realizado' },
  { value: 'nao-aguardou', label: 'Não aguardou' },
  { value: 'nao-compareceu', label: 'Não compareceu' },
  { value: 'cancelado', label: 'Cancelado' },
] as const;

export const RESERVATION_REASONS = [
  { value: 'reuniao', label: 'Reunião' },
  { value: 'atendimento-externo', label: 'Atendimento externo' },
  { value: 'atividade-coletiva', label: 'Atividade coletiva' },
  { value: 'outros', label: 'Outros' },
] as const;

/** "Reunião"; of another reason what was written, "Vacinação na escola - Outros". */
export function reservationText({
  reason,
  specification,
}: {
  reason: string;
  specification: string;
}): string {
  const label = RESERVATION_REASONS.find(({ value }) => value === reason)?.label ?? reason;
  return specification === '' ? label : `${specification} - ${label}`;
}

export const Place = Type.Enum(valuesOf(PLACES));
export const Status = Type.Enum(valuesOf(STATUSES));
export const ReservationReason = Type.Enum(valuesOf(RESERVATION_REASONS));
const Kind = Type.Enum(['consulta', 'entre-profissionais']);
export type Place = Static<typeof Place>;
export type Status = Static<typeof Status>;

/** `hh:mm`. */
export const Time = Text(5, 5);
export const Notes = Type.String({ maxLength: 200 });

/** A professional in a post, as an agenda names one. */
const Colleague = Type.Object({
  lotacaoId: Uuid,
  name: Type.String(),
  cbo: Type.String(),
  unit: Type.String(),
});

const CitizenOfAppointment = Type.Object({
  id: Uuid,
  /** Social name where there is one. */
  name: Type.String(),
  birthDate: Nullable(LocalDate),
  /** Null also where the citizen withholds the registration from the unit. */
  phone: Nullable(Type.String()),
  deceased: Type.Boolean(),
});

const timeOf = {
  id: Uuid,
  day: LocalDate,
  start: Time,
  end: Time,
  version: Type.Integer(),
};

/** An appointment in an agenda. */
export const AppointmentEntry = Type.Object({
  ...timeOf,
  kind: Kind,
  status: Status,
  encaixe: Type.Boolean(),
  /** Of an encaixe, of hours that changed or of a time closed afterwards: "fora do horário". */
  outsideHours: Type.Boolean(),
  place: Nullable(Place),
  notes: Type.String(),
  /** Null only between professionals. */
  citizen: Nullable(CitizenOfAppointment),
  /** Whose agenda this is, of an appointment between professionals: who invited, or who was invited. */
  guest: Type.Boolean(),
  /** The other of an appointment between professionals. */
  colleague: Nullable(Colleague),
});

/** One block of a reservation: each is edited and deleted by itself. */
export const ReservationEntry = Type.Object({
  ...timeOf,
  kind: Type.Literal('reserva'),
  outsideHours: Type.Boolean(),
  reason: ReservationReason,
  /** Only of "Outros". */
  specification: Type.String(),
  notes: Type.String(),
});
