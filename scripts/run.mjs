/**
 * The one entry of every npm script: `node scripts/run.mjs TASK [arguments]`.
 *
 * Each task first does what is missing (install, compile, build the web part), so that a fresh clone needs
 * no other command. Nothing imported here may need an installed package before `ensureInstalled` has run.
 */
import { checkNodeVersion, ensureInstalled } from './lib/install.mjs';

const tasks = {
  start: async (args) => (await import('./lib/program.mjs')).runCli(['start', ...args]),
  pec: async (args) => (await import('./lib/program.mjs')).runCli(args),
  simulator: async (args) => (await import('./lib/program.mjs')).runSimulator(args),
  dev: async () => (await import('./lib/dev.mjs')).dev(),
  build: async () => (await import('./lib/build.mjs')).ensureBuilt({ say: console.log }),
  bench: async (args) => (await import('./lib/bench.mjs')).bench(args),
  screenshots: async () => (await import('./lib/screenshots.mjs')).screenshots(),
  crash: async (args) => (await import('./lib/crash.mjs')).crash(args),
  races: async (args) => (await import('./lib/races.mjs')).races(args),
  scenarios: async (args) => (await import('./lib/scenarios.mjs')).scenarios(args),
  spec: async (args) => (await import('./spec/main.mjs')).spec(args),
  rows: async () => (await import('./lib/rows.mjs')).rows(),
  'keep-schema': async (args) => (await import('./lib/keep-schema.mjs')).keepSchema(args),
  check: async (args) => (await import('./check/main.mjs')).check(args),
  mutate: async (args) => (await import('./mutate/main.mjs')).mutate(args),
  test: async (args) => (await import('./test/main.mjs')).test(args),
};

const [name, ...args] = process.argv.slice(2);
const task = Object.hasOwn(tasks, name ?? '') ? tasks[name] : undefined;
if (!task) {
  console.error(`Use: node scripts/run.mjs ${Object.keys(tasks).join('|')}`);
  process.exit(64);
}
try {
  checkNodeVersion();
  await ensureInstalled();
  await task(args);
} catch (error) {
  console.error(error instanceof Error && error.name === 'TaskFailed' ? error.message : error);
  process.exit(1);
}
