import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { CHILD_ENV } from '#platform/process/child-env';
import { machineId } from '#platform/process/machine';
import type { Platform } from '#platform/runtime/platform';
import { runUseCase } from '#platform/usecase/run';
import { findPlace, keepPlace, markUnconfirmed, RESTORED } from './continuation-queries.ts';
import { serverIdentity } from './place-queries.ts';

/**
 * Where the base runs, as a digest. An embedded one lies in the data folder of a machine; one of DATABASE_URL on a server,
 * from which any number of machines may serve.
 */
async function placeOf({ db, boot }: Platform): Promise<string> {
  const isEmbedded = process.env[CHILD_ENV.cluster] !== undefined;
  const where = isEmbedded ? ['folder', machineId(), await realpath(boot.dataDir)] : await serverIdentity(db);
  return createHash('sha256').update(JSON.stringify(where)).digest('hex');
}

/**
 * Notices, before anything else works, that the base runs elsewhere than it did: the data folder was copied or carried, or
 * the base was restored. What may transmit then waits for a person; the one that stays behind is another incarnation.
 */
export async function noticePlace(platform: Platform): Promise<void> {
  const here = await placeOf(platform);
  const before = await findPlace(platform.db);
  if (!before || before.place === here) return;
  if (before.place === null) return keepPlace(platform.db, here);
  await runUseCase(platform, { actor: { kind: 'system' } }, async ({ db, now, audit, changed }) => {
    // Web and worker wake together: the first notes it.
    const known = await findPlace(db, { lock: true });
    if (!known || known.place === here) return;
    await keepPlace(db, here);
    const isMoved = known.place !== RESTORED;
    if (isMoved && known.purpose === 'producao') await markUnconfirmed(db, 'moved', now);
    const subject = { table: 'installation', id: known.id };
    audit({ type: isMoved ? 'setup.moved' : 'setup.restored', subject });
    changed({ ...subject, operation: 'U' });
  });
}
