import { type Db, rowsOf, sql, type Tx } from '#platform/db/database';
import type { PointingColumn } from './columns.ts';

export type Count = { table: string; column: string; label: string; count: number };

/** How many rows of each column point at one of these citizens. */
export async function countPointing(
  db: Db,
  columns: readonly PointingColumn[],
  ids: readonly string[],
): Promise<Count[]> {
  const counts: Count[] = [];
  for (const { table, column, label } of columns) {
    const [row] = await rowsOf<{ count: number }>(
      db,
      sql`select count(*) from ${sql.table(table)} where ${sql.ref(column)} = any(${[...ids]}::uuid[])`,
    );
    counts.push({ table, column, label, count: row?.count ?? 0 });
  }
  return counts;
}

/** Of each column, a digest of the rows that point at a citizen: it differs as soon as one came or went. */
export async function digestPointing(
  db: Db,
  columns: readonly PointingColumn[],
  id: string,
): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  for (const { table, column } of columns) {
    const [row] = await rowsOf<{ digest: string }>(
      db,
      sql`select count(*) || ':' || coalesce(md5(string_agg(id::text, ',' order by id)), '') as digest
        from ${sql.table(table)} where ${sql.ref(column)} = ${id}`,
    );
    digests[`${table}.${column}`] = row?.digest ?? '';
  }
  return digests;
}

export type Moved = { table: string; column: string; id: string; fromId: string };

/** Points the rows of one column at the survivor; answers what moved, from whom. */
export async function movePointing(
  db: Tx,
  { table, column }: PointingColumn,
  absorbed: readonly string[],
  survivorId: string,
): Promise<Moved[]> {
  // The row itself tells whom it pointed at: read under lock, before it is changed.
  const rows = await rowsOf<{ id: string; fromId: string }>(
    db,
    sql`select id, ${sql.ref(column)} as "fromId" from ${sql.table(table)}
      where ${sql.ref(column)} = any(${[...absorbed]}::uuid[]) order by id for update`,
  );
  if (rows.length === 0) return [];
  await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${survivorId}
    where id = any(${rows.map(({ id }) => id)}::uuid[])`.execute(db);
  return rows.map((row) => ({ ...row, table, column }));
}

/** Points rows back at whom they pointed before. */
export async function moveBack(
  db: Tx,
  { table, column }: PointingColumn,
  moved: readonly Moved[],
): Promise<void> {
  const rows = moved.filter((one) => one.table === table && one.column === column);
  if (rows.length === 0) return;
  await sql`update ${sql.table(table)} t set ${sql.ref(column)} = m.from_id
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ fromId }) => fromId)}::uuid[])
      as m(row_id, from_id)
    where t.id = m.row_id`.execute(db);
}
