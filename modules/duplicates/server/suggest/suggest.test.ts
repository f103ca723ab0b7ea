import { expect, test } from 'vitest';
import type { Fullness } from '#modules/citizens/index';
import { suggestPrincipal } from './suggest.ts';

const plain: Fullness = {
  id: 'a',
  active: true,
  fci: false,
  documents: 1,
  team: false,
  family: 0,
  fields: 9,
  createdAt: new Date('2026-01-01'),
};
const other = { ...plain, id: 'b', createdAt: new Date('2026-05-01') };

test.each([
  [{ team: true, family: 4, fields: 8 }, 'tem equipe e tem família'],
  [{ fci: true, documents: 0 }, 'tem cadastro individual'],
  [{ documents: 2 }, 'tem CPF e CNS definitivo'],
  [{ fields: 12 }, 'tem mais campos preenchidos'],
])('the fuller stays, though it is the newer one, and why is told: %j', (more, why) => {
  expect(suggestPrincipal([plain, { ...other, ...more }])).toEqual({ id: 'b', why });
});

test('a document weighs more than a team, a team more than fields', () => {
  const people = [
    { ...plain, documents: 2 },
    { ...other, team: true, fields: 20 },
  ];
  expect(suggestPrincipal(people)?.id).toBe('a');
  expect(
    suggestPrincipal([
      { ...plain, fields: 20 },
      { ...other, team: true },
    ])?.id,
  ).toBe('b');
});

test('among equals the older; an inactive one never before an active one', () => {
  expect(suggestPrincipal([other, plain])).toEqual({ id: 'a', why: 'é o mais antigo' });
  expect(suggestPrincipal([{ ...plain, active: false, documents: 2, team: true }, other])?.id).toBe('b');
});
