import { createScratch } from '#platform/db/bases/scratch';
import { migrateDatabase } from '#platform/db/migrate';
import { Problem } from '#platform/errors/problem';
import { diskUse } from '#platform/files/disk';
import { errorFields } from '#platform/log/logger';
import { serverOf } from '#platform/postgres/base-server';
import { runUseCase } from '#platform/usecase/run';
import type { RecoveryKey } from '../file/recovery-key.ts';
import { type OpenCopy, openCopy } from '../file/reader.ts';
import { loadCopy } from '../restore/load.ts';
import { migrationsOf } from '../restore/schema-of.ts';
import { databaseBytes, findCopyAt, lastRestored, setRestored } from './copy-queries.ts';
import { Corrupted, type CopyPlace, type CopyRequest, noteFault } from './note-copy.ts';

const WEEK_MS = 7 * 86_400_000;
/** A base of fresh rows is no larger than the one that grew. */
const ROOM = 1.2;

/**
 * Once a week, restores the copy just made into a scratch base, which proves its rows, counts, keys and rules, and takes that
 * base away. What keeps it from being tried (no room, no right to make bases) says nothing of the copy.
 */
export async function rehearseWeekly(
  request: CopyRequest,
  { path, ...place }: CopyPlace & { path: string },
  recovery: RecoveryKey,
): Promise<void> {
  const { platform, caller, signal } = request;
  const { db, clock, boot } = platform;
  const last = await lastRestored(db);
  if (last && clock.now().getTime() - last.getTime() < WEEK_MS) return;
  const copy = await findCopyAt(db, place);
  const { freeBytes } = await diskUse(boot.dataDir);
  if (!copy || freeBytes < (await databaseBytes(db)) * ROOM) return;
  try {
    await rehearse(request, path, recovery);
    await runUseCase(platform, caller, async ({ db: tx, now, audit }) => {
      await setRestored(tx, copy.id, now);
      audit({
        type: 'backup.restored',
        subject: { table: 'backup_copy', id: copy.id },
        details: { file: place.fileName, rows: copy.rows },
      });
    });
  } catch (error) {
    signal?.throwIfAborted();
    platform.log.warn('copy-not-rehearsed', errorFields(error));
    if (error instanceof Problem) await noteFault(request, copy, new Corrupted(error));
  }
}

async function rehearse(request: CopyRequest, path: string, { key }: RecoveryKey): Promise<void> {
  const copy = await openCopy(path, key);
  try {
    await intoScratch(request, copy);
  } finally {
    await copy.close();
  }
}

async function intoScratch(
  { platform: { databaseUrl, boot, clock }, signal, progress }: CopyRequest,
  copy: OpenCopy,
): Promise<void> {
  const scratch = await createScratch(serverOf(databaseUrl, boot), clock.now());
  try {
    await migrateDatabase(scratch.url, await migrationsOf(copy));
    await loadCopy(scratch.url, copy, {
      signal,
      onProgress: ({ rows, of }) => progress?.('Restaurando em teste', rows, of),
    });
  } finally {
    await scratch.drop().catch(() => false);
    await scratch.release();
  }
}
