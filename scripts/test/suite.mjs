import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { inRoot } from '../lib/root.mjs';
import { runTool } from '../lib/run-command.mjs';
import { countTests } from './results.mjs';

/**
 * Runs some of the test projects and shows what Vitest prints.
 * @param {string} name of the report left in build/test
 * @param {readonly string[]} projects
 * @param {Record<string, string>} [env]
 * @returns {Promise<import('./results.mjs').Counts>}
 */
export async function runSuite(name, projects, env = {}) {
  const report = `build/test/${name}.json`;
  mkdirSync(dirname(inRoot(report)), { recursive: true });
  rmSync(inRoot(report), { force: true });
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const selected = projects.flatMap((project) => ['--project', project]);
  const { code } = await runTool('vitest/vitest.mjs', [...args, ...selected], { output: 'show', env });
  return countTests(readReport(inRoot(report)), code, usesShared);
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
