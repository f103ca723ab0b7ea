import { type Db, findRow, rowsOf, sql, type Tx } from '#platform/db/database';

export type FichaKey = { receivedAt: Date; id: string };
/** `team`: who filled it in, by CNES and INE. */
export type WaitingFicha = FichaKey & { tipo: number; team: string };

/** `municipalityId` null: of the whole installation. */
export type ToApply = { municipalityId: string | null; after: FichaKey | undefined; limit: number };

/** Accepted fichas that a module has still to take further, the oldest first, after a given one. */
export const listToApply = (db: Db, { municipalityId, after, limit }: ToApply): Promise<WaitingFicha[]> =>
  rowsOf<WaitingFicha>(
    db,
    sql`select received_at as "receivedAt", id, tipo, concat_ws('/', cnes, ine) as team from ficha
      where to_apply and applied_at is null
        and (${municipalityId}::uuid is null or municipality_id = ${municipalityId})
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
