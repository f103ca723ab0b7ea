import { fieldOf } from '#platform/contract/form/record';
import { type Db, findRow, rowsOf, sql } from '#platform/db/database';
import { loadCitizen } from '../record/queries.ts';
import { type CitizenRecord, EMPTY_RECORD, type KeptDocument, type LoadedCitizen } from '../record/record.ts';

type Row = { citizenId: string | null; appliedAt: Date | null };
type Before = Record<string, unknown> & { documents?: KeptDocument[] };

/**
 * The registration of a row as it was before the row was applied: as it is now, with what was changed since taken
 * back. `joined`: with another since the row was looked at (`since`), whose values it may have by now, or whose it
 * may be altogether: rows follow the one that stays. `removed`: there is none.
 */
export async function beforeImport(
  db: Db,
  { citizenId, appliedAt }: Row,
  since: Date,
): Promise<LoadedCitizen | 'joined' | 'removed'> {
  const now = citizenId === null ? undefined : await loadCitizen(db, citizenId);
  if (!now) return 'removed';
  if (await joinedSince(db, now.id, since)) return 'joined';
  if (appliedAt === null) return now;
  const changes = await rowsOf<{ before: Before }>(
    db,
    sql`select before from citizen_revision
      where citizen_id = ${now.id} and at >= ${appliedAt} order by version desc`,
  );
  const record = { ...now.record };
  const documents = new Map(
    now.documents.filter(({ addedAt }) => new Date(addedAt) < appliedAt).map((one) => [one.id, one]),
  );
  for (const { before } of changes) {
    Object.assign(record, fieldsOf(before));
    for (const one of before.documents ?? []) if (documents.has(one.id)) documents.set(one.id, one);
  }
  return { ...now, record, documents: [...documents.values()] };
}

/** Fields of the record among what a revision keeps. */
const fieldsOf = (before: Before): Partial<CitizenRecord> =>
  Object.fromEntries(
    Object.entries(before)
      .map(([column, value]) => [fieldOf(column), value] as const)
      .filter(([field]) => field in EMPTY_RECORD),
  );

async function joinedSince(db: Db, id: string, since: Date): Promise<boolean> {
  const row = await findRow(
    db,
    sql`select 1 as there from citizen c join citizen_revision r on r.citizen_id = c.id
      where c.merged_into = ${id} and r.at >= ${since} and r.after ? 'merged_into' limit 1`,
  );
  return row !== undefined;
}
