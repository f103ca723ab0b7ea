import { scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { WORDS } from './word-list.ts';

const stretched = promisify<Buffer, Buffer, number, Buffer>(scrypt);
const COUNT = 4;

/**
 * Four words that both sides of a process show, for two people to compare: they differ where somebody sits between the
 * two. Slow to make, so that nobody tries keys until the words come out right.
 */
export async function wordsOf(key: Buffer, processId: string): Promise<string> {
  const bytes = await stretched(key, Buffer.from(processId), COUNT);
  return Array.from(bytes, (byte) => WORDS[byte]).join(' ');
}
