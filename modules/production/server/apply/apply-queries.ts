import type { RawBuilder } from 'kysely';
import { type Db, rowsOf, sql, type Tx } from '#platform/db/database';

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

/** Of these fichas: ids are of one partition or of a few. */
const among = (keys: readonly FichaKey[]) =>
  sql`received_at = any(${[
    ...new Set(keys.map(({ receivedAt }) => receivedAt)),
  ]}::timestamptz[]) and id = any(${keys.map(({ id }) => id)}::uuid[])`;

/** Holds fichas for their application; by id, without those that somebody else applied, or applies now. */
export async function holdToApply(db: Tx, keys: readonly FichaKey[]): Promise<Map<string, Buffer>> {
  const rows = await rowsOf<{ id: string; envelope: Buffer }>(
    db,
    sql`select id, envelope from ficha where ${among(keys)} and applied_at is null for update skip locked`,
  );
  return new Map(rows.map(({ id, envelope }) => [id, envelope]));
}

export const appliedMark = (keys: readonly FichaKey[], at: Date): RawBuilder<unknown> =>
  sql`update ficha set applied_at = ${at} where ${among(keys)}`;
