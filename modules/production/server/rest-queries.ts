import { type Db, getRow, sql } from '#platform/db/database';

/**
 * Must work that begins by itself wait? While a base joins another what was written meanwhile would be left behind on one
 * side, and keep the other from undoing; it is caught up with afterwards.
 */
export const mustRest = async (db: Db): Promise<boolean> =>
  (await getRow<{ rests: boolean }>(db, sql`select exists (select from unification_under_way) as rests`))
    .rests;
