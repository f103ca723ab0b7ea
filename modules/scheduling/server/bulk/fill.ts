import { Dice } from '@pec-aberto/matching';
import { uuidV7 } from '#platform/db/uuid';
import type { UseCaseContext } from '#platform/usecase/context';
import { daysAfter } from '../../contract/closed-time.ts';
import { cellsOf, gridsOf } from '../grid/grid.ts';
import { at } from '../grid/when.ts';
import { emptyAgendas, type Filled, insertFilled, somePeople } from './fill-queries.ts';

/** Days around the one of reference, and how full they are. */
const BEFORE = 4;
const AFTER = 10;
const FULLNESS = 0.65;
const ABSENT = 0.12;
const PEOPLE = 20_000;
const AT_ONCE = 5_000;

/**
 * Books synthetic citizens of a training base: two weeks of the agendas that are empty, the days before `today` as they
 * went. As with people in bulk no change is logged, and whoever calls tells the trail
 * (docs/decisions/2026-11-20-citizens-in-bulk.md). The same seed, people and agendas give the same bookings. Answers how many.
 */
export async function fillAgendas(
  context: UseCaseContext,
  { municipalityId, today, seed }: { municipalityId: string; today: string; seed: number },
): Promise<number> {
  const { db, now } = context;
  const [rows, people] = [await emptyAgendas(db, municipalityId), await somePeople(db, PEOPLE)];
  if (rows.length === 0 || people.length === 0) return 0;
  const dice = new Dice(seed);
  const first = daysAfter(today, -BEFORE);
  const days = Array.from({ length: BEFORE + AFTER }, (_, place) => daysAfter(first, place));
  const grids = await gridsOf(context, rows, first, daysAfter(today, AFTER));
  const filled: Filled[] = [];
  for (const grid of grids) {
    for (const day of days) {
      // Of every slot, whatever the hour is now.
      for (const { start, end, state } of cellsOf(grid, day, [], { today: day, now: day })) {
        if (state !== 'free' || !dice.chance(FULLNESS)) continue;
        filled.push({
          id: uuidV7(now.getTime()),
          spanId: uuidV7(now.getTime()),
          eventId: uuidV7(now.getTime()),
          citizenId: dice.pick(people),
          lotacaoId: grid.row.id,
          startsAt: at(day, start),
          endsAt: at(day, end),
          status: day >= today ? 'agendado' : dice.chance(ABSENT) ? 'nao-compareceu' : 'realizado',
        });
      }
    }
  }
  for (let from = 0; from < filled.length; from += AT_ONCE) {
    await insertFilled(db, filled.slice(from, from + AT_ONCE), now);
  }
  return filled.length;
}
