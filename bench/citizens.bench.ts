import { startInstallation } from '../tests/support/installation.ts';
import { releaseEverything } from '../tests/support/program.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import { timed } from './command.ts';
import { creates } from './citizens-create.ts';
import { opens } from './citizens-open.ts';
import { scan } from './citizens-scan.ts';
import { searches } from './citizens-search.ts';
import { openReception } from './sessions.ts';

/** `PEC_BENCH_CITIZENS=50000` for a short look. */
const SIZES = (process.env['PEC_BENCH_CITIZENS'] ?? '200000,1000000').split(',').map(Number);
const MOST_FILL_S = 300;

/** One base of the size filled, then all that people wait for on it. */
async function measure(citizens: number): Promise<Figure[]> {
  const size = citizens.toLocaleString('en');
  const { installer: _installer, ...program } = await startInstallation();
  const demo = ['demo', '--citizens', String(citizens), '--seed', '1', '--today', '2026-11-20'];
  const { seconds } = await timed(program, demo);
  const cookie = await openReception(program.dataDir);
  return [
    { what: `${size}: pec demo`, value: seconds, unit: 's', most: MOST_FILL_S },
    ...(await searches(program, cookie, size)),
    ...(await opens(program, size)),
    ...(await creates(program, cookie, size)),
    ...(await scan(program, citizens, size)),
  ];
}

async function run(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const size of SIZES) {
    try {
      figures.push(...(await measure(size)));
    } finally {
      await releaseEverything();
    }
  }
  return figures;
}

export const benchmark: Benchmark = {
  setting: `${SIZES.join(' and ')} synthetic citizens; searches, openings, new registrations and duplicates`,
  run,
};
