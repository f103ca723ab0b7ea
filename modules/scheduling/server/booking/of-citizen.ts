import { civilToday } from '#modules/citizens/index';
import type { RouteInput, RouteOutput } from '#platform/contract/route';
import { municipalityScope } from '#platform/permissions/scope';
import type { ReadContext } from '#platform/usecase/context';
import type { listCitizenAppointments as contract } from '../../contract/appointments.ts';
import { daysAfter } from '../../contract/closed-time.ts';
import { agendasByIds } from '../agenda-queries.ts';
import { lotacaoView } from '../agendas.ts';
import { appointmentEntry, withheldOf } from '../grid/entries.ts';
import { hostEntries } from '../grid/entry-queries.ts';
import { gridsOf } from '../grid/grid.ts';
import { requireDay } from '../grid/when.ts';
import { eventsOf } from './appointment-queries.ts';
import { pageOfCitizen } from './citizen-list-queries.ts';
import { toldOf } from './view.ts';

type Answer = RouteOutput<typeof contract>;

/** Appointments of a citizen in the municipality: those to come, or all of them; cancelled ones too. */
export async function listOfCitizen(
  context: ReadContext,
  citizenId: string,
  query: RouteInput<typeof contract>['query'],
): Promise<Answer> {
  const { earlier = false, mine = false, professional = '', from, to, after, limit } = query;
  if (from !== undefined) requireDay(from, 'from');
  if (to !== undefined) requireDay(to, 'to');
  const { actor, db } = context;
  const today = await civilToday(context);
  const page = await pageOfCitizen(db, {
    citizenId,
    municipalityId: municipalityScope(actor).municipalityId,
    professionalId: mine && actor.kind === 'person' ? actor.professionalId : null,
    name: professional.trim(),
    from: from ?? (earlier ? null : today),
    to: to ?? null,
    latestFirst: earlier,
    after,
    limit,
  });
  return { ...page, rows: await rowsOfPage(context, page.rows) };
}

async function rowsOfPage(
  context: ReadContext,
  found: ReadonlyArray<{ id: string; lotacaoId: string }>,
): Promise<Answer['rows']> {
  const { db } = context;
  const ids = found.map(({ id }) => id);
  const [entries, events, rows] = await Promise.all([
    hostEntries(db, ids),
    eventsOf(db, ids),
    agendasByIds(db, [...new Set(found.map(({ lotacaoId }) => lotacaoId))]),
  ]);
  const days = entries.map(({ day }) => day).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const [grids, withheld] = await Promise.all([
    gridsOf(context, rows, first, daysAfter(last, 1)),
    withheldOf(context, entries),
  ]);
  return ids.flatMap((id) => {
    const entry = entries.find(({ appointment }) => appointment?.id === id);
    const grid = grids.find(({ row }) => row.id === entry?.lotacaoId);
    const booked = events.find(({ appointmentId }) => appointmentId === id);
    if (!entry?.appointment || !grid || !booked) return [];
    const { appointment } = entry;
    return [
      {
        ...appointmentEntry({ ...entry, appointment }, grid, withheld),
        lotacao: lotacaoView(grid.row),
        booked: toldOf(booked),
      },
    ];
  });
}
