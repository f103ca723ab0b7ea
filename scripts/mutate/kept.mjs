import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../lib/root.mjs';

/**
 * A run takes hours: what it has found is kept in `build/mutate`, and the same run of the same tree goes on where it was cut.
 * @param {string} tree its commit, say
 * @param {unknown} about what makes it the same run
 */
export function keptRun(tree, about, within = inRoot('build/mutate')) {
  const name = createHash('sha256')
    .update(JSON.stringify([tree, about]))
    .digest('hex')
    .slice(0, 16);
  const folder = join(within, name);
  const file = join(folder, 'endings.jsonl');
  mkdirSync(folder, { recursive: true });
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const endings = new Map(lines.flatMap((line) => (line.endsWith('}') ? [readLine(line)] : [])));
  return {
    folder,
    endings,
    // A line that was cut is ended first.
    keep: (id, ending) => appendFileSync(file, `\n${JSON.stringify({ id, ending })}`),
  };
}

function readLine(line) {
  const { id, ending } = JSON.parse(line);
  return [id, ending];
}
