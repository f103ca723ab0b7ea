import { expect, it } from 'vitest';
import { crashFinishes } from './crash-encounters.ts';

/** `npm run crash -- encounters --points 200 --seed 7` asks for more than every run of the tests does. */
const tell = (line: string) => process.stdout.write(`${line}\n`);
const POINTS = Number(process.env['CRASH_POINTS'] ?? 6);
const SEED = Number(process.env['CRASH_SEED'] ?? 1);

it(
  'a server killed between "Finalizar" and its answer finishes each encounter once, with one set of fichas',
  async () => {
    const outlived = await crashFinishes(POINTS, { seed: SEED, tell });
    tell(
      `Pontos: ${outlived.points}. Finalizações: ${outlived.presses}, das quais ${outlived.unanswered} sem resposta e enviadas de novo. Perdidas: ${outlived.lost}. Duplicadas: ${outlived.doubled}.`,
    );
    expect(outlived).toMatchObject({ points: POINTS, lost: 0, doubled: 0 });
  },
  // A point takes some seconds; what dies again and again is started again every five.
  600_000 + POINTS * 20_000,
);
