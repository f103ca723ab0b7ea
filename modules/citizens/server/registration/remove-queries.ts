import { type Db, rowsOf, sql, type Tx } from '#platform/db/database';

type Place = { table: string; column: string };

/** Every column of the base that points at a citizen: read from the catalogue, so that no room is forgotten. */
export const findPlaces = (db: Db): Promise<Place[]> =>
  rowsOf<Place>(
    db,
    sql`select c.relname as table, a.attname as column
      from pg_constraint k join pg_class c on c.oid = k.conrelid
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      where k.contype = 'f' and k.confrelid = 'citizen'::regclass and k.conparentid = 0
      order by c.relname, a.attname`,
  );

/** How many rows point at a citizen from each place (`table.column`), counted up to `most`. */
export function countIn(
  db: Db,
  places: readonly Place[],
  id: string,
  most: number,
): Promise<Array<{ place: string; count: number }>> {
  const counts = places.map(
    ({ table, column }) => sql`select ${`${table}.${column}`} as place, count(*) as count
      from (select 1 from ${sql.table(table)} where ${sql.ref(column)} = ${id} limit ${most}) as found`,
  );
  return rowsOf<{ place: string; count: number }>(db, sql`${sql.join(counts, sql` union all `)}`);
}

/** Columns that are made of others. */
const DERIVED = ['search', 'match_keys', 'name_key'];

/** What a registration says last, by whom it is deleted. */
export async function setAside(
  db: Tx,
  id: string,
  by: { professionalId: string | null; accessId: string | null; kind: string; now: Date },
): Promise<void> {
  await sql`insert into citizen_removed (id, at, professional_id, access_id, actor_kind, record, documents, revisions)
    select c.id, ${by.now}, ${by.professionalId}::uuid, ${by.accessId}::uuid, ${by.kind},
      to_jsonb(c) - ${DERIVED}::text[],
      (select coalesce(jsonb_agg(to_jsonb(d) order by d.added_at, d.id), '[]')
        from citizen_document d where d.citizen_id = c.id),
      (select coalesce(jsonb_agg(to_jsonb(r) order by r.version), '[]')
        from citizen_revision r where r.citizen_id = c.id)
    from citizen c where c.id = ${id}`.execute(db);
}

/** With its documents, its history and the suspicions about it; answers the rows. */
export async function deleteWhole(db: Tx, id: string): Promise<Array<{ table: string; id: string }>> {
  const own = await rowsOf<{ table: string; id: string }>(
    db,
    sql`with documents as (delete from citizen_document where citizen_id = ${id} returning id),
        revisions as (delete from citizen_revision where citizen_id = ${id} returning id),
        pairs as (delete from duplicate_pair where a_id = ${id} or b_id = ${id} returning id)
      select 'citizen_document' as table, id from documents
      union all select 'citizen_revision', id from revisions
      union all select 'duplicate_pair', id from pairs`,
  );
  await sql`delete from citizen where id = ${id}`.execute(db);
  return [...own, { table: 'citizen', id }];
}
