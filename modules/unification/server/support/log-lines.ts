import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { dataPaths } from '#platform/config/paths';

const MOST_READ_BYTES = 4 * 1024 * 1024;
const MOST_LINES = 200;
/** The log holds codes and places by its own rule; of them, what is of use here. */
const KEPT = ['at', 'level', 'event', 'kind', 'attempt', 'error', 'code', 'place'] as const;

/** The end of the log, of what went wrong in unifications. None where the log goes elsewhere. */
export async function logLines(dataDir: string): Promise<Record<string, unknown>[]> {
  const lines = (await endOf(join(dataPaths(dataDir).logs, 'pec.log'))).split('\n').flatMap(told);
  return lines.slice(-MOST_LINES);
}

function told(line: string): Record<string, unknown>[] {
  if (!line.includes('unification')) return [];
  try {
    const entry = JSON.parse(line) as Record<string, unknown>;
    const isOurs = [entry['event'], entry['kind']].some(
      (word) => typeof word === 'string' && word.startsWith('unification'),
    );
    return isOurs
      ? [Object.fromEntries(KEPT.flatMap((key) => (key in entry ? [[key, kept(key, entry[key])]] : [])))]
      : [];
  } catch {
    // The first line may be half of one.
    return [];
  }
}

const kept = (key: string, value: unknown) =>
  key === 'place' && typeof value === 'string' ? insideProgram(value) : value;

/** A line of a stack without the folders in which this machine keeps the program: they may bear somebody's name. */
export const insideProgram = (place: string): string =>
  /^.*[\\/]((?:modules|platform|apps|packages|node_modules)[\\/].*?)\)?$/.exec(place)?.[1] ??
  place.replace(/^.*[\\/]/, '').replace(/\)$/, '');

async function endOf(path: string): Promise<string> {
  const file = await open(path).catch(() => undefined);
  if (!file) return '';
  try {
    const { size } = await file.stat();
    const length = Math.min(size, MOST_READ_BYTES);
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(length), position: size - length });
    return buffer.subarray(0, bytesRead).toString();
  } finally {
    await file.close();
  }
}
