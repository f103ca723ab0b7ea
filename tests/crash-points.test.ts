import { expect, it } from 'vitest';
import { crashAtRandom } from './crash-points.ts';

/** `npm run crash -- --points 200 --seed 7` asks for more than every run of the tests does. */
const tell = (line: string) => process.stdout.write(`${line}\n`);
const POINTS = Number(process.env['CRASH_POINTS'] ?? 6);
const SEED = Number(process.env['CRASH_SEED'] ?? 1);

it(
  'DEP-17 ADM-L15 kills and cuts at random points of receiving, generating, sending and applying lose and double nothing',
  async () => {
    const survived = await crashAtRandom(POINTS, { seed: SEED, tell });
    tell(
      `Pontos: ${survived.points}. Fichas: ${survived.typed}. Perdidas: ${survived.lost}. Duplicadas: ${survived.doubled}. Sem aplicar: ${survived.unapplied}.`,
    );
    expect(survived).toMatchObject({ lost: 0, doubled: 0, unapplied: 0 });
  },
  // A point takes some seconds, and what a dead process held is taken up after three minutes.
  600_000 + POINTS * 20_000,
);
