import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { inRoot } from '../lib/root.mjs';
import { runTool } from '../lib/run-command.mjs';
import { countTests, failedFiles, takeOver, unsteadyOf } from './results.mjs';

/** Files at most that are run again: more of them fail for a reason of their own. */
const RUN_AGAIN = 5;

/**
 * Runs some of the test projects and shows what Vitest prints. The files of tests that failed are run once more, alone:
 * what passes then is told as unsteady, what fails again has failed.
 * @param {string} name of the report left in build/test
 * @param {readonly string[]} projects
 * @param {{ env?: Record<string, string>, since?: string, files?: readonly string[] }} [options] `since`: only what
 *   imports a file changed since that commit; `files`: only these
 * @returns {Promise<import('./results.mjs').Counts & { report?: object, unsteady?: import('./results.mjs').Failure[] }>}
 */
export async function runSuite(name, projects, { env = {}, since, files = [] } = {}) {
  const selected = projects.flatMap((project) => ['--project', project]);
  const changed = since ? ['--changed', since, '--passWithNoTests'] : [];
  const first = await runVitest(name, [...selected, ...changed, ...files], env);
  if (since && first.code === 0 && !first.report?.testResults.length)
    return { passed: 0, failed: 0, skipped: 0 };
  const failed = failedFiles(first.report);
  if (failed.length === 0 || failed.length > RUN_AGAIN) return counted(first);
  console.log(`\n== once more, alone: ${failed.join(', ')}`);
  const second = await runVitest(`${name}-again`, [...selected, '--no-file-parallelism', ...failed], env);
  return {
    ...counted({ report: takeOver(first.report, second.report), code: second.code }),
    unsteady: unsteadyOf(first.report, second.report),
  };
}

async function runVitest(name, which, env) {
  const file = `build/test/${name}.json`;
  mkdirSync(dirname(inRoot(file)), { recursive: true });
  rmSync(inRoot(file), { force: true });
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...which];
  const { code } = await runTool('vitest/vitest.mjs', args, { output: 'show', env });
  return { code, report: readReport(inRoot(file)) };
}

const counted = ({ report, code }) => ({ ...countTests(report, code, usesShared), report });

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Tests that need the sample files say where these are by this setting, or by the helper named after it. */
const usesShared = (file) => /PEC_SHARED|shared-?data/i.test(readFileSync(file, 'utf8'));
