import { type BoundRoute, change, read } from '#platform/http/bind';
import * as contract from '../contract.ts';
import { bookAppointment } from './booking/book.ts';
import { cancelAppointment, changeAppointment, tellAbsence, undoAbsence } from './booking/change.ts';
import { listOfCitizen } from './booking/of-citizen.ts';
import { changeReservation, deleteReservation, reserveTime } from './booking/reservations.ts';
import { getAppointment } from './booking/view.ts';
import { findNext, listAgendas, pinAgenda, readMonth } from './grid/list.ts';
import { dayPdf, slipPdf } from './papers/papers.ts';
import { readAgendas } from './grid/side-by-side.ts';

export const appointmentRoutes: readonly BoundRoute[] = [
  read(contract.readAgendas, (context, { query }) => readAgendas(context, query)),
  read(contract.listAgendas, (context, { query }) => listAgendas(context, query)),
  change(contract.pinAgenda, (context, { params, body }) => pinAgenda(context, params.id, body)),
  read(contract.readAgendaMonth, (context, { params, query }) => readMonth(context, params.id, query.month)),
  read(contract.findNextSlots, (context, { query }) => findNext(context, query)),
  change(contract.bookAppointment, (context, { body }) => bookAppointment(context, body)),
  read(contract.getAppointment, (context, { params }) => getAppointment(context, params.id)),
  change(contract.changeAppointment, (context, { params, body }) =>
    changeAppointment(context, params.id, body),
  ),
  change(contract.cancelAppointment, (context, { params }) => cancelAppointment(context, params.id)),
  change(contract.tellAbsence, (context, { params }) => tellAbsence(context, params.id)),
  change(contract.undoAbsence, (context, { params }) => undoAbsence(context, params.id)),
  read(contract.listCitizenAppointments, (context, { params, query }) =>
    listOfCitizen(context, params.id, query),
  ),
  read(contract.printSlip, async (context, { params, query }, { reply }) => {
    const pdf = await slipPdf(context, params.id, query.paper ?? 'A4');
    return reply
      .header('content-disposition', 'inline; filename="comprovante-de-agendamento.pdf"')
      .type('application/pdf')
      .send(pdf);
  }),
  read(contract.printAgendaDay, async (context, { params, query }, { reply }) => {
    const pdf = await dayPdf(context, params.id, query.day);
    return reply
      .header('content-disposition', 'inline; filename="agenda-do-dia.pdf"')
      .type('application/pdf')
      .send(pdf);
  }),
  change(contract.reserveTime, (context, { body }) => reserveTime(context, body)),
  change(contract.changeReservation, (context, { params, body }) =>
    changeReservation(context, params.id, body),
  ),
  change(contract.deleteReservation, async (context, { params }) => {
    await deleteReservation(context, params.id);
    return undefined;
  }),
];
