import { ensureBuilt } from './build.mjs';
import { runTool, TaskFailed } from './run-command.mjs';

/**
 * The one of these tests that was named, or the first; throws with how to say it for any other.
 * @template T
 * @param {Record<string, T>} subjects
 * @param {readonly string[]} named
 * @param {string} usage what follows the names
 * @returns {T}
 */
export function subjectOf(subjects, named, usage) {
  const [name = Object.keys(subjects)[0], ...more] = named;
  if (!Object.hasOwn(subjects, name) || more.length > 0)
    throw new TaskFailed(`Use: npm run ${usage.replace('NAMES', Object.keys(subjects).join('|'))}`);
  return subjects[name];
}

/**
 * Runs the tests of a subject on the built program; throws `sentence` where they fail.
 * @param {{ project: string, tests: string }} subject
 * @param {string} sentence
 * @param {Record<string, string>} [env]
 */
export async function play({ project, tests }, sentence, env = {}) {
  await ensureBuilt();
  const options = { output: 'show', env };
  const { code } = await runTool('vitest/vitest.mjs', ['run', '--project', project, tests], options);
  if (code !== 0) throw new TaskFailed(sentence);
}
