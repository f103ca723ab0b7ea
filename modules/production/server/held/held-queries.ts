import type { ReportFinding } from '@pec-aberto/ledi';
import { type Db, findRow, rowsOf, sql, type Tx } from '#platform/db/database';

export type HeldKey = { receivedAt: Date; id: string };

/** `municipalityId` null: of the whole installation. */
export type HeldOf = { municipalityId: string | null; after: HeldKey | undefined; limit: number };

/** Fichas that wait for their layout, the oldest first, after a given one. */
export const listHeld = (db: Db, { municipalityId, after, limit }: HeldOf): Promise<HeldKey[]> =>
  rowsOf<HeldKey>(
    db,
    sql`select received_at as "receivedAt", id from ficha
      where outcome = 'held'
        and (${municipalityId}::uuid is null or municipality_id = ${municipalityId})
        and (${after === undefined} or (received_at, id) > (${after?.receivedAt ?? null}::timestamptz, ${after?.id ?? null}::uuid))
      order by received_at, id limit ${limit}`,
  );

/** Layouts that the waiting fichas of a municipality (null: of all) declare. */
export const listHeldVersions = async (db: Db, municipalityId: string | null): Promise<string[]> =>
  (
    await rowsOf<{ version: string }>(
      db,
      sql`select distinct version from ficha
        where outcome = 'held' and version is not null
          and (${municipalityId}::uuid is null or municipality_id = ${municipalityId})`,
    )
  ).map(({ version }) => version);

/** Holds a waiting ficha to be judged; undefined when somebody else did, or does now. */
export async function holdHeld(db: Tx, { receivedAt, id }: HeldKey): Promise<Buffer | undefined> {
  const row = await findRow<{ envelope: Buffer }>(
    db,
    sql`select envelope from ficha where received_at = ${receivedAt} and id = ${id} and outcome = 'held'
      for update skip locked`,
  );
  return row?.envelope;
}

/** Writes the verdict of a ficha that waited; a refused one frees its uuid, so that it may come back corrected. */
export async function settleHeld(
  db: Tx,
  { receivedAt, id }: HeldKey,
  verdict: {
    outcome: 'valid' | 'invalid';
    findings: readonly ReportFinding[];
    toApply: boolean;
    municipalityId: string | null;
  },
): Promise<void> {
  const { outcome, findings, toApply, municipalityId } = verdict;
  await sql`update ficha set outcome = ${outcome}, findings = ${JSON.stringify(findings)}::jsonb, to_apply = ${toApply},
      municipality_id = ${municipalityId}
    where received_at = ${receivedAt} and id = ${id}`.execute(db);
  if (outcome === 'invalid') {
    await sql`delete from ficha_identity where ficha_id = ${id} and received_at = ${receivedAt}`.execute(db);
  }
}
