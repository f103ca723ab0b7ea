import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collect, latin1, professional, unit, xmlOf, zipOf } from '../test/fixtures.ts';
import { CnesFileError } from './index.ts';

const xml = latin1(xmlOf({ units: unit.repeat(2), professionals: professional.repeat(3) }));
const snippets = [
  '<',
  '>',
  '"',
  '&',
  '&#0;',
  '&#x10FFFF;',
  '<!--',
  ']]>',
  '<?',
  '<![CDATA[',
  '\0',
  '\xef\xbb\xbf',
  'PK',
];

type Edit = { at: number; drop: number; insert: Buffer };

/** A change anywhere from `from` on; half of them overwrite, so that the offsets inside a zip stay right. */
function edit(from: number, length: number): fc.Arbitrary<Edit> {
  const insert = fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 4 }).map((bytes) => Buffer.from(bytes)),
    fc.constantFrom(...snippets).map(latin1),
  );
  return fc
    .record({
      // Without bias every position is as likely: the default prefers the first bytes, refused at once.
      at: fc.noBias(fc.integer({ min: from, max: length - 1 })),
      drop: fc.oneof(fc.constant(null), fc.nat(4), fc.nat(400)),
      insert,
    })
    .map(({ at, drop, insert }) => ({ at, drop: drop ?? insert.length, insert }));
}

function damaged(bytes: Buffer, from: number): fc.Arbitrary<Buffer> {
  return fc.array(edit(from, bytes.length), { minLength: 1, maxLength: 3 }).map((edits) =>
    edits.reduce((now, { at, drop, insert }) => {
      return Buffer.concat([now.subarray(0, at), insert, now.subarray(at + drop)]);
    }, bytes),
  );
}

/** What became of damaged bytes: read, or the code of the fault. Any other error fails the test. */
async function outcomeOf(bytes: Buffer): Promise<string> {
  try {
    await collect(bytes);
    return 'read';
  } catch (error) {
    if (error instanceof CnesFileError) return error.code;
    throw error;
  }
}

/** Runs the property over `inputs` and returns every outcome seen. */
async function outcomes(inputs: fc.Arbitrary<Buffer>, numRuns: number): Promise<Set<string>> {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(inputs, async (bytes) => {
      seen.add(await outcomeOf(bytes));
    }),
    { numRuns },
  );
  return seen;
}

test('a damaged XML is read or refused, never anything else', async () => {
  const seen = await outcomes(damaged(xml, 44), 1000);
  expect([...seen]).toEqual(expect.arrayContaining(['read', 'xml-malformed', 'xml-truncated']));
}, 20_000);

test('a damaged zip is read or refused, never anything else', async () => {
  const zip = await zipOf({ 'leia.txt': 'x', 'cnes.xml': xml });
  const seen = await outcomes(damaged(zip, 4), 1000);
  expect([...seen]).toEqual(expect.arrayContaining(['zip-corrupt', 'zip-truncated']));
}, 20_000);

test('arbitrary bytes are refused', async () => {
  const heads = fc.constantFrom('', '<', 'PK\x03\x04', '\xff\xfe').map(latin1);
  const bytes = fc.tuple(heads, fc.uint8Array({ maxLength: 200 })).map((parts) => Buffer.concat(parts));
  expect(await outcomes(bytes, 200)).not.toContain('read');
}, 20_000);
