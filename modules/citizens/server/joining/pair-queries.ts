import type { RawBuilder } from 'kysely';
import { findRow, rowsOf, sql, type Tx } from '#platform/db/database';
import type { Direction, MovedRow, Said, Settled } from './said.ts';

/** The two of a suspicion or of a shared number. */
export const findPair = (db: Tx, id: string): Promise<Pick<Said, 'aId' | 'bId'> | undefined> =>
  findRow(
    db,
    sql`select a_id as "aId", b_id as "bId" from duplicate_pair where id = ${id}
      union all select citizen_id, other_id from citizen_review where id = ${id} and kind = 'shared-document'`,
  );

/** "Não é a mesma pessoa". Of a shared number, what was said when it was accepted stays before the reason. */
export async function settlePair(
  db: Tx,
  { table, id }: Pick<Said, 'table' | 'id'>,
  { at, by, reason }: { at: Date; by: string | null; reason: string },
): Promise<void> {
  await (table === 'duplicate_pair'
    ? sql`update duplicate_pair set state = 'different', decided_at = ${at}, decided_by = ${by},
        reason = ${reason} where id = ${id}`
    : sql`update citizen_review set settled_at = ${at}, settled_by = ${by},
        reason = coalesce(reason || ' · ', '') || ${reason}::text where id = ${id}`
  ).execute(db);
}

export async function reopenPair(db: Tx, { table, id }: Pick<Said, 'table' | 'id'>): Promise<void> {
  await (table === 'duplicate_pair'
    ? sql`update duplicate_pair set state = 'open', decided_at = null, decided_by = null, reason = null
        where id = ${id}`
    : sql`update citizen_review set settled_at = null, settled_by = null where id = ${id}`
  ).execute(db);
}

/** All that was said of these people and somebody who is still there, held until the end of the transaction. */
export async function saidOf(db: Tx, ids: readonly string[]): Promise<Said[]> {
  const people = sql`${[...ids]}::uuid[]`;
  const there = (a: string, b: string) => sql`not exists (select from citizen c
    where c.id in (${sql.ref(a)}, ${sql.ref(b)}) and c.status = 'merged' and c.id <> all(${people}))`;
  const pairs = await rowsOf<Said>(
    db,
    sql`select 'duplicate_pair' as table, id, a_id as "aId", b_id as "bId", '' as about, score, state,
        decided_at::text as "decidedAt", decided_by as "decidedBy", reason
      from duplicate_pair p where (a_id = any(${people}) or b_id = any(${people})) and ${there('a_id', 'b_id')}
      order by id for update of p`,
  );
  const reviews = await rowsOf<Said>(
    db,
    sql`select 'citizen_review' as table, id, citizen_id as "aId", other_id as "bId", coalesce(number, '') as about,
        0 as score, case when settled_at is null then 'open' else 'different' end as state,
        settled_at::text as "decidedAt", settled_by as "decidedBy", reason
      from citizen_review r where (citizen_id = any(${people}) or other_id = any(${people}))
        and kind = 'shared-document' and ${there('citizen_id', 'other_id')}
      order by id for update of r`,
  );
  return [...pairs, ...reviews];
}

const ofTable = <T extends { table: string }>(rows: readonly T[], table: string) =>
  rows.filter((row) => row.table === table);

const moving = (moves: readonly MovedRow[]) => sql`unnest(${moves.map(({ id }) => id)}::uuid[],
  ${moves.map(({ fromId }) => fromId)}::uuid[]) as m (row_id, from_id)`;

/** Who stands in a column of a pair once `of` became `to`. */
const become = (column: string, of: RawBuilder<unknown>, to: RawBuilder<unknown>) =>
  sql`case when ${sql.ref(column)} = ${of} then ${to} else ${sql.ref(column)} end`;

/** What was said of the absorbed is said of the survivor, or (`back`) of whom it was said before. */
export async function movePairs(
  db: Tx,
  moves: readonly MovedRow[],
  survivorId: string,
  direction: Direction,
): Promise<void> {
  const survivor = sql`${survivorId}::uuid`;
  const from = sql.ref('m.from_id');
  const [of, to] = direction === 'back' ? [survivor, from] : [from, survivor];
  const pairs = ofTable(moves, 'duplicate_pair');
  const [a, b] = [become('p.a_id', of, to), become('p.b_id', of, to)];
  if (pairs.length > 0) {
    // A pair stands once, in the order of its ids: where a search put it there meanwhile, that one stays.
    await sql`update duplicate_pair p set a_id = least(${a}, ${b}), b_id = greatest(${a}, ${b})
      from ${moving(pairs)} where p.id = m.row_id and ${a} <> ${b} and not exists (
        select from duplicate_pair x where x.a_id = least(${a}, ${b}) and x.b_id = greatest(${a}, ${b}))`.execute(
      db,
    );
  }
  const reviews = ofTable(moves, 'citizen_review');
  const [citizen, other] = [become('r.citizen_id', of, to), become('r.other_id', of, to)];
  if (reviews.length > 0) {
    await sql`update citizen_review r set citizen_id = ${citizen}, other_id = ${other}
      from ${moving(reviews)} where r.id = m.row_id and ${citizen} <> ${other}`.execute(db);
  }
}

/** Writes what was decided; undoing, only where nobody decided anything since. Answers the rows written. */
export async function decidePairs(
  db: Tx,
  settled: readonly Settled[],
  direction: Direction,
): Promise<Array<{ table: string; id: string }>> {
  const rows = settled.map(({ table, id, before, after }) =>
    direction === 'back' ? { table, id, from: after, to: before } : { table, id, from: before, to: after },
  );
  const changes = (table: string) => sql`(select id,
      ("to" ->> 'decidedAt')::timestamptz as at, ("to" ->> 'decidedBy')::uuid as by, "to" ->> 'state' as state,
      "to" ->> 'reason' as reason, ("from" ->> 'decidedAt')::timestamptz as was
    from jsonb_to_recordset(${JSON.stringify(ofTable(rows, table))}::jsonb) as s(id uuid, "from" jsonb, "to" jsonb)) s`;
  const pairs = await rowsOf<{ id: string }>(
    db,
    sql`update duplicate_pair p set state = s.state, decided_at = s.at, decided_by = s.by, reason = s.reason
      from ${changes('duplicate_pair')} where p.id = s.id and p.decided_at is not distinct from s.was returning p.id`,
  );
  const reviews = await rowsOf<{ id: string }>(
    db,
    sql`update citizen_review r set settled_at = s.at, settled_by = s.by, reason = s.reason
      from ${changes('citizen_review')} where r.id = s.id and r.settled_at is not distinct from s.was returning r.id`,
  );
  return [
    ...pairs.map(({ id }) => ({ table: 'duplicate_pair', id })),
    ...reviews.map(({ id }) => ({ table: 'citizen_review', id })),
  ];
}
