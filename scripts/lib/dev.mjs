import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { ensureBuilt } from './build.mjs';
import { inRoot, root } from './root.mjs';

const QUIET_MS = 400;
const COMPILE = ['-b', 'tsconfig.server.json', '--watch', '--preserveWatchOutput'];

/**
 * Development: compiler watching, program restarted when compiled code or a migration changes, pages served
 * by Vite with hot reload (it passes `/api` on to the program). Ctrl-C ends the three.
 */
export async function dev() {
  await ensureBuilt();
  // Each in a process group of its own: Ctrl-C reaches only this process, which stops them once, in order.
  const options = { cwd: root, stdio: 'inherit', detached: process.platform !== 'win32' };
  const start = (file, args) => spawn(process.execPath, [inRoot(file), ...args], options);
  const compiler = start('node_modules/typescript/bin/tsc', COMPILE);
  const vite = start('node_modules/vite/bin/vite.js', ['--config', 'apps/web/vite.config.ts']);
  const program = restartable(() => start('build/apps/installation/cli.js', ['start']));

  let timer;
  const changed = (_event, name) => {
    if (!name || !/\.(js|sql)$/.test(name) || /^(web|bench)[\\/]/.test(name)) return;
    clearTimeout(timer);
    timer = setTimeout(program.restart, QUIET_MS);
  };
  for (const folder of ['build', 'packages', 'modules', 'platform'])
    watch(inRoot(folder), { recursive: true }, changed);

  const stop = () => {
    clearTimeout(timer);
    program.stop();
    vite.kill();
    killGroup(compiler);
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  await program.ended;
  process.exit(0);
}

/** The compiler's launcher leaves the native compiler behind when only it is told to end. */
function killGroup(child) {
  if (process.platform === 'win32' || child.pid === undefined) child.kill();
  else if (child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
}

/** A child that is started again, once the one before has ended, whenever `restart` is called. */
function restartable(start) {
  let child = start();
  let wanted = 'run';
  const { promise: ended, resolve } = withResolvers();
  const follow = () =>
    child.on('exit', () => {
      if (wanted === 'stop') return resolve();
      if (wanted === 'run') return console.error('O programa parou; ele volta na próxima mudança.');
      wanted = 'run';
      child = start();
      follow();
    });
  follow();
  return {
    ended,
    restart: () => {
      if (wanted !== 'run') return;
      if (child.exitCode !== null || child.signalCode !== null) {
        child = start();
        follow();
        return;
      }
      wanted = 'restart';
      child.kill('SIGTERM');
    },
    stop: () => {
      wanted = 'stop';
      if (child.exitCode !== null || child.signalCode !== null) resolve();
      else child.kill('SIGTERM');
    },
  };
}

/** `Promise.withResolvers`, which Node 20 lacks. */
function withResolvers() {
  let resolve;
  const promise = new Promise((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
