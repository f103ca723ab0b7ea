import { expect, it } from 'vitest';
import { killCopiesAtRandom } from './crash-copies.ts';

/** `npm run crash -- copies --points 100 --seed 7` asks for more than every run of the tests does. */
const tell = (line: string) => process.stdout.write(`${line}\n`);
const POINTS = Number(process.env['CRASH_POINTS'] ?? 4);
const SEED = Number(process.env['CRASH_SEED'] ?? 1);

it(
  'DEP-15 DEP-16 a copy, a restore or an upgrade that is killed at random points leaves the base of before or the new one, whole',
  async () => {
    const outlived = await killCopiesAtRandom(POINTS, { seed: SEED, tell });
    tell(
      `Pontos: ${outlived.points}. Antiga: ${outlived.old}. Nova: ${outlived.new}. Pela metade: ${outlived.half}. Perdido: ${outlived.lost}.`,
    );
    expect(outlived).toMatchObject({ half: 0, lost: 0 });
  },
  // Quiet, a point takes some seconds; what a dead supervisor left goes within ten.
  600_000 + POINTS * 60_000,
);
