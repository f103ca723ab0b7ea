import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ensureChromium } from './chromium.mjs';
import { inRoot } from './root.mjs';
import { runTool, TaskFailed } from './run-command.mjs';

/** Makes the pictures of `docs/images` again, in the system's Chromium. */
export async function screenshots() {
  process.env.CHROMIUM_PATH = await ensureChromium();
  await ensureBuilt();
  const { code } = await runTool('typescript/bin/tsc', ['-b', 'tsconfig.bench.json'], { output: 'stderr' });
  if (code !== 0) throw new TaskFailed('tests/screenshots.ts does not compile.');
  await import(pathToFileURL(inRoot('build/tests/screenshots.js')).href);
}
