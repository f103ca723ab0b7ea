import { parseArgs } from 'node:util';
import { ensureBuilt } from './build.mjs';
import { runTool, TaskFailed } from './run-command.mjs';

/** What is killed at random points: the journey that does it, and at how many where nobody says. */
const SUBJECTS = {
  transmission: { journey: 'tests/crash-points.test.ts', points: '200' },
  copies: { journey: 'tests/crash-copies.test.ts', points: '100' },
};

/**
 * `npm run crash -- [transmission|copies] [--points N] [--seed S]`. Of a transmission, two installations are killed and cut off
 * from each other; of copies, one is killed while it makes a copy, restores one or is upgraded. Prints what became of it.
 */
export async function crash(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { points: { type: 'string' }, seed: { type: 'string', default: '1' } },
  });
  const [name = 'transmission', ...more] = positionals;
  if (!Object.hasOwn(SUBJECTS, name) || more.length > 0)
    throw new TaskFailed(
      `Use: npm run crash -- [${Object.keys(SUBJECTS).join('|')}] [--points N] [--seed S]`,
    );
  const { journey, points } = SUBJECTS[name];
  await ensureBuilt();
  const env = { CRASH_POINTS: values.points ?? points, CRASH_SEED: values.seed };
  const { code } = await runTool('vitest/vitest.mjs', ['run', '--project', 'system', journey], {
    output: 'show',
    env,
  });
  if (code !== 0) throw new TaskFailed('Algo se perdeu, se duplicou, ficou pela metade ou não terminou.');
}
