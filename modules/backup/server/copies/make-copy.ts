import { mkdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type pg from 'pg';
import { baseBytes } from '#platform/db/bases/room';
import { Problem } from '#platform/errors/problem';
import { diskUse } from '#platform/files/disk';
import type { Platform } from '#platform/runtime/platform';
import { getInstallation } from '#modules/setup/index';
import { zoneOfInstallation } from '#modules/health-network/index';
import { noRoom } from '../file/faults.ts';
import { type RecoveryKey, recoveryKeyOf } from '../file/recovery-key.ts';
import { verifyCopy } from '../file/verify-copy.ts';
import { inTurn, writeCopy } from '../file/write-copy.ts';
import { refuseExisting } from '../file/writer.ts';
import { copyFacts, endAbandoned } from './copy-queries.ts';
import { copyName, ownFolder } from './names.ts';
import { Corrupted, type CopyRequest, type MadeCopy, noteCopy } from './note-copy.ts';
import { keepPlaces } from './places.ts';
import { rehearseWeekly } from './rehearse.ts';

const MB = 1_000_000;
/** What a copy takes, as part of the base on disk, before there was one: text of rows packed is far less. */
const FIRST_SHARE = 0.3;
/** What the next may take, as part of the last. */
const GROWTH = 1.2;
const INTERRUPTED = 'A cópia foi interrompida. A próxima é feita sozinha.';

/**
 * Makes a copy, reads it back, puts it in the other folders and takes old ones away. What becomes of each is kept and goes to
 * the trail. Throws the Problem of the first place; one of another is only kept.
 */
export const makeCopy = (request: CopyRequest): Promise<MadeCopy> =>
  inTurn(
    request.platform,
    async (client) => {
      const { platform, path: asked } = request;
      const recovery = await recoveryKeyOf(platform.boot.dataDir);
      await endAbandoned(platform.db, INTERRUPTED, platform.clock.now());
      const path = asked ?? (await ownPath(platform));
      const place = { folder: dirname(path), fileName: basename(path) };
      await refuseExisting(path);
      await needRoom(platform, place.folder);
      const made = await noteCopy(request, place, () => write(request, client, path, recovery));
      if (asked === undefined) await keepPlaces(request, made, recovery);
      if (request.origin === 'schedule') await rehearseWeekly(request, { path, ...place }, recovery);
      return made;
    },
    request.signal,
  );

/** In the folder of the data, which is made where it is missing. */
async function ownPath({ db, boot, clock }: Platform): Promise<string> {
  const folder = ownFolder(boot.dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { name } = await getInstallation(db);
  return join(folder, copyName(name, clock.now(), await zoneOfInstallation(db)));
}

async function needRoom({ db, clock }: Platform, folder: string): Promise<void> {
  const { lastSize } = await copyFacts(db, clock.now());
  const needed = lastSize === null ? (await baseBytes(db)) * FIRST_SHARE : lastSize * GROWTH;
  // A folder that is not there is told when it is written to.
  const use = await diskUse(folder).catch(() => undefined);
  if (use && use.freeBytes < needed) throw noRoom(folder);
}

async function write(
  { platform, tables, signal, progress }: CopyRequest,
  client: pg.Client,
  path: string,
  recovery: RecoveryKey,
): Promise<MadeCopy> {
  const written = await writeCopy(platform, client, {
    path,
    tables,
    signal,
    progress: (done, total) => progress?.('Copiando linhas', done, total),
  });
  try {
    await verifyCopy(path, recovery.key, {
      signal,
      progress: (done, total) => progress?.('Conferindo (MB)', Math.ceil(done / MB), Math.ceil(total / MB)),
    });
  } catch (error) {
    // What was stopped leaves nothing; what is no good is kept for whoever looks into it.
    if (signal?.aborted) await rm(path, { force: true });
    throw error instanceof Problem ? new Corrupted(error) : error;
  }
  return written;
}
