import { createHash } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { deflateRawSync } from 'node:zlib';
import { type LotRecord, writeLot } from './lot.ts';
import type { Deflate } from './zip-write.ts';

/** What was written: how many records, how many bytes, and the SHA-256 of the file, in hexadecimal. */
export type LotFile = { records: number; size: number; sha256: string };

/** For records of about 1 KB: the window of 32 KB that is the default would be cleared for each of them. */
export const deflateRecord: Deflate = (bytes) => deflateRawSync(bytes, { windowBits: 12, memLevel: 6 });

/**
 * Writes a lot as a file, whole or not at all: it bears its name once its last byte is on disk. A file of that name is
 * replaced. Errors of the file system are thrown as they come; those of the records as {@link writeLot} says.
 */
export async function writeLotFile(
  path: string,
  records: AsyncIterable<LotRecord> | Iterable<LotRecord>,
): Promise<LotFile> {
  let count = 0;
  async function* counted() {
    for await (const record of records) {
      count += 1;
      yield record;
    }
  }
  const { size, sha256 } = await writeWhole(path, writeLot(counted(), deflateRecord));
  return { records: count, size, sha256 };
}

/** The pieces in a file beside, which takes the name when it is whole. */
export async function writeWhole(
  path: string,
  pieces: AsyncIterable<Uint8Array>,
): Promise<{ size: number; sha256: string }> {
  const partial = `${path}.parcial`;
  const hash = createHash('sha256');
  let size = 0;
  const file = await open(partial, 'w');
  try {
    for await (const piece of pieces) {
      await file.writeFile(piece);
      hash.update(piece);
      size += piece.length;
    }
    await file.sync();
    await file.close();
    await rename(partial, path);
  } catch (error) {
    await file.close();
    await rm(partial, { force: true });
    throw error;
  }
  return { size, sha256: hash.digest('hex') };
}
