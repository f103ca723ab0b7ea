import { buffer } from 'node:stream/consumers';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { LediError } from './errors.ts';
import { fromJson, toJson } from './json.ts';
import { decodeRecord, encodeRecord } from './record.ts';
import { exampleRecords, EXAMPLE_DAY } from './examples/index.ts';
import { mutated, randomFrom } from './testing/mutate-bytes.ts';
import { hasSamples, layout, samples } from './testing/samples.ts';
import { Validator } from './validate.ts';
import { readZip } from './zip.ts';

const validator = new Validator(layout);
/** `LEDI_FUZZ=1000000` runs the long one. */
const RUNS = Number(process.env.LEDI_FUZZ ?? 4000);

const sources = (): Uint8Array[] => [
  ...exampleRecords(layout).map(({ record }) => encodeRecord(layout, record)),
  ...(hasSamples ? samples().map(({ bytes }) => bytes) : []),
];

/** Whatever the bytes: LediError or a record that writes the same bytes again; and a verdict, never a throw. */
function check(bytes: Uint8Array): boolean {
  validator.judgeBytes(bytes, { today: EXAMPLE_DAY });
  try {
    const again = encodeRecord(layout, decodeRecord(layout, bytes));
    if (Buffer.compare(again, bytes) !== 0) throw new Error(`differs: ${Buffer.from(bytes).toString('hex')}`);
    return true;
  } catch (error) {
    if (!(error instanceof LediError)) throw error;
    return false;
  }
}

describe('hostile bytes', () => {
  test('cut at every byte', () => {
    let accepted = 0;
    for (const bytes of sources()) {
      for (let end = 0; end < bytes.length; end += 1) if (check(bytes.subarray(0, end))) accepted += 1;
    }
    expect(accepted).toBe(0);
  }, 120_000);

  test(`${RUNS} mutated records`, () => {
    const all = sources();
    const random = randomFrom(20_261_120);
    const started = performance.now();
    let accepted = 0;
    for (let run = 0; run < RUNS; run += 1) {
      const source = all[run % all.length];
      if (source && check(mutated(source, random))) accepted += 1;
    }
    const seconds = Math.round((performance.now() - started) / 1000);
    process.stdout.write(
      `${RUNS} mutated records in ${seconds} s: ${accepted} read and written again, the others refused by LediError\n`,
    );
    expect(accepted).toBeGreaterThan(RUNS / 20);
  }, 14_400_000);

  test('mutated zips give entries or LediError', async () => {
    const file = new ZipFile();
    for (const [place, bytes] of sources().slice(0, 6).entries())
      file.addBuffer(Buffer.from(bytes), `${place}.esus`);
    file.end();
    const zip = await buffer(file.outputStream);
    const random = randomFrom(3);
    const inflate = (bytes: Uint8Array, most: number) => inflateRawSync(bytes, { maxOutputLength: most });
    let count = 0;
    for (let run = 0; run < 1000; run += 1) {
      const bytes = mutated(zip, random);
      const read = (offset: number, length: number) =>
        Promise.resolve(bytes.subarray(offset, offset + length));
      try {
        for await (const entry of readZip({ size: bytes.length, read }, inflate)) {
          count += 1;
          if (entry.bytes) validator.judgeBytes(entry.bytes, { today: EXAMPLE_DAY });
        }
      } catch (error) {
        if (!(error instanceof LediError)) throw error;
      }
    }
    expect(count).toBeGreaterThan(1000);
  }, 60_000);

  test('JSON keeps what mutated records carried', () => {
    const all = sources();
    const random = randomFrom(7);
    for (let run = 0; run < 1000; run += 1) {
      const bytes = mutated(all[run % all.length] ?? new Uint8Array(), random);
      let record: ReturnType<typeof decodeRecord>;
      try {
        record = decodeRecord(layout, bytes);
      } catch {
        continue;
      }
      const json = JSON.parse(JSON.stringify(toJson(record))) as ReturnType<typeof toJson>;
      expect(Buffer.compare(encodeRecord(layout, fromJson(layout, json)), bytes)).toBe(0);
    }
  }, 60_000);
});
