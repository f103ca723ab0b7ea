import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { masterKeyPath } from '#platform/settings/secret-box';
import { CHUNK_TEXT_BYTES, type CopyChunk, type CopyFile } from './format.ts';
import type { CopyWriter } from './writer.ts';

const IS_OF_TRAIL = /^[A-Za-z0-9][A-Za-z0-9._-]{0,100}$/;

/** What an installation has outside its base: the master key, and the heads and public keys of the trail. */
export async function addFiles(writer: CopyWriter, dataDir: string): Promise<CopyFile[]> {
  const entries = await readdir(join(dataDir, 'audit'), { withFileTypes: true }).catch(noneWhenAbsent);
  const files = [await addFile(writer, 'secrets/master.key', masterKeyPath(dataDir))];
  for (const entry of entries) {
    if (!entry.isFile() || !IS_OF_TRAIL.test(entry.name)) continue;
    files.push(await addFile(writer, `audit/${entry.name}`, join(dataDir, 'audit', entry.name)));
  }
  return files;
}

/** Reads what is there at the beginning: the heads grow meanwhile, line by line. */
async function addFile(writer: CopyWriter, path: string, from: string): Promise<CopyFile> {
  const file = await open(from, 'r');
  try {
    const { size } = await file.stat();
    const chunks: CopyChunk[] = [];
    for (let at = 0; at < size; ) {
      const wanted = Math.min(CHUNK_TEXT_BYTES, size - at);
      const { buffer, bytesRead } = await file.read(Buffer.alloc(wanted), 0, wanted, at);
      if (bytesRead === 0) throw new Error(`${path} was cut while it was copied`);
      const written = await writer.add(buffer.subarray(0, bytesRead));
      chunks.push({ ...written, rows: 0, first: null, last: null });
      at += bytesRead;
    }
    return { path, size, chunks };
  } finally {
    await file.close();
  }
}

function noneWhenAbsent(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
