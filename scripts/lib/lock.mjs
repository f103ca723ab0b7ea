import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const OLD_MS = 600_000;

/**
 * Runs `work` while no other process holds the lock file; two commands started at once must not write the
 * same build. The lock of a process that no longer lives is taken over, and so is one so old that its
 * process id must belong to somebody else by now.
 */
export async function withLock(file, work) {
  mkdirSync(dirname(file), { recursive: true });
  while (!take(file)) {
    if (!holderLives(file)) rmSync(file, { force: true });
    else await sleep(100);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function holderLives(file) {
  try {
    if (Date.now() - statSync(file).mtimeMs > OLD_MS) return false;
    process.kill(Number(readFileSync(file, 'utf8')), 0);
    return true;
  } catch (error) {
    // Gone meanwhile (ENOENT): it was let go, and whoever took it since must not lose it.
    return error.code === 'EPERM' || error.code === 'ENOENT';
  }
}
