import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { bundleProgram } from './bundle.mjs';
import { webInputsHash } from './inputs.mjs';
import { withLock } from './lock.mjs';
import { inRoot, root } from './root.mjs';
import { runTool, TaskFailed } from './run-command.mjs';

const STAMP = inRoot('build/web/.inputs.json');

/**
 * Compiles the server (incremental, so asked every time), writes it in few files (build/program), and builds the web part
 * when one of its inputs changed. Silent when nothing had to be done; compiler output goes to stderr.
 * @param {{ say?: (line: string) => void, web?: boolean }} [options]
 */
export async function ensureBuilt({ say = console.error, web = true } = {}) {
  await withLock(inRoot('build/.lock'), async () => {
    if (!existsSync(inRoot('build/server.tsbuildinfo'))) say('Compilando o programa…');
    await need('typescript/bin/tsc', ['-b', 'tsconfig.server.json']);
    await bundleProgram();
    if (web) await buildWeb(say);
  });
}

async function buildWeb(say) {
  if (!existsSync(inRoot('apps/web/index.html'))) return;
  const hash = webInputsHash(root);
  if (readStamp() === hash) return;
  say('Montando as telas…');
  const build = ['build', '--config', 'apps/web/vite.config.ts', '--logLevel', 'warn'];
  await need('vite/bin/vite.js', build);
  // The page of the LEDI tools that needs no installation, one file: build/ledi-page/index.html.
  await need('vite/bin/vite.js', [...build, '--mode', 'ledi-page']);
  writeFileSync(STAMP, `${JSON.stringify({ hash })}\n`);
}

/** Runs a build tool; what it prints is shown only when it fails. */
async function need(tool, args) {
  const { code, output } = await runTool(tool, args);
  if (code === 0) return;
  process.stderr.write(output);
  throw new TaskFailed(`A montagem do programa parou em: ${tool.split('/')[0]} ${args.join(' ')}`);
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(STAMP, 'utf8')).hash;
  } catch {
    return undefined;
  }
}
