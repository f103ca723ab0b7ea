import { baseBytes } from '#platform/db/bases/room';
import { Problem } from '#platform/errors/problem';
import { diskUse } from '#platform/files/disk';
import { errorFields } from '#platform/log/logger';
import { runUseCase } from '#platform/usecase/run';
import type { RecoveryKey } from '../file/recovery-key.ts';
import { withCopy } from '../file/reader.ts';
import { inScratchBase } from '../restore/in-scratch.ts';
import { findCopyAt, lastRestored, setRestored } from './copy-queries.ts';
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
  if (!copy || freeBytes < (await baseBytes(db)) * ROOM) return;
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

const rehearse = (
  { platform, signal, progress }: CopyRequest,
  path: string,
  { key }: RecoveryKey,
): Promise<void> =>
  withCopy(path, key, (copy) =>
    inScratchBase(
      platform,
      copy,
      { signal, onProgress: ({ rows, of }) => progress?.('Restaurando em teste', rows, of) },
      async () => undefined,
    ),
  );
