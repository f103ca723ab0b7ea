import type { TSchema } from 'typebox';
import { type Json, inner, sampleOf } from './testing-requests.ts';

/*
 * What strangers and broken programs send. Fixed, and drawn by a fixed seed: a fault that is found once is found by
 * everybody.
 */

/** Numbers of a fixed sequence (mulberry32): the same in every run. */
export function drawer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const drawn = <T>(values: readonly T[], count: number, draw: () => number): T[] =>
  values
    .map((value) => ({ value, place: draw() }))
    .toSorted((a, b) => a.place - b.place)
    .slice(0, count)
    .map(({ value }) => value);

/** A number that JSON can write and no program can hold. */
const TOO_GREAT = '@1e400@';
/** As it goes over the wire. */
export const wire = (body: unknown): string => JSON.stringify(body).replaceAll(`"${TOO_GREAT}"`, '1e400');

/** Those the base cannot keep go everywhere; of the others some, by draw. */
export const POISON: readonly unknown[] = ['ana\u0000maria', 'ana \ud800', 2 ** 31, 1e308, TOO_GREAT];

export const HOSTILE: readonly unknown[] = [
  '\u0000',
  '\udfff\ud800',
  '',
  '   ',
  'a'.repeat(20_000),
  '\u202eanaM',
  "'; drop table citizen; --",
  '"\\\'%_*(){}[]$1;',
  '<script>alert(1)</script>',
  '../../../etc/passwd',
  'a\r\nset-cookie: a=b',
  'e\u0301'.repeat(100),
  '\u{1f469}\u200d\u2695\ufe0f',
  '\ufdfa İ ß ﬃ',
  '１２３',
  'NaN',
  '1e400',
  '-0',
  '9'.repeat(40),
  '0000-00-00',
  '2026-02-30',
  '-271821-04-20',
  '+275760-09-13T00:00:00.000Z',
  '00000000-0000-0000-0000-00000000000g',
  '__proto__',
  null,
  true,
  0,
  -0,
  -1,
  0.5,
  2 ** 53,
  -1e308,
  [],
  {},
  [null],
  [[[]]],
  { constructor: { prototype: 1 } },
];

/** In an address: as percent-encoded bytes, of which some are no text. */
export const IN_ADDRESS: readonly string[] = [
  '%00',
  'ana%00',
  '%ED%A0%80',
  '%FF%FE',
  '%',
  '%zz',
  '1e400',
  '1e308',
  '2147483648',
  '-1',
  '-0',
  'NaN',
  'Infinity',
  '0x10',
  '9'.repeat(40),
  'a'.repeat(20_000),
  '%E2%80%AEanaM',
  '%27%3B--',
  '..%2F..%2F',
  '00000000-0000-0000-0000-00000000000g',
  '0000-00-00',
  '2026-02-30',
  '999999-01-01',
  '&x=1&x=2',
  '%EF%BC%91',
];

/** Whole bodies, as text: of no shape, of all sizes, and broken. */
export const BODIES: readonly string[] = [
  '',
  'null',
  '1',
  '"text"',
  '[]',
  '{',
  '{"a":1e400}',
  '\u0000',
  '{"__proto__":{"a":1}}',
  '{"\\u0000":"\\ud800"}',
  '['.repeat(20_000) + ']'.repeat(20_000),
  `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
  JSON.stringify(Array.from({ length: 100_000 }, () => null)),
  JSON.stringify(Object.fromEntries(Array.from({ length: 50_000 }, (_, place) => [`k${place}`, 1]))),
];

/** Kinds of content, with what they carry. */
export const CONTENTS: ReadonlyArray<[type: string, payload: string]> = [
  ['text/plain', '{"a":1}'],
  ['application/x-www-form-urlencoded', 'a=1'],
  ['application/json; charset=utf-99', '{}'],
  ['multipart/form-data', '--x\r\n\r\n--x--'],
  ['multipart/form-data; boundary=', '--\r\n'],
  ['multipart/form-data; boundary=x', ''],
  ['multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="file"\r\n\r\n'],
  [
    'multipart/form-data; boundary=x',
    '--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\na',
  ],
  [
    'multipart/form-data; boundary=x',
    '--x\r\ncontent-disposition: form-data; name="__proto__"\r\n\r\n1\r\n--x--\r\n',
  ],
  [
    'multipart/form-data; boundary=x',
    '--x\r\ncontent-disposition: form-data; name="ibge"\r\n\r\n\u0000\r\n--x\r\ncontent-disposition: form-data; name="file"; filename="\u0000.zip"\r\n\r\nPK\u0003\u0004\u0000\r\n--x--\r\n',
  ],
  ['', '{}'],
  ['\u0000', '{}'],
];

export const HEADERS: ReadonlyArray<Record<string, string>> = [
  { cookie: 'pec_session=%00; pec_session=; =' },
  { cookie: `pec_session=${'a'.repeat(5_000)}` },
  { 'idempotency-key': '\u0000'.repeat(10) },
  { 'idempotency-key': '12345678', 'user-agent': '\u0000\udfff' },
  { 'x-forwarded-for': "1.2.3.4.5, '; --" },
  { host: '\u0000' },
  { origin: 'null' },
  { 'content-length': '-1' },
  { 'accept-encoding': '\u0000', accept: '*/\u0000' },
  { 'if-none-match': '"', range: 'bytes=9-1' },
];

/** The places of a schema that hold one value, as paths; an item of a list is its first. */
export function leavesOf(schema: Json, path: readonly string[] = []): string[][] {
  const shape = schema.anyOf ? inner(schema) : schema;
  if (shape.properties) {
    const parts = Object.entries(shape.properties).flatMap(([name, part]) => leavesOf(part, [...path, name]));
    return path.length > 0 ? [[...path], ...parts] : parts;
  }
  if (shape.type === 'array' && shape.items) return [[...path], ...leavesOf(shape.items, [...path, '0'])];
  return [[...path]];
}

/** A body that fits its schema, with this value in one of its places. */
export function withValue(schema: Json, body: unknown, path: readonly string[], value: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  const shape = schema.anyOf ? inner(schema) : schema;
  const part = shape.type === 'array' ? (shape.items ?? {}) : (shape.properties?.[name] ?? {});
  const whole = (body ?? sampleOf(shape, name)) as Record<string, unknown>;
  const changed = withValue(part, whole[name], rest, value);
  return shape.type === 'array' ? [changed] : { ...whole, [name]: changed };
}

export const jsonOf = (schema: TSchema | undefined): Json => schema ?? {};
