import { type Db, findRow, sql } from '#platform/db/database';

/** Name of a professional, the social one first. */
export const findName = async (db: Db, professionalId: string): Promise<string | undefined> =>
  (
    await findRow<{ name: string }>(
      db,
      sql`select coalesce(social_name, name) as name from health_network_professional where id = ${professionalId}`,
    )
  )?.name;
