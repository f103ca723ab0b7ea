import type { Static } from 'typebox';
import { reachOf } from '#platform/permissions/scope';
import { isUuid } from '#platform/contract/cursor';
import type { RouteInput, RouteOutput } from '#platform/contract/route';
import { notFound, refused } from '#platform/errors/problem';
import type { ReadContext } from '#platform/usecase/context';
import type { readAgendas as contract } from '../../contract/agenda-days.ts';
import { SIDE_BY_SIDE } from '../../contract/agenda-days.ts';
import type { AppointmentEntry } from '../../contract/appointment.ts';
import { daysAfter } from '../../contract/closed-time.ts';
import { type AgendaRow, agendasOfUnit } from '../agenda-queries.ts';
import { lotacaoView } from '../agendas.ts';
import { busyBetween, type Minutes } from './busy-queries.ts';
import { entryOf, withheldOf } from './entries.ts';
import { entriesBetween } from './entry-queries.ts';
import { cellsOf, closedOn, type Grid, gridsOf, periodsOf } from './grid.ts';
import { requireDay, type When, whenIn } from './when.ts';

type Answer = RouteOutput<typeof contract>;
type Day = Answer['lotacoes'][number]['days'][number];
type Entry = Day['entries'][number];

/** Lotações of the own unit by their ids, active or booked in these days; 404 when one is not there. */
async function getAgendas(
  context: ReadContext,
  lotacoes: string,
  booked: { from: string; to: string },
): Promise<AgendaRow[]> {
  const ids = [...new Set(lotacoes.toLowerCase().split(','))];
  if (ids.length > SIDE_BY_SIDE) {
    const message = `Escolha no máximo ${SIDE_BY_SIDE} agendas de cada vez.`;
    throw refused('agendas-too-many', message, [{ path: 'lotacoes', message }]);
  }
  const rows = ids.every(isUuid)
    ? await agendasOfUnit(context.db, reachOf(context.actor), { ids, booked })
    : [];
  if (rows.length < ids.length) throw notFound('A agenda');
  const places = new Map(ids.map((id, place) => [id, place]));
  return rows.toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
}

/** One to seven days of agendas side by side: the same few questions to the base, however many they are. */
export async function readAgendas(
  context: ReadContext,
  { from, days = 1, lotacoes }: RouteInput<typeof contract>['query'],
): Promise<Answer> {
  requireDay(from, 'from');
  const to = daysAfter(from, days);
  const rows = await getAgendas(context, lotacoes, { from, to });
  const timeZone = rows[0]?.timeZone ?? '';
  const when = whenIn(context.now, timeZone);
  const ids = rows.map(({ id }) => id);
  const [grids, entries, busy] = await Promise.all([
    gridsOf(context, rows, from, to),
    entriesBetween(context.db, ids, from, to),
    busyBetween(context.db, ids, { from, to }),
  ]);
  const withheld = await withheldOf(context, entries);
  const gridIn = new Map(grids.map((grid) => [grid.row.id, grid]));
  const entriesOn = new Map<string, Entry[]>();
  for (const row of entries) {
    const grid = gridIn.get(row.lotacaoId);
    const entry = grid && entryOf(row, grid, withheld);
    const key = `${row.lotacaoId} ${row.day}`;
    const ofDay = entriesOn.get(key) ?? [];
    if (entry) ofDay.push(entry);
    entriesOn.set(key, ofDay);
  }
  const everyDay = Array.from({ length: days }, (_, place) => daysAfter(from, place));
  return {
    timeZone,
    now: when.now,
    days: everyDay,
    lotacoes: grids.map((grid) => ({
      lotacao: lotacaoView(grid.row),
      kind: grid.kind,
      duration: grid.duration,
      days: everyDay.map((day) => {
        const key = `${grid.row.id} ${day}`;
        return dayOf(grid, day, { entries: entriesOn.get(key) ?? [], busy: busy.get(key) ?? [], when });
      }),
    })),
  };
}

type Held = { entries: Entry[]; busy: readonly Minutes[]; when: When };
type Booked = Static<typeof AppointmentEntry>;
const isBooked = (entry: Entry): entry is Booked => entry.kind !== 'reserva';

function dayOf(grid: Grid, day: string, { entries, busy, when }: Held): Day {
  const slots = cellsOf(grid, day, busy, when).map(({ start, end, state, opensOn }) => ({
    start,
    end,
    state,
    opensOn,
  }));
  const booked = entries.filter(isBooked);
  return {
    day,
    periods: periodsOf(grid, day),
    closed: closedOn(grid, day),
    slots,
    entries,
    counts: {
      booked: booked.length,
      absent: booked.filter(({ status }) => status === 'nao-compareceu').length,
      free: slots.filter(({ state }) => state === 'free').length,
    },
  };
}
