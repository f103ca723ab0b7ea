import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { diskUse } from '#platform/files/disk';
import { refused } from '#platform/errors/problem';
import { noRoom, writingProblem } from '../file/faults.ts';
import { PART } from '../file/writer.ts';
import { verifyCopy, type Verified } from '../file/verify-copy.ts';
import { whileMoving } from './while-moving.ts';

const PIECE_BYTES = 4 * 1024 * 1024;
/** No disk that works takes longer for a piece. */
const SILENT_MS = 60_000;

/** Folders that hang: each call to one holds a thread of the process until the system gives it up. */
const hanging = new Set<string>();

const silentPlace = (folder: string) =>
  refused(
    'copy-place-silent',
    `A pasta ${folder} não responde. Confira o disco ou o compartilhamento; a cópia segue nas outras pastas.`,
  );

type Moving = { signal?: AbortSignal | undefined; silentMs?: number };

/** Work in a folder that may hang: given up after a silence, and not begun while an earlier one still hangs there. */
export async function inPlace<T>(
  folder: string,
  work: (moving: () => void) => Promise<T>,
  silentMs = SILENT_MS,
): Promise<T> {
  if (hanging.has(folder)) throw silentPlace(folder);
  let going: Promise<unknown> = Promise.resolve();
  return whileMoving(
    silentMs,
    (moving) => {
      const begun = work(moving);
      going = begun;
      return begun;
    },
    () => {
      hanging.add(folder);
      void going.catch(() => undefined).finally(() => hanging.delete(folder));
      return silentPlace(folder);
    },
  );
}

/** Puts a copy that is good in another folder too, and reads it back from there. The folder must be there. */
export function placeIn(
  folder: string,
  source: { path: string; name: string; size: number },
  key: Buffer,
  { signal, silentMs }: Moving,
): Promise<Verified> {
  return inPlace(
    folder,
    async (moving) => {
      const path = join(folder, source.name);
      try {
        const { freeBytes } = await diskUse(folder);
        if (freeBytes < source.size) throw noRoom(folder);
        moving();
        await copyWhole(source.path, path, () => {
          signal?.throwIfAborted();
          moving();
        });
      } catch (error) {
        throw writingProblem(error, folder) ?? error;
      }
      try {
        return await verifyCopy(path, key, { signal, progress: moving });
      } catch (error) {
        // What was stopped leaves nothing; what is no good is kept for whoever looks into it.
        if (signal?.aborted) await rm(path, { force: true });
        throw error;
      }
    },
    silentMs,
  );
}

async function copyWhole(from: string, to: string, moved: () => void): Promise<void> {
  const part = `${to}${PART}`;
  const source = await open(from, 'r');
  try {
    const target = await open(part, 'w', 0o600);
    try {
      await pour(source, target, moved);
      await target.sync();
    } finally {
      await target.close();
    }
    await rename(part, to);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw error;
  } finally {
    await source.close();
  }
}

async function pour(source: FileHandle, target: FileHandle, moved: () => void): Promise<void> {
  const piece = Buffer.alloc(PIECE_BYTES);
  for (;;) {
    const { bytesRead } = await source.read(piece, 0, piece.length, null);
    if (bytesRead === 0) return;
    for (let at = 0; at < bytesRead; ) at += (await target.write(piece, at, bytesRead - at)).bytesWritten;
    moved();
  }
}
