import { parseArgs } from 'node:util';
import { ensureBuilt } from './build.mjs';
import { runTool, TaskFailed } from './run-command.mjs';

/** Two installations, killed and cut off from each other at random points; prints what was lost or doubled. */
export async function crash(args) {
  const { values } = parseArgs({
    args,
    options: { points: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
  });
  await ensureBuilt();
  process.env.CRASH_POINTS = values.points;
  process.env.CRASH_SEED = values.seed;
  const { code } = await runTool('vitest/vitest.mjs', ['run', '--project', 'system', 'tests/crash-points']);
  if (code !== 0) throw new TaskFailed('Algo se perdeu, se duplicou ou não terminou.');
}
