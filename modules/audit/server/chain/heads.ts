import { createReadStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { SealedBlock } from './block.ts';
import { auditDirectory } from './keys.ts';

/** Number and hash of a block, as kept outside the base. */
export type Head = { number: number; hash: string };

const LINE = /^(\d+) ([0-9a-f]{64}) /;

function headOf(line: string): Head | undefined {
  const [, number, hash] = LINE.exec(line) ?? [];
  return number && hash ? { number: Number(number), hash } : undefined;
}

export const headsPath = (dataDir: string): string => join(auditDirectory(dataDir), 'heads.log');

/** Appends the head of the chain to the file outside the base; on disk when it returns. */
export async function appendHead(
  dataDir: string,
  block: Pick<SealedBlock, 'number' | 'hash' | 'sealedAt'>,
): Promise<void> {
  await mkdir(auditDirectory(dataDir), { recursive: true, mode: 0o700 });
  const file = await open(headsPath(dataDir), 'a', 0o600);
  try {
    await file.write(`${block.number} ${block.hash.toString('hex')} ${block.sealedAt.toISOString()}\n`);
    await file.datasync();
  } finally {
    await file.close();
  }
}

/** All heads of a file, in the order they were written; none when it is missing. A torn last line is left out. */
export async function* readHeads(path: string): AsyncGenerator<Head> {
  const stream = createReadStream(path, 'utf8');
  try {
    for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
      const head = headOf(line);
      if (head) yield head;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  } finally {
    stream.destroy();
  }
}

const TAIL_BYTES = 1_000;

/** The last head noted; undefined when there is none. Reads only the end of the file. */
export async function lastHead(dataDir: string): Promise<Head | undefined> {
  const file = await open(headsPath(dataDir), 'r').catch(() => undefined);
  if (!file) return undefined;
  try {
    const { size } = await file.stat();
    const start = Math.max(0, size - TAIL_BYTES);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(TAIL_BYTES), 0, TAIL_BYTES, start);
    const lines = buffer.toString('utf8', 0, bytesRead).split('\n');
    return lines.map(headOf).findLast((head) => head !== undefined);
  } finally {
    await file.close();
  }
}
