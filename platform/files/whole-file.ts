import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

type Pieces = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;

/**
 * Writes a file whole or not at all: it bears its name once its last byte is on disk, and what stood there before stays
 * until then. Errors of the file system are thrown as they come. `mode`: who may read it, as `open` takes it.
 */
export async function writeWholeFile(path: string, pieces: Pieces, mode = 0o666): Promise<void> {
  const partial = `${path}.parte`;
  try {
    await pipeline(Readable.from(pieces), createWriteStream(partial, { flush: true, mode }));
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}
