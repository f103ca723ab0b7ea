import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { LocalDate, Uuid } from '#platform/contract/schemas';
import { Notes, ReservationEntry, ReservationReason, Time } from './appointment.ts';
import { BOOK, CANCEL, OfOne } from './parts.ts';

const why = {
  reason: ReservationReason,
  /** Only of "Outros". */
  specification: Type.String({ maxLength: 100 }),
  notes: Notes,
};

export const reserveTime = route({
  name: 'scheduling.reserveTime',
  method: 'POST',
  path: '/reservations',
  summary:
    'Reserva um período da agenda, um bloco por vaga que ele toca. É o único que cabe em vagas do agendamento on-line.',
  permission: BOOK,
  body: Type.Object(
    { lotacaoId: Uuid, day: LocalDate, start: Time, end: Time, ...why },
    { additionalProperties: false },
  ),
  response: Type.Object({ blocks: Type.Array(ReservationEntry) }),
  status: 201,
});

export const changeReservation = route({
  name: 'scheduling.changeReservation',
  method: 'PUT',
  path: '/reservations/:id',
  summary: 'Muda horário, motivo e observações de um bloco reservado.',
  permission: BOOK,
  params: OfOne,
  body: Type.Object(
    { version: Type.Integer({ minimum: 1 }), day: LocalDate, start: Time, end: Time, ...why },
    { additionalProperties: false },
  ),
  response: ReservationEntry,
});

export const deleteReservation = route({
  name: 'scheduling.deleteReservation',
  method: 'DELETE',
  path: '/reservations/:id',
  summary: 'Exclui um bloco reservado: a vaga é livre.',
  permission: CANCEL,
  params: OfOne,
  response: Type.Undefined(),
  status: 204,
});
