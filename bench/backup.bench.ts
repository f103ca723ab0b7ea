import { join } from 'node:path';
import { newFolder } from '../tests/support/folders.ts';
import { releaseEverything } from '../tests/support/program.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import { timed } from './command.ts';
import { DESKS, waitsAlone, waitsMeanwhile } from './desks.ts';
import { CITIZENS, ROWS, startLarge } from './large-base.ts';
import { openReception } from './sessions.ts';

const MB = 1_000_000;
const MINUTE = 60;
/** Of requests whatever else is done, in ms. */
const MOST_WAIT = 300;
/** What the program takes to start is part of it. */
const MOST_MEMORY = 300;

async function run(): Promise<Figure[]> {
  try {
    const one = await startLarge();
    const cookie = await openReception(one.dataDir);
    const file = join(newFolder(), 'bench.pecbackup');
    const alone = await waitsAlone(one, cookie);
    // Read back at once, as every copy is.
    const { waits, result } = await waitsMeanwhile(one, cookie, () =>
      timed(one, ['backup', 'create', '--to', file]),
    );
    const { size } = JSON.parse(result.stdout) as { size: number };
    const verified = await timed(one, ['backup', 'verify', file]);
    const restored = await timed(one, ['backup', 'restore', file]);
    return [
      { what: 'a copy made and read back', value: result.seconds, unit: 's', most: 3 * MINUTE },
      { what: 'memory of the command, highest', value: result.megabytes, unit: 'MB', most: MOST_MEMORY },
      { what: 'size of the copy', value: size / MB, unit: 'MB' },
      { what: 'search of a citizen alone, p95', value: alone, unit: 'ms' },
      { what: `the same of ${DESKS} desks while it is made, p95`, value: waits, unit: 'ms', most: MOST_WAIT },
      { what: 'the copy verified', value: verified.seconds, unit: 's', most: 2 * MINUTE },
      { what: 'the copy restored, over a base in use', value: restored.seconds, unit: 's', most: 5 * MINUTE },
      { what: 'memory of the command, highest', value: restored.megabytes, unit: 'MB', most: MOST_MEMORY },
    ];
  } finally {
    await releaseEverything();
  }
}

export const benchmark: Benchmark = {
  setting: `${ROWS} received fichas and ${CITIZENS} citizens, embedded PostgreSQL`,
  run,
};
