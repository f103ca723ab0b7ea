import { createReadStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { SealedBlock } from './block.ts';
import { auditDirectory } from './keys.ts';

/** Number and hash of a block, as kept outside the base. */
export type Head = { number: number; hash: string };

const LINE = /^(\d+) ([0-9a-f]{64}) /;

export const headsPath = (dataDir: string): string => join(auditDirectory(dataDir), 'heads.log');

/** Appends the head of the chain to the file outside the base; on disk when it returns. */
export async function appendHead(dataDir: string, block: SealedBlock): Promise<void> {
  await mkdir(auditDirectory(dataDir), { recursive: true, mode: 0o700 });
  const file = await open(headsPath(dataDir), 'a', 0o600);
  try {
    await file.write(`${block.number} ${block.hash.toString('hex')} ${block.sealedAt.toISOString()}\n`);
    await file.datasync();
  } finally {
    await file.close();
  }
}

/** All heads, in the order they were written; none when the file is missing. A torn last line is left out. */
export async function* readHeads(dataDir: string): AsyncGenerator<Head> {
  const stream = createReadStream(headsPath(dataDir), 'utf8');
  try {
    for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
      const [, number, hash] = LINE.exec(line) ?? [];
      if (number && hash) yield { number: Number(number), hash };
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  } finally {
    stream.destroy();
  }
}
