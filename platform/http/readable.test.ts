import { expect, it } from 'vitest';
import { unreadable } from './readable.ts';

const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1) });
const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${n}`, 1]));

it.each([
  ['a NUL', { name: 'a\0b' }, 400, 'name'],
  ['half a character', { people: [{ name: '\ud83d' }] }, 400, 'people.0.name'],
  ['a number beyond all', { version: Number.POSITIVE_INFINITY }, 400, 'version'],
  ['a key that is no text', { 'a\0': 1 }, 400, undefined],
  ['too many values', { list: Array.from({ length: 20_001 }, () => 1) }, 413, undefined],
  ['too many keys', keys(20_001), 413, undefined],
  ['too deep', deep(41), 413, undefined],
])('%s is refused before it is looked at', (_what, sent, status, path) => {
  const problem = unreadable(sent);
  expect([problem?.status, problem?.fields?.[0]?.path]).toEqual([status, path]);
});

it.each([
  [undefined],
  [null],
  ['médica \u{1f469}\u200d\u2695\ufe0f'],
  [deep(40)],
  [keys(20_000)],
  [{ a: [1, -0, 1e308, true, null, 'x'] }],
])('what can be kept passes (%#)', (sent) => expect(unreadable(sent)).toBeUndefined());
