import type { Tx } from '#platform/db/database';
import type { FormFields } from '../../contract/fields.ts';
import { personLocks, textLock } from '../writing/keys.ts';
import { type Site, loadCitizen, lockCitizen, takeLocks } from '../record/queries.ts';
import type { LoadedCitizen } from '../record/record.ts';
import { strongNumbers } from '../numbers/shared-numbers.ts';

/** Somebody told of, and what `others` name (`fci:<uuid>`). */
export type ToHold = { fields?: FormFields | undefined; others?: readonly string[] };

/**
 * Waits until nobody else writes the people told of, nor what is named beside them, and reads where we are.
 * All are taken at once and in one order, so that two never wait for each other.
 */
export function holdPeople(db: Tx, municipalityId: string | null, people: readonly ToHold[]): Promise<Site> {
  const locks = people.flatMap(({ fields, others = [] }) => [
    ...(fields ? personLocks(fields, strongNumbers(fields, [])) : []),
    ...others.map(textLock),
  ]);
  return takeLocks(db, municipalityId, [...new Set(locks)].toSorted());
}

/** A registration, held until the end of the transaction; the one that it was joined into meanwhile, if any. */
export async function holdCitizen(db: Tx, id: string): Promise<LoadedCitizen | undefined> {
  await lockCitizen(db, id);
  const loaded = await loadCitizen(db, id);
  const survivor = loaded?.record.mergedInto;
  return survivor ? holdCitizen(db, survivor) : loaded;
}
