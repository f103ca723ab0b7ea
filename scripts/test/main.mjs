import { runChecks } from '../check/main.mjs';
import { ensureBuilt } from '../lib/build.mjs';
import { ensureChromium } from '../lib/chromium.mjs';
import { ensurePostgres15, startPostgres15 } from '../lib/postgres15.mjs';
import { TaskFailed } from '../lib/run-command.mjs';
import { addCounts, summaryLine } from './results.mjs';
import { runSuite } from './suite.mjs';

/** The parts of `npm test`, in order: the cheap ones that fail most often first. */
const parts = [
  { name: 'checks', title: 'checks of the tree', run: () => runChecks() },
  { name: 'unit', title: 'unit tests', run: () => runSuite('unit', ['unit']) },
  {
    name: 'integration',
    title: 'integration tests, embedded PostgreSQL 18',
    run: () => runSuite('integration', ['integration']),
  },
  { name: 'integration-15', title: 'integration tests, PostgreSQL 15', run: onPostgres15 },
  { name: 'system', title: 'whole journeys: processes and browser', run: inBrowser },
];

/**
 * `npm test` runs everything; `npm test -- unit system` only those parts. Every part runs even when one
 * before it failed. The last line is the sum, alone.
 */
export async function test(names) {
  const chosen = names.length > 0 ? parts.filter(({ name }) => names.includes(name)) : parts;
  if (chosen.length < names.length) {
    throw new TaskFailed(`The parts of the tests are: ${parts.map(({ name }) => name).join(', ')}.`);
  }
  // An exit runs what stops the servers and runners started here; a bare signal would leave them behind.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  const results = [];
  for (const { title, run } of chosen) {
    console.log(`\n== ${title}`);
    const started = performance.now();
    const counts = await run(results).catch(failedPart);
    results.push({ title, seconds: (performance.now() - started) / 1000, ...counts });
  }
  console.log('\n== summary');
  for (const result of results) {
    console.log(
      `  ${result.title.padEnd(44)} ${`${result.seconds.toFixed(1)} s`.padStart(8)}  ${summaryLine(addCounts([result]))}${result.note ? ` (${result.note})` : ''}`,
    );
  }
  const total = addCounts(results);
  console.log(
    `  skipped for want of the shared sample files (../shared/data, or PEC_SHARED): ${total.skippedShared}`,
  );
  console.log(`\n${summaryLine(total)}`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

/** A part that could not even run counts as one failure, and the next ones still run. */
function failedPart(error) {
  console.error(error instanceof TaskFailed ? error.message : error);
  return { failed: 1 };
}

async function onPostgres15(results) {
  if (!(await ensurePostgres15())) {
    const embedded = results.find(({ title }) => title.includes('embedded'));
    console.log('Skipped: there is no PostgreSQL 15 (Debian: apt-get install postgresql-15).');
    return { skipped: embedded ? embedded.passed + embedded.failed : 1, note: 'no PostgreSQL 15 here' };
  }
  const server = await startPostgres15();
  try {
    return await runSuite('integration-15', ['integration'], { PEC_TEST_DATABASE_URL: server.url });
  } finally {
    await server.stop();
  }
}

async function inBrowser() {
  const chromium = await ensureChromium();
  await ensureBuilt();
  return runSuite('system', ['system'], { CHROMIUM_PATH: chromium });
}
