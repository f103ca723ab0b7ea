import { type Db, rowsOf, sql } from '#platform/db/database';

/** Of these codes of municipalities and of occupations, those that stand in their table. */
export async function listedCodes(db: Db, codes: readonly string[]): Promise<string[]> {
  const rows = await rowsOf<{ code: string }>(
    db,
    sql`select ibge as code from data_packages_municipality where ibge = any(${[...codes]}::text[])
      union all select code from data_packages_cbo where code = any(${[...codes]}::text[])`,
  );
  return rows.map(({ code }) => code.trim());
}
