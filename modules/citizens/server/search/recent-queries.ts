import { type Db, rowsOf, sql } from '#platform/db/database';

/** Whom a professional's own last acts, so many of a month, were about: the latest first. */
export function lastTouched(
  db: Db,
  professionalId: string,
  { now, scanned, most }: { now: Date; scanned: number; most: number },
): Promise<Array<{ person: string; id: string }>> {
  // A month back at most: older partitions of the trail are not even opened.
  return rowsOf(
    db,
    sql`select coalesce(c.merged_into, c.id) as person, coalesce(c.merged_into, c.id) as id
      from (select subject_table, subject_id, type, at from platform_audit_event
        where professional_id = ${professionalId} and at > ${now}::timestamptz - interval '30 days'
        order by at desc limit ${scanned}) e
      join citizen c on c.id = e.subject_id
      where e.subject_table = 'citizen' and e.type <> 'citizens.summarised'
      group by 1 order by max(e.at) desc limit ${most}`,
  );
}
