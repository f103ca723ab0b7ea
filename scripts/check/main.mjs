import { TaskFailed } from '../lib/run-command.mjs';
import { boundaries } from './boundaries.mjs';
import { fileSize } from './file-size.mjs';
import { forbiddenText } from './forbidden-text.mjs';
import { inProjects } from './in-projects.mjs';
import { lockfile } from './lockfile.mjs';
import { outbound } from './outbound.mjs';
import { secrets } from './secrets.mjs';
import { sqlWalls } from './sql-walls.mjs';
import { deadCode, format, lint, types } from './tools.mjs';

/**
 * A rule of the house that the tree can be held against.
 * @typedef {{ name: string, run: () => Promise<{ problems: string[], note?: string }> }} Check
 * @type {readonly Check[]}
 */
const checks = [
  types,
  inProjects,
  lint,
  format,
  boundaries,
  deadCode,
  lockfile,
  fileSize,
  forbiddenText,
  secrets,
  sqlWalls,
  outbound,
];

/**
 * Runs the checks named (all, when none is), printing each with its time and its problems.
 * @param {readonly string[]} names
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runChecks(names = []) {
  const count = { passed: 0, failed: 0 };
  for (const check of names.length > 0 ? checks.filter(({ name }) => names.includes(name)) : checks) {
    const started = performance.now();
    const { problems, note } = await check.run();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const failed = problems.length > 0;
    count[failed ? 'failed' : 'passed'] += 1;
    const verdict = failed ? `FAILED (${problems.length})` : 'ok';
    console.log(
      `  ${check.name.padEnd(14)} ${`${seconds} s`.padStart(7)}  ${verdict}${note ? `, ${note}` : ''}`,
    );
    for (const problem of problems) console.log(problem.replace(/^/gm, '    '));
  }
  return count;
}

/** `npm run check`, or `npm run check -- lint format`. */
export async function check(names) {
  const unknown = names.filter((name) => !checks.some((one) => one.name === name));
  if (unknown.length > 0) {
    throw new TaskFailed(
      `No check is named ${unknown.join(', ')}; there are ${checks.map((c) => c.name).join(', ')}.`,
    );
  }
  const { failed } = await runChecks(names);
  if (failed > 0) throw new TaskFailed(`${failed} of the checks failed.`);
}
