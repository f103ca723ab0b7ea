import { nextProgram } from '../tests/support/next-program.ts';
import { releaseEverything } from '../tests/support/program.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import { closedFor } from './closed-for.ts';
import { timed } from './command.ts';
import { CITIZENS, ROWS, startLarge } from './large-base.ts';

const MINUTE = 60;

async function run(): Promise<Figure[]> {
  try {
    const one = await startLarge();
    let over = false;
    const [{ seconds }, closed] = await Promise.all([
      timed(one, ['upgrade', nextProgram('bench-same', {})]).finally(() => (over = true)),
      closedFor(one, () => over),
    ]);
    return [
      { what: 'upgrade of an unchanged schema, from the command to its end', value: seconds, unit: 's' },
      { what: 'nobody could work meanwhile', value: closed, unit: 's', most: MINUTE },
    ];
  } finally {
    await releaseEverything();
  }
}

export const benchmark: Benchmark = {
  setting: `${ROWS} received fichas and ${CITIZENS} citizens, embedded PostgreSQL`,
  run,
};
