import { type Db, rowsOf, sql, type Tx } from '#platform/db/database';

export async function insertReviews(db: Tx, rows: readonly object[]): Promise<void> {
  await sql`insert into citizen_review
    select * from jsonb_populate_recordset(null::citizen_review, ${JSON.stringify(rows)}::jsonb)`.execute(db);
}

/** With whom somebody was seen to share a number, and which. */
export const findReviewed = (db: Db, citizenId: string): Promise<Array<{ other: string; number: string }>> =>
  rowsOf<{ other: string; number: string }>(
    db,
    sql`select case when citizen_id = ${citizenId}::uuid then other_id else citizen_id end as other, number
      from citizen_review where kind = 'shared-document' and ${citizenId}::uuid in (citizen_id, other_id)`,
  );
