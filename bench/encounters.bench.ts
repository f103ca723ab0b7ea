import { query } from '../tests/support/base.ts';
import { startInstallation } from '../tests/support/installation.ts';
import { type Program, releaseEverything } from '../tests/support/program.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import { timed } from './command.ts';
import { atWork } from './encounters-at-work.ts';
import { SAVING } from './savings.ts';

/** Fewer for a first look: PEC_BENCH_CITIZENS=5000 PEC_BENCH_ENCOUNTERS=50000. */
const CITIZENS = Number(process.env['PEC_BENCH_CITIZENS'] ?? 200_000);
const ENCOUNTERS = Number(process.env['PEC_BENCH_ENCOUNTERS'] ?? 2_000_000);
/** Of the citizen with the longest record. */
const LONGEST = 1_000;
const WRITERS = Math.min(200, CITIZENS / 500);

const thousands = (count: number) => count.toLocaleString('en');

async function measure(program: Program): Promise<Figure[]> {
  const { dataDir } = program;
  const today = new Date().toISOString().slice(0, 10);
  const asked = { citizens: CITIZENS, encounters: ENCOUNTERS, longest: LONGEST, seed: 1, today };
  const args = Object.entries(asked).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const { seconds } = await timed(program, ['demo', ...args]);
  const [longest] = await query<{ id: string; visits: number; all: number }>(
    dataDir,
    `select citizen_id as id, count(*)::int as visits, (sum(count(*)) over ())::int as all
     from encounter group by citizen_id order by count(*) desc limit 1`,
  );
  if (!longest || longest.visits < LONGEST) throw new Error('nobody of the benchmark has a long record');
  return [
    { what: `pec demo, ${thousands(longest.all)} encounters`, value: seconds, unit: 's' },
    ...(await atWork(program, WRITERS, longest)),
  ];
}

async function run(): Promise<Figure[]> {
  try {
    return await measure(await startInstallation());
  } finally {
    await releaseEverything();
  }
}

export const benchmark: Benchmark = {
  setting: `${thousands(CITIZENS)} citizens with ${thousands(ENCOUNTERS)} encounters, one with ${thousands(LONGEST)}, by HTTP; ${WRITERS} who attend save ${SAVING}`,
  run,
};
