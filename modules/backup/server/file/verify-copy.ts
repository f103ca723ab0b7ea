import { altered, fileName, tableName } from './faults.ts';
import type { CopyChunk, CopyTable } from './format.ts';
import { type OpenCopy, withCopy } from './reader.ts';
import { countRows } from './text.ts';

export type Verified = {
  size: number;
  rows: number;
  tables: Array<Pick<CopyTable, 'name' | 'rows'>>;
  files: number;
  createdAt: string;
  program: string;
};

export type Verifying = {
  signal?: AbortSignal | undefined;
  /** Bytes of the file so far, and all of them. */
  progress?: ((done: number, total: number) => void) | undefined;
};

/**
 * Reads a copy from end to end without restoring it: each chunk opens and is what the manifest says, and rows and sizes add
 * up. Throws the Problem of the first thing that does not.
 */
export const verifyCopy = (path: string, key: Buffer, verifying: Verifying = {}): Promise<Verified> =>
  withCopy(path, key, (copy) => verify(path, copy, verifying));

async function verify(path: string, copy: OpenCopy, { signal, progress }: Verifying): Promise<Verified> {
  const { head, manifest, size } = copy;
  const readEach = async (chunks: readonly CopyChunk[], see: (text: Buffer, chunk: CopyChunk) => void) => {
    for (const chunk of chunks) {
      see(await copy.readChunk(chunk, signal), chunk);
      progress?.(chunk.at + chunk.length, size);
    }
  };
  for (const { path: name, size: bytes, chunks } of manifest.files) {
    let read = 0;
    await readEach(chunks, (text) => (read += text.length));
    if (read !== bytes) throw altered(path, fileName(name));
  }
  for (const { name, rows, chunks } of manifest.tables) {
    let read = 0;
    await readEach(chunks, (text, chunk) => {
      if (countRows(text) !== chunk.rows) throw altered(path, tableName(name));
      read += chunk.rows;
    });
    if (read !== rows) throw altered(path, tableName(name));
  }
  return {
    size,
    rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
    tables: manifest.tables.map(({ name, rows }) => ({ name, rows })),
    files: manifest.files.length,
    createdAt: head.createdAt,
    program: head.program,
  };
}
