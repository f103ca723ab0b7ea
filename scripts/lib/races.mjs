import { parseArgs } from 'node:util';
import { play, subjectOf } from './played.mjs';

/** What many do at once: the tests that do it. */
const SUBJECTS = {
  agenda: { project: 'integration', tests: 'modules/scheduling/races.db.test.ts' },
};

/**
 * `npm run races -- [agenda] [--acts N] [--seed S]`. Of agendas: fifty clients on one slot, then N random bookings, moves,
 * reservations, closures and cancellations, ten at once. Prints what stands over another afterwards.
 */
export async function races(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { acts: { type: 'string', default: '500' }, seed: { type: 'string', default: '1' } },
  });
  const tests = subjectOf(SUBJECTS, positionals, 'races -- [NAMES] [--acts N] [--seed S]');
  await play(tests, 'Dois ficaram com o mesmo horário, ou algo se perdeu.', {
    RACES_ACTS: values.acts,
    RACES_SEED: values.seed,
  });
}
