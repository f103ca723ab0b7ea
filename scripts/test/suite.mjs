import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { inRoot } from '../lib/root.mjs';
import { runTool } from '../lib/run-command.mjs';
import { countTests } from './results.mjs';

/**
 * Runs some of the test projects and shows what Vitest prints.
 * @param {string} name of the report left in build/test
 * @param {readonly string[]} projects
 * @param {{ env?: Record<string, string>, since?: string, files?: readonly string[] }} [options] `since`: only what
 *   imports a file changed since that commit; `files`: only these
 * @returns {Promise<import('./results.mjs').Counts & { report?: object }>}
 */
export async function runSuite(name, projects, { env = {}, since, files = [] } = {}) {
  const file = `build/test/${name}.json`;
  mkdirSync(dirname(inRoot(file)), { recursive: true });
  rmSync(inRoot(file), { force: true });
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const selected = projects.flatMap((project) => ['--project', project]);
  const changed = since ? ['--changed', since, '--passWithNoTests'] : [];
  const all = [...args, ...selected, ...changed, ...files];
  const { code } = await runTool('vitest/vitest.mjs', all, { output: 'show', env });
  const report = readReport(inRoot(file));
  if (since && code === 0 && !report?.testResults.length) return { passed: 0, failed: 0, skipped: 0 };
  return { ...countTests(report, code, usesShared), report };
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Tests that need the sample files say where these are by this setting, or by the helper named after it. */
const usesShared = (file) => /PEC_SHARED|shared-?data/i.test(readFileSync(file, 'utf8'));
