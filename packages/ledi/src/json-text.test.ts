import { describe, expect, test } from 'vitest';
import { readJsonObjects } from './json-text.ts';

/** The text cut into pieces of `size` characters. */
async function* pieces(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function read(text: string, size = 3) {
  const out: unknown[] = [];
  for await (const value of readJsonObjects(pieces(text, size))) out.push(value);
  return out;
}

const values = [{ a: 'chave } e aspas " e \\' }, { b: [{ c: {} }, 1.5, null], d: '{["' }, {}];

describe('objects of a JSON text', () => {
  const texts = {
    'one per line': values.map((value) => JSON.stringify(value)).join('\n'),
    'pretty, one after another': values.map((value) => JSON.stringify(value, null, 2)).join('\n\n'),
    'items of an array': `\uFEFF${JSON.stringify(values, null, 1)}\n`,
  };
  test.each(Object.entries(texts))('%s, however the text is cut', async (_, text) => {
    for (const size of [1, 2, 3, 7, 1000]) expect(await read(text, size)).toEqual(values);
  });

  test.each(['texto', '{"a":1', '{"a":}', '{"a":1} x', '1'])('%s is refused', async (text) => {
    await expect(read(text)).rejects.toMatchObject({ code: 'json-invalido' });
  });

  test('an empty text has none', async () => {
    expect(await read(' \n')).toEqual([]);
  });
});
