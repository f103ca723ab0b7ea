import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runTool } from '../lib/run-command.mjs';
import { PLAN } from './plugin.mjs';

/** Files tried at first: most mutants die there. */
const AT_FIRST = 6;
/** What starting Vitest and a database template may take on a busy machine, in ms. */
const START_MS = 120_000;

/**
 * Runs the tests that reach a mutant until one fails.
 * @param {import('./mutators.mjs').Mutant & { id: number, file: string }} mutant
 * @param {readonly { file: string, ms: number }[]} tests nearest first
 * @param {{ folder: string, databaseUrl: string }} at
 * @returns {Promise<'killed' | 'timeout' | 'survived' | 'unreached'>}
 */
export async function trial(mutant, tests, at) {
  if (tests.length === 0) return 'unreached';
  const unit = tests.filter(({ file }) => !isSlow(file));
  const slow = tests.filter(({ file }) => isSlow(file));
  const rounds = [unit, slow].flatMap((files) => [files.slice(0, AT_FIRST), files.slice(AT_FIRST)]);
  for (const files of rounds.filter((round) => round.length > 0)) {
    const ending = await run(mutant, files, at);
    if (ending !== 'survived') return ending;
  }
  return 'survived';
}

const isSlow = (file) => /\.(?:db|process)\.test\.ts$/.test(file);

async function run(mutant, files, { folder, databaseUrl }) {
  const plan = join(folder, `mutant-${mutant.id}.json`);
  const report = join(folder, `report-${mutant.id}.json`);
  rmSync(report, { force: true });
  writeFileSync(plan, JSON.stringify({ mark: false, mutants: [mutant] }));
  const most = START_MS + 5 * files.reduce((sum, { ms }) => sum + ms, 0);
  const args = [
    'run',
    '--bail=1',
    '--reporter=json',
    `--outputFile=${report}`,
    ...files.map(({ file }) => file),
  ];
  const env = { [PLAN]: plan, PEC_TEST_DATABASE_URL: databaseUrl };
  const { code, output, timedOut } = await runTool('vitest/vitest.mjs', args, { env, timeout: most });
  if (timedOut) return 'timeout';
  if (code === 0) return 'survived';
  // A run that judged nothing has not seen the mutant.
  if (!existsSync(report)) throw new Error(`Vitest judged nothing:\n${output.slice(-3000)}`);
  const { numTotalTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
  if (numTotalTestSuites === 0) throw new Error(`Vitest ran nothing:\n${output.slice(-3000)}`);
  return 'killed';
}
