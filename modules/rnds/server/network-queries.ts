import { type Db, findRow, rowsOf, sql } from '#platform/db/database';

/** Name of a professional, the social one first. */
export const findName = async (db: Db, professionalId: string): Promise<string | undefined> =>
  (
    await findRow<{ name: string }>(
      db,
      sql`select coalesce(social_name, name) as name from health_network_professional where id = ${professionalId}`,
    )
  )?.name;

/** Is there but one municipality in this installation? */
export const hasOneMunicipality = async (db: Db): Promise<boolean> =>
  (await rowsOf(db, sql`select 1 from health_network_municipality limit 2`)).length === 1;
