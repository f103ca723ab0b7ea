import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../lib/root.mjs';
import { runTool, TaskFailed } from '../lib/run-command.mjs';
import { PLAN } from './plugin.mjs';

/**
 * Runs the unit and integration tests once, and those of processes in `platform`, with every drawn place marked. What is
 * found stays in `folder`, for a run that goes on.
 * @param {readonly { id: number, file: string }[]} mutants
 * @param {{ folder: string, tests: string, databaseUrl: string }} at `tests`: only those whose path has this in it
 * @returns {Promise<(mutant: { id: number, file: string }) => { file: string, ms: number }[]>} the test files that
 *   reach a mutant, nearest and quickest first
 */
export async function whoReaches(mutants, { folder, tests, databaseUrl }) {
  const found = join(folder, 'reached.jsonl');
  if (!existsSync(found)) await markAll(mutants, { folder, tests, databaseUrl, found });
  const files = readFileSync(found, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map((one) => ({ ...one, file: relative(root, one.file).replaceAll('\\', '/') }));
  return (mutant) => {
    const running = files.filter(({ reached }) => reached.includes(mutant.id));
    // A table made while loading is used by whoever comes later: the files of its room, and those that walk all rooms.
    const chosen =
      running.length > 0
        ? running
        : files.filter(
            ({ file, loaded }) =>
              loaded.includes(mutant.id) ||
              near(file, mutant.file) > 1 ||
              file.startsWith('apps/installation/'),
          );
    return chosen
      .map(({ file, ms }) => ({ file, ms, near: near(file, mutant.file) }))
      .sort((a, b) => b.near - a.near || a.ms - b.ms);
  };
}

async function markAll(mutants, { folder, tests, databaseUrl, found }) {
  const plan = join(folder, 'marks.json');
  const log = join(folder, 'reaching.jsonl');
  writeFileSync(plan, JSON.stringify({ mark: true, mutants }));
  writeFileSync(log, '');
  const env = { [PLAN]: plan, PEC_MUTATION_REACHED: log, PEC_TEST_DATABASE_URL: databaseUrl };
  const only = tests ? [tests] : [];
  for (const args of [
    ['--project', 'unit', '--project', 'integration', ...only],
    // These drive the sources themselves; other tests of the system drive the built program, where nothing is broken.
    ...(!tests || tests.startsWith('platform') ? [['--project', 'system', 'platform/']] : []),
  ]) {
    const { code, output } = await runTool('vitest/vitest.mjs', ['run', '--reporter=dot', ...args], { env });
    if (code !== 0) throw new TaskFailed(`The tests fail before anything is broken:\n${output.slice(-6000)}`);
  }
  renameSync(log, found);
}

/** How many folders two files have in common. */
function near(one, other) {
  const [a, b] = [one.split('/'), other.split('/')];
  const apart = a.findIndex((part, index) => part !== b[index]);
  return apart < 0 ? a.length : apart;
}
