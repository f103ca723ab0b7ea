import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CopyManifest, CopyTable } from '../server/file/format.ts';
import { countRows, keysOf } from '../server/file/text.ts';
import { CopyWriter } from '../server/file/writer.ts';

/** A folder for the copies of a test, with the signs that paths have. */
export async function folderForCopies(): Promise<{ folder: string; remove(): Promise<void> }> {
  const root = await mkdtemp(join(tmpdir(), 'pec copias á-'));
  return { folder: root, remove: () => rm(root, { recursive: true, force: true }) };
}

export const RECOVERY_KEY = Buffer.alloc(20, 7);

const EMPTY: Omit<CopyManifest, 'tables' | 'files'> = {
  migrations: [
    { id: '202611200100_platform', owner: 'platform', sha256: 'a'.repeat(64), programVersion: '0.1.0' },
  ],
  sequences: [{ name: 'changelog_seq_seq', last: 7 }],
  server: { version: '18.4', encoding: 'UTF8', collation: 'C' },
};

/** Writes a small copy: one table of these texts, a chunk each, and the master key. */
export async function writeSmallCopy(
  path: string,
  texts: readonly string[] = ['1\tAna\n2\tção 😀\n', `3\t${randomBytes(3000).toString('hex')}\n`],
): Promise<void> {
  const writer = await CopyWriter.begin(
    path,
    {
      installation: { id: 'i', incarnation: 'n', name: 'SERRA CLARA' },
      createdAt: '2026-11-21T12:00:00.000Z',
      program: '0.1.0',
    },
    RECOVERY_KEY,
  );
  const key = Buffer.from('a master key');
  const files = [
    {
      path: 'secrets/master.key',
      size: key.length,
      chunks: [{ ...(await writer.add(key)), rows: 0, first: null, last: null }],
    },
  ];
  const table: CopyTable = { name: 'person', columns: ['id', 'name'], rows: 0, chunks: [] };
  for (const one of texts) {
    const text = Buffer.from(one);
    const rows = countRows(text);
    table.rows += rows;
    table.chunks.push({ ...(await writer.add(text)), rows, ...keysOf(text, 1) });
  }
  await writer.finish({ ...EMPTY, tables: [table], files });
}
