import { afterAll, beforeAll, expect, test } from 'vitest';
import { Dice } from '@pec-aberto/matching';
import { type Bases, openBases } from './test/bases.ts';
import { strikeAtRandom } from './test/strike.ts';

/** `npm run crash -- unification --points 200 --seed 7` asks for more than every run of the tests does. */
const POINTS = Number(process.env['CRASH_POINTS'] ?? 10);
const SEED = Number(process.env['CRASH_SEED'] ?? 1);
const tell = (line: string) => {
  if (process.env['CRASH_POINTS'] !== undefined) process.stdout.write(`${line}\n`);
};

let bases: Bases;
beforeAll(async () => {
  bases = await openBases(12);
}, 240_000);
afterAll(() => bases.close());

test(
  'UNI-02 a unification struck at random points leaves the centre untouched or complete, and goes on to the same end',
  async () => {
    const outlived = await strikeAtRandom(bases, POINTS, { dice: new Dice(SEED), tell });
    tell(
      `Pontos: ${outlived.points}. Intocada: ${outlived.untouched}. Completa: ${outlived.complete}. Entre as duas: ${outlived.between}. Diferente no fim: ${outlived.differing}.`,
    );
    expect(outlived).toMatchObject({ points: POINTS, between: 0, differing: 0 });
  },
  600_000 + POINTS * 20_000,
);
