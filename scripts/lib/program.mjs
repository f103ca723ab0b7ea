import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { inRoot } from './root.mjs';

/**
 * Becomes the compiled program: it is loaded into this very process, so that signals, exit code, standard
 * input and `INIT_CWD` are its own and no second Node stays in memory.
 */
async function become(path, args) {
  await ensureBuilt();
  process.argv = [process.argv[0], inRoot(path), ...args];
  await import(pathToFileURL(inRoot(path)).href);
}

/** `pec` with these arguments. */
export const runCli = (args) => become('build/apps/installation/cli.js', args);

/** The stand-ins for outside services. */
export const runSimulator = (args) => become('build/simulators/main.js', args);
