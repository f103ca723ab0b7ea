import { parseArgs } from 'node:util';
import { play, subjectOf } from './played.mjs';

/** What is killed at random points: the tests that do it, and at how many where nobody says. */
const SUBJECTS = {
  transmission: { project: 'system', tests: 'tests/crash-points.test.ts', points: '200' },
  copies: { project: 'system', tests: 'tests/crash-copies.test.ts', points: '100' },
  encounters: { project: 'system', tests: 'tests/crash-encounters.test.ts', points: '200' },
  unification: { project: 'integration', tests: 'modules/unification/crash.db.test.ts', points: '200' },
};

/**
 * `npm run crash -- [transmission|copies|encounters|unification] [--points N] [--seed S]`. Of a transmission, two
 * installations are killed and cut off from each other; of copies, one is killed while it makes a copy, restores one or is
 * upgraded; of encounters, the server while a physician finishes them; of a unification, whoever works at the centre's
 * base, and pieces on its disk. Prints what became of it.
 */
export async function crash(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { points: { type: 'string' }, seed: { type: 'string', default: '1' } },
  });
  const { points, ...tests } = subjectOf(SUBJECTS, positionals, 'crash -- [NAMES] [--points N] [--seed S]');
  await play(tests, 'Algo se perdeu, se duplicou, ficou pela metade ou não terminou.', {
    CRASH_POINTS: values.points ?? points,
    CRASH_SEED: values.seed,
  });
}
