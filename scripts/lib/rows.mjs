import { runTool, TaskFailed } from './run-command.mjs';

const TEST = 'apps/installation/row-types.db.test.ts';

/** Writes the types of the rows of every table again, from a base with all migrations. */
export async function rows() {
  const args = ['run', '--project', 'integration', TEST];
  const { code } = await runTool('vitest/vitest.mjs', args, { output: 'show', env: { PEC_WRITE_ROWS: '1' } });
  if (code !== 0) throw new TaskFailed('The row types were not written.');
}
