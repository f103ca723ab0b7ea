import { type Db, rowsOf, sql } from '#platform/db/database';
import type { ReadContext } from '#platform/usecase/context';
import { describe, type FoundCitizen } from './describe.ts';

const SHOWN = 8;
/** So many of the person's own last acts are looked through. */
const LOOKED = 1_000;

/** Whom the person opened or changed last, by the trail itself: nothing more is written to know it. */
export async function recentCitizens({ db, actor, now }: ReadContext): Promise<FoundCitizen[]> {
  if (actor.kind !== 'person') return [];
  return describe(db, await lastTouched(db, actor.professionalId, now));
}

function lastTouched(
  db: Db,
  professionalId: string,
  now: Date,
): Promise<Array<{ person: string; id: string }>> {
  // A month back at most: older partitions of the trail are not even opened.
  return rowsOf(
    db,
    sql`select coalesce(c.merged_into, c.id) as person, coalesce(c.merged_into, c.id) as id
      from (select subject_table, subject_id, type, at from platform_audit_event
        where professional_id = ${professionalId} and at > ${now}::timestamptz - interval '30 days'
        order by at desc limit ${LOOKED}) e
      join citizen c on c.id = e.subject_id
      where e.subject_table = 'citizen' and e.type <> 'citizens.summarised'
      group by 1 order by max(e.at) desc limit ${SHOWN}`,
  );
}
