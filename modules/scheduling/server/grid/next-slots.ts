import type { ReadContext } from '#platform/usecase/context';
import { daysAfter } from '../../contract/closed-time.ts';
import type { AgendaRow } from '../agenda-queries.ts';
import { busyBetween } from './busy-queries.ts';
import { at, type When } from './when.ts';
import { freeOn, gridsOf } from './grid.ts';

export type Free = { lotacaoId: string; day: string; start: string; end: string };
/** Beyond it nobody books. */
const LOOKED_AT = 180;
/** Most have a free slot within days: first few are read, then ever more. */
const FIRST_DAYS = 4;

type Wanted = { from: string; when: When; limit: number; except?: string | null };

/** The first free slots after the civil instant `from`, in the order of time; of several at one time, all. */
export async function nextSlots(
  context: ReadContext,
  rows: readonly AgendaRow[],
  { from, when, limit, except = null }: Wanted,
): Promise<{ slots: Free[]; until: string }> {
  const first = from.slice(0, 10);
  const until = daysAfter(first, LOOKED_AT);
  const grids = (await gridsOf(context, rows, first, until)).filter(({ days }) => days !== null);
  const ids = grids.map(({ row }) => row.id);
  const slots: Free[] = [];
  for (let day = first, ahead = FIRST_DAYS; day < until && ids.length > 0; ahead *= 3) {
    const to = [daysAfter(day, ahead), until].toSorted()[0] as string;
    const busy = await busyBetween(context.db, ids, { from: day, to, except });
    for (; day < to && slots.length < limit; day = daysAfter(day, 1)) {
      const ofDay = grids.flatMap((grid) =>
        freeOn(grid, day, busy.get(`${grid.row.id} ${day}`) ?? [], when).flatMap(({ start, end }) =>
          at(day, start) > from ? [{ lotacaoId: grid.row.id, day, start, end }] : [],
        ),
      );
      slots.push(...ofDay.toSorted((a, b) => a.start.localeCompare(b.start)));
    }
    if (slots.length >= limit) break;
  }
  return { slots: slots.slice(0, limit), until };
}

/** The first free one of an agenda. */
export const nextSlot = async (
  context: ReadContext,
  row: AgendaRow,
  wanted: Omit<Wanted, 'limit'>,
): Promise<Free | null> => (await nextSlots(context, [row], { ...wanted, limit: 1 })).slots[0] ?? null;
