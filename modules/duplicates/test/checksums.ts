import { allTables } from '#apps/installation/modules';
import { type Db, rowsOf, sql } from '#platform/db/database';

/** Of every table that is not a trace of what was done: rows, and a checksum of what they say. */
export async function checksums(db: Db): Promise<Record<string, string>> {
  const traces =
    /^(audit_|changelog|idempotency_key|citizen_revision|citizen_merge|session|job|access_use|sign_in)/;
  const sums: Record<string, string> = {};
  for (const { name } of allTables.filter((table) => !traces.test(table.name))) {
    const [row] = await rowsOf<{ sum: string }>(
      db,
      sql`select count(*) || ':' || coalesce(md5(string_agg(
          (to_jsonb(t) - 'version' - 'updated_at' - 'updated_by' - 'updated_origin')::text, ';'
          order by (to_jsonb(t) - 'version' - 'updated_at' - 'updated_by' - 'updated_origin')::text)), '') as sum
        from ${sql.table(name)} t`,
    );
    sums[name] = row?.sum ?? '';
  }
  return sums;
}
