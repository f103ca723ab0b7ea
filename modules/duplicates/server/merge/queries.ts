import { type Db, findRow, rowsOf, sql, type Tx } from '#platform/db/database';
import type { InCamel } from '#platform/db/columns';
import type { Tables } from '../rows.ts';
import type { Moved } from './columns.ts';
import type { FamilyMove } from './families.ts';
import type { Settled } from './suspicions.ts';

export type MergeRow = Pick<
  InCamel<Tables['citizen_merge']>,
  'id' | 'survivorId' | 'survivorVersion' | 'undoneAt'
> & {
  pointing: Record<string, string>;
  absorbedIds: string[];
  families: FamilyMove[];
  suspicions: Settled[];
};

type NewMerge = Omit<
  Tables['citizen_merge'],
  'citizens_before' | 'documents_before' | 'undone_at' | 'undone_by'
> & {
  choices: object;
  families: readonly FamilyMove[];
  suspicions: readonly Settled[];
  pointing: object;
};

/** Rows of citizens and of their documents as they stand, to be put back by an undo. */
export async function snapshot(db: Tx, ids: readonly string[]) {
  const row = await findRow<{ citizens: unknown; documents: unknown }>(
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
): Promise<Moved[]> {
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

/** Documents go back to whom they belonged, in use and principal as they were. */
export async function returnDocuments(db: Tx, mergeId: string): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    db,
    sql`update citizen_document d
      set citizen_id = b.citizen_id, principal = b.principal, removed_at = b.removed_at
      from citizen_merge m, jsonb_populate_recordset(null::citizen_document, m.documents_before) b
      where m.id = ${mergeId} and b.id = d.id
        and (d.citizen_id, d.principal, d.removed_at) is distinct from (b.citizen_id, b.principal, b.removed_at)
      returning d.id`,
  );
  return rows.map(({ id }) => id);
}

/** Keeps a joining; answers the rows that tell whom it absorbed and what it moved. */
export async function insertMerge(
  db: Tx,
  merge: NewMerge,
  before: { citizens: unknown; documents: unknown },
  absorbed: readonly string[],
  moved: readonly Moved[],
): Promise<Array<{ table: string; id: string }>> {
  const row = { ...merge, citizens_before: before.citizens, documents_before: before.documents };
  await sql`insert into citizen_merge
    select * from jsonb_populate_record(null::citizen_merge, ${JSON.stringify(row)}::jsonb)`.execute(db);
  const members = await rowsOf<{ id: string }>(
    db,
    sql`insert into citizen_merge_member (merge_id, citizen_id)
      select ${merge.id}, * from unnest(${[...absorbed]}::uuid[]) returning id`,
  );
  const moves = await rowsOf<{ id: string }>(
    db,
    sql`insert into citizen_merge_move (merge_id, table_name, column_name, row_id, from_id)
      select ${merge.id}, * from unnest(${moved.map(({ table }) => table)}::text[],
        ${moved.map(({ column }) => column)}::text[], ${moved.map(({ id }) => id)}::uuid[],
        ${moved.map(({ fromId }) => fromId)}::uuid[]) returning id`,
  );
  return [
    ...members.map(({ id }) => ({ table: 'citizen_merge_member', id })),
    ...moves.map(({ id }) => ({ table: 'citizen_merge_move', id })),
  ];
}

/** A joining under lock, with whom it absorbed. */
export const findMerge = (db: Tx, id: string): Promise<MergeRow | undefined> =>
  findRow<MergeRow>(
    db,
    sql`select m.id, m.survivor_id as "survivorId", m.survivor_version as "survivorVersion", m.pointing, m.families,
        m.suspicions, m.undone_at as "undoneAt",
        array(select citizen_id from citizen_merge_member where merge_id = m.id order by 1) as "absorbedIds"
      from citizen_merge m where m.id = ${id} for update`,
  );

/** Was the survivor changed since, by anything but a joining that was itself taken back? */
export async function changedSince(
  db: Db,
  { survivorId, survivorVersion }: Pick<MergeRow, 'survivorId' | 'survivorVersion'>,
): Promise<boolean> {
  const row = await findRow(
    db,
    sql`select 1 as there from citizen_revision r
      where r.citizen_id = ${survivorId} and r.version > ${survivorVersion}
        and not (r.origin = 'unification' and r.origin_ref in (
          select m.id::text from citizen_merge m where m.undone_at is not null))
      limit 1`,
  );
  return row !== undefined;
}

export const movesOf = (db: Db, mergeId: string): Promise<Moved[]> =>
  rowsOf<Moved>(
    db,
    sql`select table_name as "table", column_name as "column", row_id as id, from_id as "fromId"
      from citizen_merge_move where merge_id = ${mergeId}`,
  );

/** Records of citizens as they were before a joining, by column name. */
export async function recordsBefore(db: Tx, mergeId: string): Promise<Array<Record<string, unknown>>> {
  const row = await findRow<{ citizens: Array<Record<string, unknown>> }>(
    db,
    sql`select citizens_before as citizens from citizen_merge where id = ${mergeId}`,
  );
  return row?.citizens ?? [];
}

export async function markUndone(db: Tx, mergeId: string, at: Date, by: string | null): Promise<void> {
  await sql`update citizen_merge set undone_at = ${at}, undone_by = ${by} where id = ${mergeId}`.execute(db);
}
