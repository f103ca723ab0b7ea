import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { inRoot } from './root.mjs';

/**
 * Becomes the compiled program: it is loaded into this very process, so that signals, exit code, standard
 * input and `INIT_CWD` are its own and no second Node stays in memory.
 */
async function become(path, args, options = {}) {
  await ensureBuilt(options);
  process.argv = [process.argv[0], inRoot(path), ...args];
  await import(pathToFileURL(inRoot(path)).href);
}

/** Commands that serve no page: whoever runs one from a fresh clone does not wait for the screens. */
const WITHOUT_SCREENS = new Set(['ledi', 'matching']);

/** `pec` with these arguments. */
export const runCli = (args) => become('build/program/cli.js', args, { web: !WITHOUT_SCREENS.has(args[0]) });

/** The stand-ins for outside services. */
export const runSimulator = (args) => become('build/simulators/main.js', args);
