import { readdirSync, readFileSync } from 'node:fs';
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
 * Processor time in ms that processes take while `work` lasts. `pids` is asked again and again: those that begin
 * count from their beginning, those that end until shortly before.
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
