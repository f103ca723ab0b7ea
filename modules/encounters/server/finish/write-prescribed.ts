import { uuidV7 } from '#platform/db/uuid';
import type { UseCaseContext } from '#platform/usecase/context';
import type { Prescribed } from '../../contract/content.ts';
import { prescriptionWarnings } from '../../contract/warnings.ts';
import { noteNew } from '../note.ts';
import { listAllergiesOf } from './entries-queries.ts';
import { listInUse } from './medicine-queries.ts';
import { endOf, posologyOf } from './prescribed.ts';
import { insertPrescriptions } from './rows-queries.ts';

type Into = { encounterId: string; citizenId: string; day: string };

/**
 * Keeps what was prescribed, once the allergies of the visit are kept. Answers how many warnings its author went on in spite of
 * (ENC-28), for the trail: none holds anybody back.
 */
export async function writePrescribed(
  context: UseCaseContext,
  { encounterId, citizenId, day }: Into,
  prescribed: readonly Prescribed[],
): Promise<number> {
  if (prescribed.length === 0) return 0;
  const { db, now } = context;
  const warnings = prescriptionWarnings({
    prescribed,
    allergies: await listAllergiesOf(db, citizenId),
    inUse: await listInUse(db, citizenId, day),
  });
  const rows = prescribed.map((item) => ({
    id: uuidV7(now.getTime()),
    item,
    posology: posologyOf(item),
    endsOn: endOf(item),
  }));
  await insertPrescriptions(db, { encounterId, citizenId }, rows);
  noteNew(
    context,
    'prescription',
    rows.map(({ id }) => id),
  );
  return warnings.length;
}
