import { dayText } from '@pec-aberto/brazil';
import { civilTime } from '#platform/clock/civil';
import { REQUIRED } from '#platform/contract/form/faults';
import type { UseCaseContext } from '#platform/usecase/context';
import { isOfCalendar } from '../../contract/chart-entries.ts';
import type { EncounterRow } from '../encounter-queries.ts';
import { NO_DATE } from '../finish/judge-entries.ts';
import { instantAt } from '../late/late-queries.ts';
import { requireTold } from './require-told.ts';

/** By how much the clock of who types may be before that of the server. */
const AHEAD_MS = 15 * 60_000;
const MINUTE_MS = 60_000;

/** When a contact was: now, or an hour of a day since the observation began; else 422. */
export async function instantOf(
  { db, now }: UseCaseContext,
  { observedAt, timeZone }: EncounterRow,
  time: string | undefined,
  day: string | undefined,
): Promise<Date> {
  const since = observedAt ?? now;
  const latest = now < since ? since : now;
  if (time === undefined) {
    requireTold(day === undefined ? [] : [{ path: 'time', message: REQUIRED }]);
    return latest;
  }
  requireTold(day === undefined || isOfCalendar(day) ? [] : [{ path: 'day', message: NO_DATE }]);

  const ahead = new Date(latest.getTime() + AHEAD_MS);
  const { day: today, time: clock } = civilTime(now, timeZone);
  const at = (of: string) => instantAt(db, { day: of, time, timeZone });
  // Just before midnight a few minutes ahead are tomorrow.
  const next = await at(civilTime(ahead, timeZone).day);
  const told = day === undefined && next <= ahead ? next : await at(day ?? today);

  const began = civilTime(since, timeZone);
  const faults = [
    {
      is: told > ahead,
      message: `Hora futura: agora são ${clock.slice(0, 5)}. Se foi em outro dia, informe o dia.`,
    },
    {
      // The minute in which it began is whole.
      is: told.getTime() < Math.floor(since.getTime() / MINUTE_MS) * MINUTE_MS,
      message: `A observação começou ${began.day === today ? '' : `em ${dayText(began.day)}, `}às ${began.time.slice(0, 5)}.`,
    },
  ];
  requireTold(faults.filter(({ is }) => is).map(({ message }) => ({ path: 'time', message })));
  if (told < since) return since;
  return told > latest ? latest : told;
}
