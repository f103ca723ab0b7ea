import type { Tx } from '#platform/db/database';
import type { FormFields } from '../../contract/fields.ts';
import { personLocks, textLock } from '../writing/keys.ts';
import { type Site, loadCitizen, lockCitizen, takeLocks } from '../record/queries.ts';
import type { LoadedCitizen } from '../record/record.ts';
import { strongNumbers } from '../numbers/shared-numbers.ts';

/**
 * Waits until nobody else writes the person told of, nor what `others` name (`fci:<uuid>`), and reads where we are.
 * All are taken at once and in one order, so that two never wait for each other.
 */
export function holdPerson(
  db: Tx,
  municipalityId: string | null,
  { fields, others = [] }: { fields?: FormFields | undefined; others?: readonly string[] },
): Promise<Site> {
  const ofPerson = fields ? personLocks(fields, strongNumbers(fields, [])) : [];
  return takeLocks(db, municipalityId, [...ofPerson, ...others.map(textLock)].toSorted());
}

/** A registration, held until the end of the transaction; the one that it was joined into meanwhile, if any. */
export async function holdCitizen(db: Tx, id: string): Promise<LoadedCitizen | undefined> {
  await lockCitizen(db, id);
  const loaded = await loadCitizen(db, id);
  const survivor = loaded?.record.mergedInto;
  return survivor ? holdCitizen(db, survivor) : loaded;
}
