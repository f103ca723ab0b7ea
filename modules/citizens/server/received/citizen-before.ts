import { fieldOf } from '#platform/contract/form/record';
import type { Db } from '#platform/db/database';
import { loadCitizen } from '../record/queries.ts';
import { type CitizenRecord, EMPTY_RECORD, type LoadedCitizen } from '../record/record.ts';
import { type Before, changesSince, isJoinedSince } from './queries.ts';

/**
 * A registration as it was before an instant (null: as it is now): what was changed since is taken back. `joined`: with
 * another since it was looked at (`since`), whose values it may have by now, or whose it may be altogether: what points
 * at one follows the one that stays. `removed`: there is none.
 */
export async function citizenBefore(
  db: Db,
  id: string | null,
  { instant, since }: { instant: Date | null; since: Date },
): Promise<LoadedCitizen | 'joined' | 'removed'> {
  const now = id === null ? undefined : await loadCitizen(db, id);
  if (!now) return 'removed';
  if (await isJoinedSince(db, now.id, since)) return 'joined';
  if (instant === null) return now;
  const record = { ...now.record };
  const documents = new Map(
    now.documents.filter(({ addedAt }) => new Date(addedAt) < instant).map((one) => [one.id, one]),
  );
  for (const before of await changesSince(db, now.id, instant)) {
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
