import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { OpenCopy } from '../file/reader.ts';

/** Puts what the copy holds besides the base into a folder, on disk when it returns. */
export async function layFiles({ manifest, readChunk }: OpenCopy, folder: string): Promise<void> {
  for (const { path, chunks } of manifest.files) {
    const file = await open(join(folder, path), 'w', 0o600);
    try {
      for (const chunk of chunks) await file.write(await readChunk(chunk));
      await file.sync();
    } finally {
      await file.close();
    }
  }
}
