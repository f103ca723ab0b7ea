import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { labelledRosters } from './rosters.ts';

const digestOf = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

/**
 * What was measured on synthetic people (benches, `docs/decisions/2026-11-20-matching*.md`) can be measured again only
 * while a seed tells the same ones. Who changes the generator knowingly puts the new digests here and measures again.
 */
it.each([
  ['common rosters', { pairs: 2_000 }, 'bf67941a28afc700'],
  ['another seed and day', { pairs: 300, people: { seed: 9, today: '2027-03-01' } }, '1a7b14a49c51c832'],
  [
    'a town of twins and homonyms',
    { pairs: 300, people: { twins: 0.5, twinsAlike: 0.6, homonyms: 0.3 } },
    '7a6f9f8a5755aeb6',
  ],
  ['whoever is in both stands twice', { pairs: 300, twice: 0.5, onlyA: 1, onlyB: 0.1 }, 'ed634a78106354ba'],
])('a seed tells the same people in every version: %s', (_, options, digest) => {
  const { a, b, truth, people } = labelledRosters(options);
  expect(digestOf([a, b, truth, [...people.keys()]])).toBe(digest);
});
