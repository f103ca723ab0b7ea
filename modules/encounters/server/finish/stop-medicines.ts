import type { UseCaseContext } from '#platform/usecase/context';
import { stopKey, type Stopped } from '../../contract/content.ts';
import type { Visit } from './visit.ts';
import { stopPrescriptions } from './medicine-queries.ts';

type Into = { encounterId: string; citizenId: string; day: string };

/** What the medicines that are stopped are called. */
export const stoppedNames = (
  stopped: readonly Stopped[],
  medicines: Visit['medicines'],
): Record<string, string> =>
  Object.fromEntries(
    stopped.map(({ prescriptionId }) => [stopKey(prescriptionId), medicines.get(prescriptionId)?.name ?? '']),
  );

/** Ends treatments before their day: all prescriptions of the medicine, also those that one renewed. */
export async function stopMedicines(
  { db, changed }: UseCaseContext,
  { encounterId, citizenId, day }: Into,
  stopped: readonly Stopped[],
): Promise<void> {
  for (const one of stopped) {
    const ids = await stopPrescriptions(db, { encounterId, citizenId, day }, one);
    changed(...ids.map((id) => ({ table: 'prescription', id, operation: 'U' as const })));
  }
}
