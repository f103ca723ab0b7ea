import type { RouteOutput } from '#platform/contract/route';
import { totalOf } from '#platform/db/paging';
import type { ReadContext } from '#platform/usecase/context';
import {
  type Filters,
  type findArrivals,
  type listObserved as observedContract,
  MOST_ENTRIES,
  type searchEntries,
} from '../contract/list.ts';
import { OPEN, type Status, STATUSES } from '../contract/status.ts';
import { listExpected } from './appointment-queries.ts';
import { refuseNoDay } from './days.ts';
import { type Desk, deskOf } from './desk.ts';
import {
  countEntries,
  listEntries,
  listObserved,
  listedOf,
  type ListedRow,
  type Narrowing,
} from './entry-queries.ts';
import { typedOf } from './typed.ts';
import { viewEntries } from './view.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const dayBefore = (now: Date): Date => new Date(now.getTime() - DAY_MS);

/** ENC-01: all that is filled holds together; what is not asked for stands as when the page opens. */
function narrowingOf(desk: Desk, filters: Filters, now: Date): Narrowing {
  const { from, to, unfinished = false } = filters;
  refuseNoDay('from', from);
  refuseNoDay('to', to);
  const anyDay = from !== undefined || to !== undefined || unfinished;
  const today = anyDay || desk.emergency ? null : desk.today;
  return {
    unitId: desk.unitId,
    from: from ?? today,
    to: to ?? today,
    since: !anyDay && desk.emergency ? dayBefore(now) : null,
    ownOf: filters.own ? desk.professionalId : null,
    serviceTypes: filters.serviceTypes ?? [],
    scheduled: filters.scheduled ?? false,
    teams: filters.teams ?? [],
    lotacoes: filters.lotacoes ?? [],
    open: unfinished,
    ...typedOf(filters.text ?? '', desk.today),
  };
}

export async function searchList(
  context: ReadContext,
  filters: Filters,
): Promise<RouteOutput<typeof searchEntries>> {
  const { db, now } = context;
  const desk = await deskOf(context);
  const by = narrowingOf(desk, filters, now);
  const asked = filters.statuses?.length ? filters.statuses : OPEN;
  const statuses: readonly Status[] = filters.unfinished ? OPEN : asked;
  const [found, counted] = await Promise.all([
    listEntries(db, by, { statuses, order: filters.order ?? 'risco', limit: MOST_ENTRIES }),
    countEntries(db, by),
  ]);
  const counts = new Map(counted.map(({ status, count }) => [status, count]));
  const countOf = (status: Status) => counts.get(status) ?? 0;
  return {
    rows: await viewEntries(db, desk, found),
    total: totalOf(statuses.reduce((sum, status) => sum + countOf(status), 0)),
    counts: Object.fromEntries(STATUSES.map(({ value }) => [value, countOf(value)])) as Record<
      Status,
      number
    >,
    today: desk.today,
    since: by.since?.toISOString() ?? null,
    at: now.toISOString(),
  };
}

/** "Cidadãos em observação". */
export async function observedList(context: ReadContext): Promise<RouteOutput<typeof observedContract>> {
  const desk = await deskOf(context);
  const rows = await listObserved(context.db, desk.unitId);
  return { rows: await viewEntries(context.db, desk, rows), today: desk.today };
}

export const listedView = ({ id, status, arrivedAt, time }: ListedRow) => ({
  id,
  status,
  arrivedAt: arrivedAt.toISOString(),
  time,
});

/** Who of these came today, or in the last 24 hours: a night shift does not lose who came before midnight. */
export const listedToday = (
  { db, now }: Pick<ReadContext, 'db' | 'now'>,
  desk: Desk,
  citizenIds: readonly string[],
): Promise<ListedRow[]> => listedOf(db, desk.unitId, citizenIds, { day: desk.today, since: dayBefore(now) });

/** ENC-02, CIT-22: what a desk sees of people before it adds one of them. */
export async function arrivalsOf(
  context: ReadContext,
  citizenIds: readonly string[],
): Promise<RouteOutput<typeof findArrivals>> {
  const desk = await deskOf(context);
  const [listed, expected] = await Promise.all([
    listedToday(context, desk, citizenIds),
    listExpected(context.db, { unitId: desk.unitId, day: desk.today }, citizenIds),
  ]);
  return {
    rows: citizenIds.map((citizenId) => ({
      citizenId,
      listed: listed.filter((one) => one.citizenId === citizenId).map(listedView),
      appointments: expected
        .filter((one) => one.citizenId === citizenId)
        .map(({ citizenId: _citizen, ...appointment }) => appointment),
    })),
  };
}
