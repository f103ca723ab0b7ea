import { TaskFailed } from '../lib/run-command.mjs';
import { findChange } from './change.mjs';
import { parts } from './parts.mjs';
import { addCounts, failuresOf, minutes, slowestFiles, summaryLine } from './results.mjs';
import { noteTimes } from './times.mjs';

const FLAGS = ['--changed', '--all', '--note-times'];

/**
 * `npm test` runs everything, PostgreSQL 15 only where SQL changed; `npm test -- unit system` only those parts;
 * `npm test -- --changed` what a change can reach; `npm run test:all` all there is. Every part runs even when one
 * before it failed; a file that failed runs once more, alone, and what passes then is told as unsteady. `--note-times`
 * notes what each journey took, by which they are put in order. The last line is the sum, alone.
 */
export async function test(args) {
  const flags = args.filter((arg) => arg.startsWith('--'));
  const names = args.filter((arg) => !arg.startsWith('--'));
  const chosen = names.length > 0 ? parts.filter(({ name }) => names.includes(name)) : parts;
  if (chosen.length < names.length || flags.some((flag) => !FLAGS.includes(flag))) {
    const all = parts.map(({ name }) => name).join(', ');
    throw new TaskFailed(`The parts of the tests are: ${all}; besides: ${FLAGS.join(', ')}.`);
  }
  // An exit runs what stops the servers and runners started here; a bare signal would leave them behind.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  const results = await runParts(chosen, {
    change: await findChange(),
    onlyChanged: flags.includes('--changed'),
    everything: flags.includes('--all') || names.includes('integration-15'),
  });
  console.log('\n== summary');
  for (const { title, seconds, note, ...counts } of results) {
    const line = `${minutes(seconds).padStart(9)}  ${summaryLine(addCounts([counts]))}`;
    console.log(`  ${title.padEnd(44)} ${line}${note ? ` (${note})` : ''}`);
  }
  console.log(`  ${'in all'.padEnd(44)} ${minutes(sumOf(results)).padStart(9)}`);
  tell('failed', failuresOf(reportsOf(results)));
  tell(
    'unsteady (passed when run again, alone)',
    results.flatMap(({ unsteady }) => unsteady ?? []),
  );
  tellSlowest(results);
  const journeys = results.find(({ name }) => name === 'system')?.report;
  if (flags.includes('--note-times') && journeys) noteTimes(journeys);
  const total = addCounts(results);
  console.log(
    `  skipped for want of the shared sample files (../shared/data, or PEC_SHARED): ${total.skippedShared}`,
  );
  console.log(`\n${summaryLine(total)}`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

async function runParts(chosen, about) {
  const results = [];
  for (const { name, title, run } of chosen) {
    console.log(`\n== ${title}`);
    const started = performance.now();
    const counts = await run({ ...about, results }).catch(failedPart);
    results.push({ name, title, seconds: (performance.now() - started) / 1000, ...counts });
  }
  return results;
}

/** A part that could not even run counts as one failure, and the next ones still run. */
function failedPart(error) {
  console.error(error instanceof TaskFailed ? error.message : error);
  return { failed: 1 };
}

const sumOf = (results) => results.reduce((sum, { seconds }) => sum + seconds, 0);

const reportsOf = (results) => results.flatMap(({ report }) => report ?? []);
const fromRoot = (path) => (path.startsWith(process.cwd()) ? path.slice(process.cwd().length + 1) : path);

/** At the end, where who sees only the end of a long log still finds them. */
function tell(how, failures) {
  for (const { file, test, why } of failures) console.log(`  ${how}: ${fromRoot(file)}: ${test}\n    ${why}`);
}

function tellSlowest(results) {
  const slowest = slowestFiles(reportsOf(results));
  if (slowest.length === 0) return;
  console.log('  the slowest files:');
  for (const { name, seconds } of slowest) {
    console.log(`    ${`${seconds.toFixed(0)} s`.padStart(6)}  ${fromRoot(name)}`);
  }
}
