import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { projectFiles } from '../lib/files.mjs';
import { inRoot } from '../lib/root.mjs';
import { TaskFailed } from '../lib/run-command.mjs';
import { drawSample } from './sample.mjs';
import { joinSpec, readStatements, readTests, unknownIds } from './statements.mjs';

/**
 * `npm run spec`: per area, how many acceptance statements have a test, and which have none.
 * `-- --sample 20 --seed X` draws statements among those with a test; `-- --json` prints all of it.
 */
export async function spec(args) {
  const { sample, seed, json } = readOptions(args);
  const { areas, statements, tests } = await readProject();
  const entries = joinSpec(areas, statements, tests);
  const unknown = unknownIds(areas, statements, tests);
  if (sample !== undefined) {
    const shown = entries.filter((entry) => entry.tests.length > 0);
    printSample(
      drawSample(shown, ({ id }) => id, sample, seed),
      json,
    );
  } else if (json) console.log(JSON.stringify({ statements: entries, unknown }, null, 2));
  else printCoverage(areas, entries);
  if (unknown.length > 0) throw new TaskFailed(`No such acceptance id: ${unknown.join(', ')}`);
}

function readOptions(args) {
  let values;
  try {
    const options = { sample: { type: 'string' }, seed: { type: 'string' }, json: { type: 'boolean' } };
    ({ values } = parseArgs({ args, options }));
  } catch (error) {
    throw new TaskFailed(`${error.message}\nUse: npm run spec [-- --sample N --seed TEXT] [-- --json]`);
  }
  const sample = values.sample === undefined ? undefined : Number(values.sample);
  if (sample !== undefined && !(Number.isInteger(sample) && sample > 0)) {
    throw new TaskFailed('--sample takes a whole number above zero.');
  }
  return { sample, seed: values.seed ?? '', json: values.json ?? false };
}

async function readProject() {
  const read = (file) => readFileSync(inRoot(file), 'utf8');
  const pages = readdirSync(inRoot('docs/spec')).filter((name) => name.endsWith('.md'));
  // The tests of these scripts hold ids as examples and show no statement.
  const isTest = (file) => /\.test\.tsx?$/.test(file) && !file.startsWith('scripts/');
  const testFiles = (await projectFiles()).filter(isTest);
  return {
    areas: JSON.parse(read('docs/spec/acceptance-ids.json')),
    statements: pages.flatMap((name) => readStatements(read(`docs/spec/${name}`))),
    tests: testFiles.flatMap((file) => readTests(file, read(file))),
  };
}

function printSample(drawn, json) {
  const rows = drawn.map(({ id, tests }) => ({ id, file: tests[0].file, test: tests[0].test }));
  if (json) return console.log(JSON.stringify(rows, null, 2));
  for (const { id, file, test } of rows) console.log(`${id}  ${file}  ${test}`);
}

function printCoverage(areas, entries) {
  const list = (title, some) => {
    if (some.length > 0) console.log(`\n${title}`);
    for (const { id, text, later } of some) console.log(`  ${id}  ${text}${later ? `  [${later}]` : ''}`);
  };
  console.log('area   all  begun  with a test  without  later');
  for (const area of Object.keys(areas)) {
    const all = entries.filter((entry) => entry.area === area);
    const begun = all.filter((entry) => entry.begun);
    const shown = all.filter((entry) => entry.tests.length > 0);
    const later = begun.filter((entry) => entry.later && entry.tests.length === 0);
    const without = begun.length - later.length - begun.filter((entry) => entry.tests.length > 0).length;
    const cells = [
      [all, 5],
      [begun, 7],
      [shown, 13],
      [without, 9],
      [later, 7],
    ];
    const text = cells.map(([value, width]) => String(value.length ?? value).padStart(width)).join('');
    console.log(area.padEnd(5) + text);
  }
  const open = entries.filter((entry) => entry.begun && entry.tests.length === 0);
  list(
    'Begun, without a test:',
    open.filter((entry) => !entry.later),
  );
  list(
    'Begun, waiting for another capability:',
    open.filter((entry) => entry.later),
  );
  console.log('\nNot begun:');
  for (const area of Object.keys(areas)) {
    const rest = entries.filter((entry) => entry.area === area && !entry.begun && entry.tests.length === 0);
    if (rest.length > 0) console.log(`  ${rest.map(({ id }) => id).join(' ')}`);
  }
}
