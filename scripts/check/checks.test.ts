import { expect, test } from 'vitest';
import { findCycles } from './cycles.mjs';
import { sizes } from './file-size.mjs';
import { forbiddenIn } from './forbidden-text.mjs';
import { secretsIn } from './secrets.mjs';

test('finds circles of imports, and none in a diamond', () => {
  const graph = (pairs: Record<string, string[]>) => new Map(Object.entries(pairs));
  expect(findCycles(graph({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }))).toEqual([]);
  expect(findCycles(graph({ a: ['b'], b: ['c'], c: ['b'] }))).toEqual([['b', 'c', 'b']]);
});

test('the median of an even number of files is the lower middle one', () => {
  const of = (...lines: number[]) => sizes(lines.map((n) => ({ file: `f${n}`, lines: n }))).median;
  expect(of(9, 1, 5)).toBe(5);
  expect(of(4, 1, 3, 2)).toBe(2);
  expect(of()).toBe(0);
});

test.each([
  ['a.ts', '// TO' + 'DO later'],
  ['a.sql', '-- FIX' + 'ME'],
  ['a.test.ts', 'it.on' + "ly('x', f)"],
  ['a.test.ts', 'describe.sk' + "ip('x', f)"],
  ['docs/a.md', 'see /wo' + 'rk/main'],
  ['a.ts', '/** As the form asks (ad' + 'ministration.md, 7.2). */'],
  ['a.sql', '-- see §' + ' 7.2'],
  ['package-lock.json', 'https://regi' + 'stry.example.org/x'],
])('%s may not hold: %s', (file, text) => {
  expect(forbiddenIn(file, `first\n${text}`)).toHaveLength(1);
  expect(forbiddenIn(file, `first\n${text}`)[0]).toContain(`${file}:2`);
});

test('words that only look forbidden pass', () => {
  expect(forbiddenIn('a.ts', "const text = 'Todos os métodos'; it.skipIf(!shared)('x', f);")).toEqual([]);
  expect(forbiddenIn('a.ts', '// UUIDv7 (RFC 9562, method 1 of its §6.2)')).toEqual([]);
  expect(forbiddenIn('docs/a.md', 'TO' + 'DO MUNDO; network/x; framework/y')).toEqual([]);
});

test('finds keys, tokens, passwords in addresses and files of secrets', () => {
  const line = 'A'.repeat(40);
  expect(secretsIn('a.ts', `-----BEGIN PRIVATE ` + `KEY-----\n${line}`)).toHaveLength(1);
  expect(secretsIn('a.ts', `gh` + `p_${'a1'.repeat(18)}`)).toHaveLength(1);
  expect(secretsIn('a.ts', `postgres://u:` + `s3cretS3cret99@db.example.org/x`)).toHaveLength(1);
  expect(secretsIn('server.key', '')).toHaveLength(1);
  expect(secretsIn('.env', '')).toHaveLength(1);
});

test('templates, loopback addresses and headers without a key pass', () => {
  expect(secretsIn('a.ts', 'postgres://u:' + '${password}@127.0.0.1/x')).toEqual([]);
  expect(secretsIn('a.ts', "text.startsWith('-----BEGIN PRIVATE " + "KEY-----')")).toEqual([]);
});
