import { runChecks } from '../check/main.mjs';
import { ensureBuilt } from '../lib/build.mjs';
import { ensureChromium } from '../lib/chromium.mjs';
import { ensurePostgres15, startPostgres15 } from '../lib/postgres15.mjs';
import { touchesSql } from './change.mjs';
import { journeysReached, readSources } from './journeys.mjs';
import { runSuite } from './suite.mjs';

/**
 * What a run of the tests is about.
 * @typedef {object} Run
 * @property {{ base: string, files: string[] } | undefined} change undefined when nobody knows: all counts as changed
 * @property {boolean} onlyChanged only what the change can reach
 * @property {boolean} everything PostgreSQL 15 whatever changed
 * @property {object[]} results of the parts before
 */

/**
 * The parts of `npm test`, in order: the cheap ones that fail most often first.
 * @type {readonly { name: string, title: string, run: (run: Run) => Promise<object> }[]}
 */
export const parts = [
  { name: 'checks', title: 'checks of the tree', run: () => runChecks() },
  { name: 'unit', title: 'unit tests', run: (run) => runReached('unit', run) },
  {
    name: 'integration',
    title: 'integration tests, embedded PostgreSQL 18',
    run: (run) => runReached('integration', run),
  },
  { name: 'integration-15', title: 'integration tests, PostgreSQL 15', run: onPostgres15 },
  { name: 'system', title: 'whole journeys: processes and browser', run: inBrowser },
];

/** Read by path, not imported: whatever may read it is run. */
const READ_BY_PATH =
  /^(?:modules|platform|packages)\/.*\.(?:sql|json|csv)$|^platform\/testing\/|^tests\/fixtures\//;

/** The tests that import what changed, where that is asked and can be told from imports; else all of the suite. */
async function runReached(suite, { change, onlyChanged }) {
  if (!onlyChanged || !change) return runSuite(suite, [suite]);
  const told = change.files.find((file) => READ_BY_PATH.test(file));
  if (told) {
    console.log(`All of it: ${told} is read, not imported.`);
    return runSuite(suite, [suite]);
  }
  const result = await runSuite(suite, [suite], { since: change.base });
  const files = result.report?.testResults.length ?? 0;
  return { ...result, note: `${files} files; left out those that import nothing changed` };
}

async function onPostgres15({ results, change, everything }) {
  if (!everything && change && !touchesSql(change.files)) {
    const note = `left out: no SQL changed since ${change.base.slice(0, 8)}; npm run test:all runs it`;
    console.log(note);
    return { note };
  }
  if (!(await ensurePostgres15())) {
    const embedded = results.find(({ name }) => name === 'integration');
    console.log('Skipped: there is no PostgreSQL 15 (Debian: apt-get install postgresql-15).');
    return { skipped: embedded ? embedded.passed + embedded.failed : 1, note: 'no PostgreSQL 15 here' };
  }
  const server = await startPostgres15();
  try {
    return await runSuite('integration-15', ['integration'], { env: { PEC_TEST_DATABASE_URL: server.url } });
  } finally {
    await server.stop();
  }
}

async function inBrowser({ change, onlyChanged }) {
  const { reached, left } =
    onlyChanged && change
      ? journeysReached(change.files, await readSources())
      : { reached: undefined, left: [] };
  if (left.length > 0) console.log(`Left out, the change does not reach them:\n  ${left.join('\n  ')}`);
  const note = left.length > 0 ? `${left.length} files left out` : undefined;
  if (reached?.length === 0) return { note };
  const chromium = await ensureChromium();
  await ensureBuilt();
  const options = { env: { CHROMIUM_PATH: chromium }, files: reached };
  return { ...(await runSuite('system', ['system'], options)), note };
}
