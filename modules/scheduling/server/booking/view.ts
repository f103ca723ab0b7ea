import { reachOf } from '#platform/permissions/scope';
import type { RouteOutput } from '#platform/contract/route';
import { notFound } from '#platform/errors/problem';
import type { ReadContext } from '#platform/usecase/context';
import type { getAppointment as contract } from '../../contract/appointments.ts';
import { daysAfter } from '../../contract/closed-time.ts';
import { findAgenda } from '../agenda-queries.ts';
import { lotacaoView } from '../agendas.ts';
import { appointmentEntry, withheldOf } from '../grid/entries.ts';
import { hostEntries } from '../grid/entry-queries.ts';
import { gridsOf } from '../grid/grid.ts';
import { whenIn } from '../grid/when.ts';
import { type AppointmentRow, eventsOf, findAppointment, type Told } from './appointment-queries.ts';
import { mayNow } from './status.ts';

export type View = RouteOutput<typeof contract>;

/** An appointment of the own unit; 404 outside. */
export async function getRow(context: ReadContext, id: string): Promise<AppointmentRow> {
  const row = await findAppointment(context.db, reachOf(context.actor), id);
  if (!row) throw notFound('O agendamento');
  return row;
}

export async function getAppointment(context: ReadContext, id: string): Promise<View> {
  return viewOf(context, await getRow(context, id));
}

export const toldOf = ({ at, name, cbo, team }: Told) => ({ at: at.toISOString(), name, cbo, team });
const momentOf = ({ day, start, end, professional }: Told) => ({ day, start, end, professional });

/** As it stands now. */
export async function viewOf(
  context: ReadContext,
  { id, lotacaoId }: { id: string; lotacaoId: string },
): Promise<View> {
  const { db } = context;
  const anywhere = { municipalityId: null, unitId: null };
  const [row, agenda, [entry], events] = await Promise.all([
    findAppointment(db, anywhere, id),
    findAgenda(db, anywhere, lotacaoId),
    hostEntries(db, [id]),
    eventsOf(db, [id]),
  ]);
  const [first, ...later] = events;
  if (!row || !agenda || !entry?.appointment || !first) throw notFound('O agendamento');
  const { appointment } = entry;
  const [[grid], withheld] = await Promise.all([
    gridsOf(context, [agenda], entry.day, daysAfter(entry.day, 1)),
    withheldOf(context, [entry]),
  ]);
  if (!grid) throw notFound('A agenda');
  return {
    ...appointmentEntry({ ...entry, appointment }, grid, withheld),
    lotacao: lotacaoView(agenda),
    booked: toldOf(first),
    history: later.map((event, place) => {
      const before = events[place] as Told;
      const isMove = event.what === 'moved';
      return {
        ...toldOf(event),
        what: event.what as View['history'][number]['what'],
        status: event.status,
        from: isMove ? momentOf(before) : null,
        to: isMove ? momentOf(event) : null,
      };
    }),
    may: mayNow(row, whenIn(context.now, row.timeZone)),
  };
}
