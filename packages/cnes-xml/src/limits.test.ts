import { expect, test } from 'vitest';
import { collect, faultOf, latin1, xmlOf, zipOf } from '../test/fixtures.ts';
import type { Limits } from './index.ts';

const good = xmlOf();
const bytes = latin1(good);
const zip = await zipOf({ 'cnes.xml': good, 'leia-me.txt': 'x' });
const tags = Array.from(good.matchAll(/<\w[^>]*>/g), ([tag]) => tag);
const values = tags.flatMap((tag) =>
  Array.from(tag.matchAll(/="([^"]*)"/g), ([, value = '']) => value.length),
);

/** What the good file measures: allowed just that, it is read; allowed one less, it is refused. */
test.each<[keyof Limits, number, Uint8Array, string]>([
  ['maxCompressedBytes', zip.length, zip, 'too-large'],
  ['maxUncompressedBytes', bytes.length, bytes, 'too-large'],
  ['maxUncompressedBytes', bytes.length, zip, 'zip-bomb'],
  ['maxZipEntries', 2, zip, 'zip-too-many-entries'],
  ['maxElements', tags.length, bytes, 'xml-too-many-elements'],
  ['maxAttributes', Math.max(...tags.map((tag) => tag.split('="').length - 1)), bytes, 'xml-limit'],
  ['maxValueLength', Math.max(...values), bytes, 'xml-limit'],
])('%s of %i is kept to the unit', async (limit, measure, source, code) => {
  expect((await collect(source, { limits: { [limit]: measure } })).records.length).toBeGreaterThan(0);
  expect((await faultOf(source, { limits: { [limit]: measure - 1 } })).code).toBe(code);
});
