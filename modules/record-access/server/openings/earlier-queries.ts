import type { Catalogue } from '#modules/audit/index';
import { affected, sql, type Tx } from '#platform/db/database';

/**
 * Keeps looks that the trail of this installation has of its citizens as rows, which go along when its base becomes part of
 * another. Again, those that came since; answers how many.
 */
export const fillEarlierOpenings = (db: Tx, { looks }: Pick<Catalogue, 'looks'>): Promise<number> =>
  affected(
    db,
    sql`insert into earlier_opening (id, citizen_id, at, type, professional_id, access_id)
      select e.id, e.subject_id, e.at, e.type, e.professional_id, e.access_id
      from platform_audit_event e
      where e.subject_table = 'citizen' and e.subject_id is not null and e.type = any(${[...looks.keys()]}::text[])
      on conflict (id) do nothing`,
  );
