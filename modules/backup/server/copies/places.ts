import { basename, dirname, join } from 'node:path';
import { Problem } from '#platform/errors/problem';
import { errorFields } from '#platform/log/logger';
import { readSetting } from '#platform/settings/settings';
import { runUseCase } from '#platform/usecase/run';
import { getInstallation } from '#modules/setup/index';
import { zoneOfInstallation } from '#modules/health-network/index';
import { foldersSetting, keepingSetting } from '../../settings.ts';
import type { RecoveryKey } from '../file/recovery-key.ts';
import { verifyCopy } from '../file/verify-copy.ts';

import { Corrupted, type CopyRequest, type MadeCopy, noteCopy, noteFault, noteGood } from './note-copy.ts';
import { inPlace, placeIn } from './other-places.ts';
import { tidy, type Tidying } from './tidy.ts';

/** Puts a good copy in the other folders, and looks after all of them. One that fails does not keep it from the others. */
export async function keepPlaces(request: CopyRequest, made: MadeCopy, recovery: RecoveryKey): Promise<void> {
  const { platform, signal, progress } = request;
  const { db } = platform;
  const installation = await getInstallation(db);
  // A clone, or a folder that woke elsewhere, still names the places of the one that it came from.
  const isItself = installation.purpose !== 'homologacao' && installation.unconfirmedWhy === null;
  const others = isItself ? await readSetting(platform, db, foldersSetting) : [];
  const fileName = basename(made.path);
  for (const [place, folder] of others.entries()) {
    progress?.('Levando às outras pastas', place, others.length);
    const source = { path: made.path, name: fileName, size: made.size };
    await unlessStopped(request, () =>
      noteCopy(request, { folder, fileName }, async () => {
        await placeIn(folder, source, recovery.key, { signal });
        return made;
      }),
    );
  }
  const tidying = {
    installationId: installation.id,
    keeping: await readSetting(platform, db, keepingSetting),
    timeZone: await zoneOfInstallation(db),
  };
  for (const folder of [dirname(made.path), ...others])
    await unlessStopped(request, () => lookAfter(request, folder, tidying, recovery));
}

async function unlessStopped({ platform, signal }: CopyRequest, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    signal?.throwIfAborted();
    platform.log.warn('copy-place-failed', errorFields(error));
  }
}

async function lookAfter(
  request: CopyRequest,
  folder: string,
  tidying: Tidying,
  { key, id: recoveryKeyId }: RecoveryKey,
): Promise<void> {
  const { platform, caller, signal } = request;
  const { found, removed } = await tidy(platform, folder, tidying);
  if (removed > 0) {
    await runUseCase(platform, caller, async ({ audit }) => {
      audit({ type: 'backup.removed', details: { folder, copies: removed } });
    });
  }
  for (const copy of found) {
    const path = join(folder, copy.fileName);
    try {
      const { size, rows } = await inPlace(folder, (moving) =>
        verifyCopy(path, key, { signal, progress: moving }),
      );
      await noteGood(request, copy, { size, rows, recoveryKeyId }, 'backup.verified');
    } catch (error) {
      signal?.throwIfAborted();
      await noteFault(request, copy, error instanceof Problem ? new Corrupted(error) : error);
    }
  }
}
