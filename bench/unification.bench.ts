import type { Process } from '#modules/unification/contract/process';
import { PASSWORD } from '../tests/support/installation.ts';
import { memoryOf } from '../tests/support/processes.ts';
import { type Program, releaseEverything } from '../tests/support/program.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import { closedFor } from './closed-for.ts';
import { timed } from './command.ts';
import { DESKS, waitsAlone, waitsMeanwhile } from './desks.ts';
import { ROWS, startLarge } from './large-base.ts';
import { openReception } from './sessions.ts';

const MINUTE = 60;
/** People of the unit and of the centre; each brings some rows of its own. */
const PEOPLE = 20_000;
const MOST_WAIT = 300;
const MOST_MEMORY = 256;

const processOf = (text: string): Process => (JSON.parse(text) as { process: Process }).process;

/** The most memory that who works in the background ever held. */
async function memoryOfWorker({ status }: Program): Promise<number> {
  const { worker } = (await status()).pids;
  return memoryOf(worker ?? 0, 'status', 'VmHWM');
}

/** The unit asks, the centre accepts; both have a copy of today. */
async function agree(unit: Program, centre: Program): Promise<void> {
  for (const one of [unit, centre]) await timed(one, ['backup', 'create']);
  const asked = await unit.pec(['unification', 'request', '--link', centre.url, '--json'], {
    stdin: PASSWORD,
  });
  if (asked.code !== 0) throw new Error(asked.stderr);
  await timed(centre, ['unification', 'accept']);
}

async function run(): Promise<Figure[]> {
  try {
    const centre = await startLarge({ seed: 1, rows: 0, citizens: PEOPLE });
    const unit = await startLarge({ seed: 2, citizens: PEOPLE });
    await agree(unit, centre);
    const cookie = await openReception(centre.dataDir);
    const alone = await waitsAlone(centre, cookie);
    const rehearsed = await waitsMeanwhile(centre, cookie, () => timed(unit, ['unification', 'rehearse']));
    let over = false;
    const [unified, closed] = await Promise.all([
      timed(unit, ['unification', 'run']).finally(() => (over = true)),
      closedFor(unit, () => over),
    ]);
    const { rehearsal, report } = processOf(unified.stdout);
    const rows = report?.rows ?? 0;
    return [
      { what: 'sent, staged and judged: the rehearsal', value: rehearsed.result.seconds, unit: 's' },
      { what: 'of it at the centre', value: rehearsal?.seconds ?? 0, unit: 's' },
      { what: 'search of a citizen at the centre alone, p95', value: alone, unit: 'ms' },
      {
        what: `the same of ${DESKS} desks meanwhile, p95`,
        value: rehearsed.waits,
        unit: 'ms',
        most: MOST_WAIT,
      },
      {
        what: 'unified: frozen, read again, entered, proved',
        value: unified.seconds,
        unit: 's',
        most: 5 * MINUTE,
      },
      {
        what: `${rows} rows entered and proved`,
        value: rows / (report?.seconds ?? Infinity),
        unit: '/s',
        least: 20_000,
      },
      { what: 'the unit was closed meanwhile', value: closed, unit: 's', most: 5 * MINUTE },
      {
        what: 'memory of the worker of the centre, highest',
        value: await memoryOfWorker(centre),
        unit: 'MB',
        most: MOST_MEMORY,
      },
      {
        what: 'memory of the worker of the unit, highest',
        value: await memoryOfWorker(unit),
        unit: 'MB',
        most: MOST_MEMORY,
      },
    ];
  } finally {
    await releaseEverything();
  }
}

export const benchmark: Benchmark = {
  setting: `a unit of ${ROWS} received fichas and ${PEOPLE} citizens joins a centre of ${PEOPLE}; both on this machine`,
  run,
};
