import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runTool } from '../lib/run-command.mjs';
import { PLAN } from './plugin.mjs';

/** Files tried at first: most mutants die there. */
const AT_FIRST = 6;
/** What the slow ones after them may have taken together when nothing was broken, in ms: what outlives them counts as unnoticed. */
const MOST_MS = 120_000;
/** What starting Vitest and a database template may take on a busy machine, in ms. */
const START_MS = 120_000;

/**
 * Runs the tests that reach a mutant until one fails, the nearest first and of the slow ones no more than `MOST_MS`.
 * @param {import('./mutators.mjs').Mutant & { id: number, file: string }} mutant
 * @param {readonly { file: string, ms: number }[]} tests nearest first
 * @param {{ folder: string, databaseUrl: string }} at
 * @returns {Promise<'killed' | 'timeout' | 'survived' | 'unreached'>}
 */
export async function trial(mutant, tests, at) {
  if (tests.length === 0) return 'unreached';
  const unit = tests.filter(({ file }) => !isSlow(file));
  const slow = tests.filter(({ file }) => isSlow(file));
  let spent = 0;
  const further = slow.slice(AT_FIRST).filter(({ ms }) => (spent += ms) <= MOST_MS);
  const rounds = [unit.slice(0, AT_FIRST), unit.slice(AT_FIRST), slow.slice(0, AT_FIRST), further];
  for (const files of rounds.filter((round) => round.length > 0)) {
    const ending = await run(mutant, files, at);
    if (ending !== 'survived') return ending;
  }
  return 'survived';
}

const isSlow = (file) => /\.(?:db|process)\.test\.ts$/.test(file);

async function run(mutant, files, at) {
  const { ending, output } = await runVitest([mutant], files, at);
  if (ending !== 'nothing') return ending;
  // It may have broken what is done before any test (a template is migrated): then they run without it.
  if ((await runVitest([], files, at)).ending === 'survived') return 'killed';
  throw new Error(`Vitest judged nothing:\n${output.slice(-3000)}`);
}

/** @returns {Promise<{ ending: 'killed' | 'timeout' | 'survived' | 'nothing', output: string }>} */
async function runVitest(mutants, files, { folder, databaseUrl }) {
  const name = mutants.length > 0 ? mutants[0].id : randomUUID();
  const plan = join(folder, `mutant-${name}.json`);
  const report = join(folder, `report-${name}.json`);
  rmSync(report, { force: true });
  writeFileSync(plan, JSON.stringify({ mark: false, mutants }));
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
  if (timedOut) return { ending: 'timeout', output };
  if (code === 0) return { ending: 'survived', output };
  const judged = existsSync(report) && JSON.parse(readFileSync(report, 'utf8')).numTotalTestSuites > 0;
  return { ending: judged ? 'killed' : 'nothing', output };
}
