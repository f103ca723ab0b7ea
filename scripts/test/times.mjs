import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { inRoot, root } from '../lib/root.mjs';
import { slowestFiles } from './results.mjs';

const FILE = inRoot('tests/times.json');
/** Roughly, so that a note changes few lines. */
const STEP = 5;

/** Seconds that each journey took when they were last noted, by its path. @returns {Map<string, number>} */
export const readTimes = () => new Map(Object.entries(JSON.parse(readFileSync(FILE, 'utf8'))));

/** Notes what the journeys of a run took; of others stays what was known. */
export function noteTimes(report) {
  const took = slowestFiles([report], Number.POSITIVE_INFINITY).map(({ name, seconds }) => [
    pathOf(name),
    STEP * Math.ceil(seconds / STEP),
  ]);
  const rows = [...new Map([...readTimes(), ...took])].filter(([path]) => existsSync(inRoot(path)));
  rows.sort(([a, some], [b, other]) => other - some || (a < b ? -1 : 1));
  writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(rows), null, 2)}\n`);
}

/** As the table names a file. */
export const pathOf = (file) => relative(root, file).replaceAll('\\', '/');
