import { type Db, findRow, rowsOf, sql, type Tx } from '#platform/db/database';
import { opaque, prepared } from '#platform/db/named';
import { MINUTES_OF_DAY } from './when.ts';

/** Minutes of a day, from the first to before the last. */
export type Minutes = readonly [from: number, to: number];

/** The times of a multirange, `{["2026-11-23 08:00:00","2026-11-23 12:00:00"),…}`, two of each range. */
const TIMES = /"(\d{4}-\d\d-\d\d) (\d\d):(\d\d):/g;

/**
 * What stands alone in these agendas on the days from `from` to before `to`, by `lotacaoId day`: what touches as one.
 * `except`: the appointment or reservation that is being moved.
 */
export async function busyBetween(
  db: Db,
  lotacaoIds: readonly string[],
  { from, to, except = null }: { from: string; to: string; except?: string | null },
): Promise<Map<string, Minutes[]>> {
  // Asked only where it is told: without it the index alone answers.
  const others =
    except === null
      ? sql`true`
      : sql`${except}::uuid is distinct from coalesce(appointment_id, reservation_id)`;
  const rows = await rowsOf<{ lotacaoId: string; busy: string }>(
    db,
    // One row of the base for each agenda, however full it is.
    prepared(sql`select lotacao_id as "lotacaoId", range_agg(tsrange(starts_at, ends_at))::text as busy
      from agenda_span
      where lotacao_id = any(${opaque(lotacaoIds, 'uuid')}) and starts_at >= ${from}::timestamp and starts_at < ${to}::timestamp
        and alone and ${others}
      group by lotacao_id`),
  );
  const found = new Map<string, Minutes[]>();
  for (const { lotacaoId, busy } of rows) {
    const times = [...busy.matchAll(TIMES)].map(([, day = '', hour, minute]) => ({
      day,
      minute: Number(hour) * 60 + Number(minute),
    }));
    for (const [place, start] of times.entries()) {
      const end = times[place + 1];
      if (place % 2 === 1 || !end) continue;
      const key = `${lotacaoId} ${start.day}`;
      const ofDay = found.get(key) ?? [];
      // Nothing goes on after its day: another one is told only of what ends at midnight.
      ofDay.push([start.minute, end.day === start.day ? end.minute : MINUTES_OF_DAY]);
      found.set(key, ofDay);
    }
  }
  return found;
}

/**
 * Waits until nobody else books in these agendas. In one order, so that two never wait for each other; without it, those
 * who write one slot at once would (each has its row in the index, and sees the other's).
 */
export async function holdAgendas(tx: Tx, lotacaoIds: readonly string[]): Promise<void> {
  const names = [...new Set(lotacaoIds)].toSorted().map((id) => `scheduling:${id}`);
  await prepared(sql`select pg_advisory_xact_lock(hashtextextended(name, 0))
    from unnest(${names}::text[]) with ordinality as held (name, place) order by place`).execute(tx);
}

/** Does anything stand alone in the agenda within this time? */
export async function isBusy(
  db: Db,
  lotacaoId: string,
  { startsAt, endsAt, except = null }: { startsAt: string; endsAt: string; except?: string | null },
): Promise<boolean> {
  const found = await findRow(
    db,
    sql`select 1 as there from agenda_span where lotacao_id = ${lotacaoId} and alone
      and tsrange(starts_at, ends_at) && tsrange(${startsAt}::timestamp, ${endsAt}::timestamp)
      and starts_at >= ${startsAt}::date and starts_at < ${endsAt}::timestamp
      and ${except}::uuid is distinct from coalesce(appointment_id, reservation_id) limit 1`,
  );
  return found !== undefined;
}
