import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { uuidV7 } from '#platform/db/uuid';
import type { Platform } from '#platform/runtime/platform';
import type { Keeping } from '../../contract.ts';
import { readHead } from '../file/reader.ts';
import { isLeftBy, PART } from '../file/writer.ts';
import { copiesIn, type CopyRow, deleteCopies, insertCopy, setFaulty } from './copy-queries.ts';
import { expiredOf } from './keeping.ts';
import { SUFFIX } from './names.ts';
import { inPlace } from './other-places.ts';

export type Tidying = { installationId: string; keeping: Keeping; timeZone: string };

/**
 * Brings a folder and what the base knows of it together: takes away what a copy that was killed left and what is older
 * than it is to be kept, marks files that are gone. Returns copies of this installation that it did not know, e.g. after a
 * restore. Only whoever holds the turn of copies may.
 */
export async function tidy(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  folder: string,
  { installationId, keeping, timeZone }: Tidying,
): Promise<{ found: CopyRow[]; removed: number }> {
  const names = await inPlace(folder, () => readdir(folder));
  const known = await copiesIn(db, folder);
  const now = clock.now();
  const remove = (name: string) => inPlace(folder, () => rm(join(folder, name), { force: true }));
  const isOurs = async (name: string) => {
    const head = await inPlace(folder, () => readHead(join(folder, name)).catch(() => undefined));
    return head?.installation.id === installationId ? head : undefined;
  };
  for (const name of names.filter((one) => one.endsWith(`${SUFFIX}${PART}`)))
    if (await inPlace(folder, () => isLeftBy(installationId, join(folder, name)))) await remove(name);
  for (const { id, fileName, state } of known) {
    if (state !== 'verified' || names.includes(fileName)) continue;
    await setFaulty(db, id, { state: 'missing', fault: 'O arquivo não está mais na pasta.' }, now);
  }
  const strangers = names.filter(
    (name) => name.endsWith(SUFFIX) && !known.some(({ fileName }) => fileName === name),
  );
  for (const name of strangers) {
    const head = await isOurs(name);
    if (!head) continue;
    const startedAt = new Date(head.createdAt);
    const copy = { id: uuidV7(now.getTime()), folder, fileName: name, jobId: null, startedAt };
    await insertCopy(db, { ...copy, origin: 'found' });
  }
  const all = await copiesIn(db, folder);
  const expired = expiredOf(all, keeping, { now, timeZone });
  for (const { fileName } of expired)
    await inPlace(folder, () => rm(join(folder, fileName), { force: true }));
  await deleteCopies(
    db,
    expired.map(({ id }) => id),
  );
  const gone = new Set(expired);
  return {
    found: all.filter((copy) => copy.origin === 'found' && copy.state === 'running' && !gone.has(copy)),
    removed: expired.filter(({ state }) => state === 'verified').length,
  };
}
