import { findRow, rowsOf, sql, type Tx } from '#platform/db/database';
import type { MovedRow } from './said.ts';

/** Rows as JSON, by column name. */
export type RowsBefore = { citizens: unknown; documents: unknown };

/** Rows of citizens and of their documents as they stand, by which a joining is taken back. */
export async function rowsBefore(db: Tx, ids: readonly string[]): Promise<RowsBefore> {
  const row = await findRow<RowsBefore>(
    db,
    sql`select
      (select jsonb_agg(to_jsonb(c) - 'search' - 'match_keys' - 'name_key') from citizen c
        where c.id = any(${[...ids]}::uuid[])) as citizens,
      (select coalesce(jsonb_agg(to_jsonb(d)), '[]') from citizen_document d
        where d.citizen_id = any(${[...ids]}::uuid[])) as documents`,
  );
  return { citizens: row?.citizens ?? [], documents: row?.documents ?? [] };
}

/** Documents of the absorbed go to the survivor, but for numbers it has in use already. Answers what went. */
export async function giveDocuments(
  db: Tx,
  absorbed: readonly string[],
  survivorId: string,
): Promise<Array<MovedRow & { column: string }>> {
  const rows = await rowsOf<{ id: string; fromId: string }>(
    db,
    sql`
      with ranked as (
        select d.id, d.citizen_id, d.removed_at is not null as gone,
          row_number() over (partition by d.kind, d.number, d.removed_at is null order by d.added_at, d.id) as place,
          exists (select 1 from citizen_document s where s.citizen_id = ${survivorId} and s.kind = d.kind
            and s.number = d.number and s.removed_at is null) as there
        from citizen_document d where d.citizen_id = any(${[...absorbed]}::uuid[]))
      update citizen_document d set citizen_id = ${survivorId}, principal = false
      from ranked r where r.id = d.id and (r.gone or (r.place = 1 and not r.there))
      returning d.id, r.citizen_id as "fromId"`,
  );
  return rows.map((row) => ({ ...row, table: 'citizen_document', column: 'citizen_id' }));
}

/** Documents go back to whom they belonged, in use and principal as they were ({@link rowsBefore}). */
export async function returnDocuments(db: Tx, documents: RowsBefore['documents']): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    db,
    sql`update citizen_document d
      set citizen_id = b.citizen_id, principal = b.principal, removed_at = b.removed_at
      from jsonb_populate_recordset(null::citizen_document, ${JSON.stringify(documents)}::jsonb) b
      where b.id = d.id
        and (d.citizen_id, d.principal, d.removed_at) is distinct from (b.citizen_id, b.principal, b.removed_at)
      returning d.id`,
  );
  return rows.map(({ id }) => id);
}
