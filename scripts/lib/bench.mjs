import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ensureChromium } from './chromium.mjs';
import { inRoot } from './root.mjs';
import { runTool, TaskFailed } from './run-command.mjs';

/** Compiles `bench/` beside the program and runs `bench/main.ts`; arguments name single benchmarks. */
export async function bench(args) {
  await ensureBuilt();
  const { code } = await runTool('typescript/bin/tsc', ['-b', 'tsconfig.bench.json'], { output: 'stderr' });
  if (code !== 0 || !existsSync(inRoot('build/bench/main.js')))
    throw new TaskFailed('bench/ does not compile.');
  // The login page is measured in a browser.
  process.env.CHROMIUM_PATH = await ensureChromium();
  process.argv = [process.argv[0], inRoot('build/bench/main.js'), ...args];
  await import(pathToFileURL(inRoot('build/bench/main.js')).href);
}
