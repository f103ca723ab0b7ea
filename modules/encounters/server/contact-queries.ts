import { type Db, getRow, rowsOf, sql } from '#platform/db/database';
import { instantAsText } from '#platform/db/json';
import type { KeptContact } from '../contract/observation.ts';

/** Contacts of a visit, the newest first. */
export const listContacts = (db: Db, visitId: string): Promise<KeptContact[]> =>
  rowsOf<KeptContact>(
    db,
    sql`select e.id, ${instantAsText(sql`e.started_at`)} as at, e.day,
        to_char(e.started_at at time zone e.time_zone, 'HH24:MI') as time,
        coalesce(nullif(p.social_name, ''), p.name) as professional, l.cbo_name as cbo,
        e.written -> 'content' as content, e.written -> 'names' as names
      from encounter e join health_network_lotacao l on l.id = e.lotacao_id
      join health_network_professional p on p.id = l.professional_id
      where e.observed_in = ${visitId} order by e.started_at desc, e.id desc`,
  );

export const countContacts = async (db: Db, visitId: string): Promise<number> =>
  (
    await getRow<{ count: number }>(
      db,
      sql`select count(*)::int as count from encounter where observed_in = ${visitId}`,
    )
  ).count;
