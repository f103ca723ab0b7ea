import { type Db, findRow, getRow, rowsOf, sql, type Tx } from '#platform/db/database';
import type { InCamel } from '#platform/db/columns';
import type { Tables } from '../rows.ts';
import type { RowsBefore, Settled } from '#modules/citizens/index';
import type { Moved } from './pointing-queries.ts';
import type { FamilyMove } from './families.ts';

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

/** Keeps a joining; answers the rows that tell whom it absorbed and what it moved. */
export async function insertMerge(
  db: Tx,
  merge: NewMerge,
  before: RowsBefore,
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
    sql`select 1 as there from citizens_revision r
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

/** Rows as they were before a joining, by column name. */
export async function rowsBeforeOf(
  db: Tx,
  mergeId: string,
): Promise<{ citizens: Array<Record<string, unknown>>; documents: unknown[] }> {
  return getRow(
    db,
    sql`select citizens_before as citizens, documents_before as documents from citizen_merge where id = ${mergeId}`,
  );
}

export async function markUndone(db: Tx, mergeId: string, at: Date, by: string | null): Promise<void> {
  await sql`update citizen_merge set undone_at = ${at}, undone_by = ${by} where id = ${mergeId}`.execute(db);
}
