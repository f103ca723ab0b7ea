import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { LocalDate } from '#platform/contract/schemas';
import { OfOne, VIEW } from './parts.ts';

export const printSlip = route({
  name: 'scheduling.printSlip',
  method: 'GET',
  path: '/appointments/:id/slip.pdf',
  summary: 'O comprovante de agendamento em PDF, em A4 ou na bobina de 80 mm.',
  permission: VIEW,
  params: OfOne,
  query: Type.Object({ paper: Type.Optional(Type.Enum(['A4', 'roll'], { default: 'A4' })) }),
  response: Type.Unknown(),
  raw: true,
});

export const printAgendaDay = route({
  name: 'scheduling.printAgendaDay',
  method: 'GET',
  path: '/lotacoes/:id/agenda-day.pdf',
  summary: 'A agenda de um dia de uma lotação em PDF: horários, cidadãos, telefones e reservas.',
  permission: VIEW,
  params: OfOne,
  query: Type.Object({ day: LocalDate }),
  response: Type.Unknown(),
  raw: true,
});
