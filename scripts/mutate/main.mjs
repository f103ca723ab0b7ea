import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { projectFiles } from '../lib/files.mjs';
import { ensurePostgres15, startPostgres15 } from '../lib/postgres15.mjs';
import { inRoot } from '../lib/root.mjs';
import { runCommand, TaskFailed } from '../lib/run-command.mjs';
import { drawSample } from '../spec/sample.mjs';
import { keptRun } from './kept.mjs';
import { mutantsOf } from './mutators.mjs';
import { whoReaches } from './reach.mjs';
import { trial } from './trial.mjs';

const BROKEN =
  /^(platform\/(?!testing\/)|packages\/[^/]+\/src\/(?!testing\/)|modules\/[^/]+\/server\/).*\.ts$/;
/** Trials side by side, each with a database server of its own. */
const LANES = 2;
const USE = 'Use: npm run mutate -- --sample N --seed TEXT [--under FOLDER] [--tests FOLDER]';

/**
 * `npm run mutate -- --sample N --seed S`: breaks N places drawn from platform, packages and the servers of modules,
 * one at a time, and tells which breaks no unit, integration or (in platform) process test notices. `--under modules/access` draws only there;
 * `--tests modules/access` asks only the tests there, which is quicker and more severe. Cut, it goes on where it was.
 */
export async function mutate(args) {
  const { sample, seed, under, tests } = readOptions(args);
  if (!(await ensurePostgres15()))
    throw new TaskFailed('This needs PostgreSQL 15 (Debian: apt-get install postgresql-15).');
  const mutants = draw(await allMutants(under), sample, seed);
  const { folder, endings, keep } = keptRun(await treeName(), { mutants, tests });
  const servers = await Promise.all(Array.from({ length: LANES }, startPostgres15));
  try {
    console.log(`${mutants.length} mutants drawn with seed ${seed}; asking which tests reach them…`);
    const reaches = await whoReaches(mutants, { folder, tests, databaseUrl: servers[0].url });
    for (const mutant of mutants) mutant.ending = endings.get(mutant.id);
    const waiting = mutants.filter(({ ending }) => !ending);
    if (endings.size > 0) console.log(`${endings.size} were tried before this run was cut.`);
    const lanes = servers.map(async ({ url }) => {
      for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
        mutant.ending = await trial(mutant, reaches(mutant), { folder, databaseUrl: url });
        keep(mutant.id, mutant.ending);
        console.log(lineOf(mutant));
      }
    });
    await Promise.all(lanes);
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
  printSum(mutants);
}

function readOptions(args) {
  let values;
  try {
    const text = { type: 'string' };
    ({ values } = parseArgs({ args, options: { sample: text, seed: text, under: text, tests: text } }));
  } catch (error) {
    throw new TaskFailed(`${error.message}\n${USE}`);
  }
  const sample = Number(values.sample);
  if (!(Number.isInteger(sample) && sample > 0) || !values.seed) throw new TaskFailed(USE);
  return { sample, seed: String(values.seed), under: values.under ?? '', tests: values.tests ?? '' };
}

async function allMutants(under) {
  const files = (await projectFiles()).filter(
    (file) => BROKEN.test(file) && file.startsWith(under) && !/\.test\.ts$|\.d\.ts$/.test(file),
  );
  return files.flatMap((file) => {
    const source = readFileSync(inRoot(file), 'utf8');
    return mutantsOf(file, source).map((mutant) => ({
      ...mutant,
      file,
      line: source.slice(0, mutant.start).split('\n').length,
      original: source.slice(mutant.start, mutant.end),
    }));
  });
}

/** What the tree is: its commit; of one that was changed since then nobody can say that it is the same again. */
async function treeName() {
  const git = async (...args) => (await runCommand('git', args)).output.trim();
  return (await git('status', '--porcelain')) === '' ? git('rev-parse', 'HEAD') : randomUUID();
}

/** Tells a mutant from all others, within one state of the tree. */
const keyOf = ({ file, start, name, replacement }) => [file, String(start), name, replacement].join(':');
const draw = (mutants, sample, seed) =>
  drawSample(mutants, keyOf, sample, seed).map((mutant, id) => ({ ...mutant, id }));

const short = (text) => text.replace(/\s+/g, ' ').slice(0, 70);
const lineOf = ({ ending, file, line, name, original, replacement }) =>
  `  ${ending.padEnd(9)} ${file}:${line}  ${name}: ${short(original)} → ${short(replacement)}`;

function printSum(mutants) {
  const died = mutants.filter(({ ending }) => ending === 'killed' || ending === 'timeout');
  const left = mutants.filter((mutant) => !died.includes(mutant));
  console.log(`\nNoticed by no test: ${left.length}`);
  for (const mutant of left) console.log(lineOf(mutant));
  console.log(
    `\n${died.length} of ${mutants.length} died: ${((100 * died.length) / mutants.length).toFixed(1)} %`,
  );
}
