import { setTimeout as sleep } from 'node:timers/promises';
import { nextProgram } from '../tests/support/next-program.ts';
import { type Program, releaseEverything } from '../tests/support/program.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import { timed } from './command.ts';
import { CITIZENS, ROWS, startLarge } from './large-base.ts';

const MINUTE = 60;
const LOOK_MS = 100;
const LONGEST_MS = 10_000;

/** Whether people can work: it answers, and is not closed. */
async function isOpen({ url }: Pick<Program, 'url'>): Promise<boolean> {
  try {
    const response = await fetch(`${url}/api/closing`, { signal: AbortSignal.timeout(LONGEST_MS) });
    const { closing } = (await response.json()) as { closing: unknown };
    return response.ok && closing === null;
  } catch {
    return false;
  }
}

/** Seconds between the first and the last look at which nobody could work, until `over`. */
async function closedFor(one: Pick<Program, 'url'>, over: () => boolean): Promise<number> {
  let first: number | undefined;
  let last = 0;
  while (!over()) {
    if (!(await isOpen(one))) {
      last = performance.now();
      first ??= last;
    }
    await sleep(LOOK_MS);
  }
  return first === undefined ? 0 : (last - first) / 1000;
}

async function upgraded(one: Program, migrations: Readonly<Record<string, string>>, name: string) {
  let over = false;
  const [run, closed] = await Promise.all([
    timed(one, ['upgrade', nextProgram(name, migrations)]).finally(() => (over = true)),
    closedFor(one, () => over),
  ]);
  return { seconds: run.seconds, closed };
}

async function run(): Promise<Figure[]> {
  try {
    const one = await startLarge();
    const same = await upgraded(one, {}, 'bench-same');
    return [
      { what: 'upgrade of an unchanged schema, from the command to its end', value: same.seconds, unit: 's' },
      { what: 'nobody could work meanwhile', value: same.closed, unit: 's', most: MINUTE },
    ];
  } finally {
    await releaseEverything();
  }
}

export const benchmark: Benchmark = {
  setting: `${ROWS} received fichas and ${CITIZENS} citizens, embedded PostgreSQL`,
  run,
};
