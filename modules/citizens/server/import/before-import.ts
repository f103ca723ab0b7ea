import { type Db, rowsOf, sql } from '#platform/db/database';
import { loadCitizen } from '../record/queries.ts';
import { type CitizenRecord, EMPTY_RECORD, fieldOf, type LoadedCitizen } from '../record/record.ts';

type Row = { importId: string; citizenId: string | null; appliedAt: Date | null; written: boolean };

/**
 * The registration of a row as it was before the row was applied: as it is now, with what was changed since taken
 * back. Null when there is none, or when it was joined with another since.
 */
export async function beforeImport(db: Db, row: Row): Promise<LoadedCitizen | null> {
  const { importId, citizenId, appliedAt, written } = row;
  const now = citizenId === null ? undefined : await loadCitizen(db, citizenId);
  if (!now || appliedAt === null) return now ?? null;
  const since = await rowsOf<{ ref: string | null; before: Record<string, unknown> }>(
    db,
    sql`select origin_ref as ref, before from citizen_revision
      where citizen_id = ${citizenId} and at >= ${appliedAt} order by version desc`,
  );
  if (written && !since.some(({ ref }) => ref === importId)) return null;
  const former = since
    .flatMap(({ before }) => Object.entries(before))
    .map(([column, value]) => [fieldOf(column), value] as const)
    .filter(([field]) => field in EMPTY_RECORD);
  return {
    ...now,
    record: { ...now.record, ...(Object.fromEntries(former) as Partial<CitizenRecord>) },
    documents: now.documents.filter(({ addedAt }) => new Date(addedAt) < appliedAt),
  };
}
