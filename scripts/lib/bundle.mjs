import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inRoot } from './root.mjs';

const PROGRAM = inRoot('build/program');
const STAMP = inRoot('build/program/.inputs.json');
/** What is compiled tells its versions here; the libraries, in the lock file. */
const INPUTS = [
  inRoot('build/server.tsbuildinfo'),
  inRoot('package-lock.json'),
  fileURLToPath(import.meta.url),
];

const compiled = (path) => inRoot('build', `${path}.js`);
const ENTRIES = {
  cli: compiled('apps/installation/cli'),
  supervisor: compiled('apps/installation/supervisor'),
  web: compiled('apps/installation/web'),
  worker: compiled('apps/installation/worker'),
  'judge-thread': compiled('modules/production/server/judging/judge-thread'),
};
/** Ours, and the libraries of hundreds of small files; packages that read files beside them stay where they are. */
const INSIDE = /^(?:[#./]|typebox|kysely)/;

/**
 * Writes the compiled program in few files: a process that opens two thousand spends most of its start on it, on a slow disk
 * many seconds. Silent, and nothing to do, while what was compiled is the same.
 */
export async function bundleProgram() {
  const hash = createHash('sha256');
  for (const file of INPUTS) hash.update(readFileSync(file));
  const inputs = hash.digest('hex');
  if (existsSync(STAMP) && JSON.parse(readFileSync(STAMP, 'utf8')).hash === inputs) return;
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({
    input: ENTRIES,
    platform: 'node',
    external: (id) => !INSIDE.test(id),
  });
  rmSync(PROGRAM, { recursive: true, force: true });
  await bundle.write({ dir: PROGRAM, format: 'esm', chunkFileNames: 'part-[name]-[hash].js' });
  await bundle.close();
  writeFileSync(STAMP, `${JSON.stringify({ hash: inputs })}\n`);
}
