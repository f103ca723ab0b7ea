import { type Db, findRow, rowsOf, sql, type Tx } from '#platform/db/database';

export type FichaKey = { receivedAt: Date; id: string };
export type WaitingFicha = FichaKey & { tipo: number };

/** Accepted fichas that a module has still to take further, the oldest first, after a given one. */
export const listToApply = (db: Db, after: FichaKey | undefined, limit: number): Promise<WaitingFicha[]> =>
  rowsOf<WaitingFicha>(
    db,
    sql`select received_at as "receivedAt", id, tipo from ficha
      where to_apply and applied_at is null
        and (${after === undefined} or (received_at, id) > (${after?.receivedAt ?? null}::timestamptz, ${after?.id ?? null}::uuid))
      order by received_at, id limit ${limit}`,
  );

/** Holds a ficha for its application; undefined when somebody else did it, or does it now. */
export async function holdToApply(db: Tx, { receivedAt, id }: FichaKey): Promise<Buffer | undefined> {
  const row = await findRow<{ envelope: Buffer }>(
    db,
    sql`select envelope from ficha where received_at = ${receivedAt} and id = ${id} and applied_at is null
      for update skip locked`,
  );
  return row?.envelope;
}

export async function markApplied(db: Tx, { receivedAt, id }: FichaKey, at: Date): Promise<void> {
  await sql`update ficha set applied_at = ${at} where received_at = ${receivedAt} and id = ${id}`.execute(db);
}
