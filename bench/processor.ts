import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_MS = 500;

/** Processor time so far of a process, in ms: all its threads, to the nanosecond (Linux). */
function timeOf(pid: number): number | undefined {
  try {
    return readdirSync(`/proc/${pid}/task`).reduce((sum, thread) => {
      const [running = '0'] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ');
      return sum + Number(running) / 1_000_000;
    }, 0);
  } catch {
    return undefined; // Ended meanwhile.
  }
}

/**
 * Processor time in ms that processes take while `work` lasts. `pids` is asked again and again: those that
 * begin count from their beginning, those that end until shortly before.
 */
export async function processorTimeOf<T>(
  pids: () => readonly number[],
  work: () => Promise<T>,
): Promise<{ result: T; ms: number; seconds: number }> {
  const first = new Map(pids().map((pid) => [pid, timeOf(pid) ?? 0]));
  const last = new Map<number, number>();
  const look = () => {
    for (const pid of pids()) last.set(pid, timeOf(pid) ?? last.get(pid) ?? 0);
  };
  let over = false;
  const looking = (async () => {
    while (!over) {
      look();
      await sleep(LOOK_MS);
    }
  })();
  const from = performance.now();
  const result = await work();
  const seconds = (performance.now() - from) / 1000;
  look();
  over = true;
  await looking;
  const ms = [...last].reduce((sum, [pid, time]) => sum + time - (first.get(pid) ?? 0), 0);
  return { result, ms, seconds };
}

/** Parent of each process. */
function parents(): Map<number, number> {
  const found = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      found.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // Ended meanwhile.
    }
  }
  return found;
}

/** The processes that came of these, and themselves: other installations of the machine do not count. */
export function pidsUnder(roots: readonly number[]): number[] {
  const all = [...parents()];
  const found = new Set(roots);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const [pid, parent] of all) if (found.has(parent)) found.add(pid);
  }
  return [...found];
}

/** The first line of postmaster.pid is the process of the base. */
export const postmasterOf = (dataDir: string): number =>
  Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
