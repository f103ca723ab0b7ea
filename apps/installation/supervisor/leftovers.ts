import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { CHILD_ENV } from '#platform/process/child-env';
import type { RunState } from './state.ts';

const PATIENCE_MS = 10_000;

/**
 * Waits for the children of a supervisor that was killed: they stop by themselves within 10 s, and must be
 * gone before their PostgreSQL and port are used again. What still runs then is killed, where the system
 * lets us make sure that it is theirs.
 */
export async function awaitLeftovers(dead: RunState, patienceMs = PATIENCE_MS): Promise<void> {
  const alive = () => dead.children.filter((pid) => isChildOf(pid, dead.pid));
  const deadline = Date.now() + patienceMs;
  while (alive().length > 0 && Date.now() < deadline) await sleep(50);
  if (process.platform !== 'linux') return;
  for (const pid of alive()) process.kill(pid, 'SIGKILL');
}

function isChildOf(pid: number, supervisor: number): boolean {
  if (process.platform !== 'linux') return exists(pid);
  try {
    const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
    return environment.includes(`${CHILD_ENV.supervisor}=${supervisor}`);
  } catch {
    return false;
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
