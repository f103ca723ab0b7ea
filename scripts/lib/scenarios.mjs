import { parseArgs } from 'node:util';
import { play, subjectOf } from './played.mjs';

/** Several installations at once, and the tests that play them. */
const SUBJECTS = {
  unification: { project: 'integration', tests: 'modules/unification/orders.db.test.ts' },
};

/** `npm run scenarios -- [unification]`: three units join two centres, in two orders; both know the same afterwards. */
export async function scenarios(args) {
  const { positionals } = parseArgs({ args, allowPositionals: true });
  await play(subjectOf(SUBJECTS, positionals, 'scenarios -- [NAMES]'), 'O resultado não foi o mesmo.');
}
