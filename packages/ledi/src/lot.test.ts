import { buffer } from 'node:stream/consumers';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { exampleRecords } from './examples/index.ts';
import { LediError } from './errors.ts';
import { lotEntryName, lotFileName, type LotRecord, writeLot } from './lot.ts';
import { encodeRecord } from './record.ts';
import { layout } from './testing/samples.ts';
import { encodeXml } from './xml-write.ts';
import { readZip, type ZipEntry, type ZipSource } from './zip.ts';
import { writeZip } from './zip-write.ts';

const deflate = (bytes: Uint8Array) => deflateRawSync(bytes);
const inflate = (bytes: Uint8Array, most: number) => inflateRawSync(bytes, { maxOutputLength: most });

const uuidAt = (place: number) => `1234567-00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;
const records: LotRecord[] = exampleRecords(layout).map(({ record }, place) => ({
  uuid: uuidAt(place),
  bytes: place % 5 === 0 ? Buffer.from(encodeXml(layout, record)) : encodeRecord(layout, record),
}));
const written = (all: Iterable<LotRecord> | AsyncIterable<LotRecord>) => buffer(writeLot(all, deflate));
const sourceOf = (bytes: Uint8Array): ZipSource => ({
  size: bytes.length,
  read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
});
const entriesOf = async (bytes: Uint8Array): Promise<ZipEntry[]> => {
  const entries: ZipEntry[] = [];
  for await (const entry of readZip(sourceOf(bytes), inflate)) entries.push(entry);
  return entries;
};

describe('a lot written', () => {
  test('is read back record by record, under the official names, in the order given', async () => {
    const entries = await entriesOf(await written(records));
    expect(entries.map(({ name }) => name)).toEqual(
      records.map(({ uuid }, place) => `${uuid}.esus${place % 5 === 0 ? '.xml' : ''}`),
    );
    for (const [place, { bytes }] of entries.entries()) {
      expect(Buffer.compare(bytes ?? new Uint8Array(), records[place]?.bytes ?? new Uint8Array())).toBe(0);
    }
  });

  test('has the same bytes for the same records', async () => {
    expect(Buffer.compare(await written(records), await written(records))).toBe(0);
  });

  test('holds no more than its directory of a large lot, and is read at the pace of who reads', async () => {
    const COUNT = 66_000;
    const body = new TextEncoder().encode('um registro');
    let given = 0;
    function* many() {
      for (; given < COUNT; given += 1) yield { uuid: uuidAt(given), bytes: body };
    }
    const stored = writeLot(many(), (bytes) => bytes);
    let pieces = 0;
    let givenAtFirst = 0;
    let largest = 0;
    const kept: Uint8Array[] = [];
    for await (const piece of stored) {
      pieces += 1;
      if (given < COUNT) largest = Math.max(largest, piece.length);
      if (pieces === 1) givenAtFirst = given;
      kept.push(piece);
    }
    expect(givenAtFirst).toBeLessThan(COUNT / 10);
    expect(largest).toBeLessThan(128 * 1024);
    // More than 65,535 files: the zip64 directory.
    let count = 0;
    for await (const { name, error } of readZip(sourceOf(Buffer.concat(kept)), inflate)) {
      if (error || name !== `${uuidAt(count)}.esus`) throw new Error(`${name} ${String(error)}`);
      count += 1;
    }
    expect(count).toBe(COUNT);
  }, 60_000);

  test('refuses a uuid that is not one, and one that comes twice', async () => {
    const [first] = records;
    if (!first) throw new Error('no record');
    await expect(written([first, { ...first }])).rejects.toThrow('O lote traz o mesmo UUID duas vezes.');
    for (const uuid of ['', '../fora', `${uuidAt(1)}/x`, 'a'.repeat(35), 'a'.repeat(45)]) {
      expect(() => lotEntryName(uuid, first.bytes)).toThrow(LediError);
    }
  });
});

/** A minute of checksums: with the long fuzz alone. */
test.runIf(process.env.LEDI_FUZZ !== undefined)(
  'a zip beyond 4 GiB tells its places in 64 bits',
  async () => {
    const size = 16 * 1024 * 1024;
    const bytes = new Uint8Array(size).fill(7);
    const COUNT = 258;
    async function* files() {
      for (let place = 0; place < COUNT; place += 1) yield { name: `${place}.esus`, bytes };
    }
    // Only headers are kept: the bodies are all alike.
    const kept: { at: number; piece: Uint8Array }[] = [];
    let at = 0;
    for await (const piece of writeZip(files(), (one) => one)) {
      kept.push({ at, piece: piece.length >= size ? piece.slice(0, piece.length - size) : piece });
      at += piece.length;
    }
    const read = (offset: number, length: number) => {
      const out = new Uint8Array(length).fill(7);
      for (const { at: start, piece } of kept) {
        const from = Math.max(start, offset);
        const to = Math.min(start + piece.length, offset + length);
        if (from < to) out.set(piece.subarray(from - start, to - start), from - offset);
      }
      return Promise.resolve(out);
    };
    let last: ZipEntry | null = null;
    let count = 0;
    for await (const entry of readZip({ size: at, read }, inflate)) {
      last = entry;
      count += 1;
    }
    expect([count, last?.name, last?.bytes?.length]).toEqual([COUNT, `${COUNT - 1}.esus`, size]);
  },
  120_000,
);

test('the file of a lot has the official name', () => {
  expect(lotFileName(2, '2023-09-26T13:22')).toBe('RAS_Lote2_26-09-2023--13-22.zip');
  for (const [number, local] of [
    [0, '2023-09-26T13:22'],
    [1.5, '2023-09-26T13:22'],
    [1, '26/09/2023'],
  ] as const) {
    expect(() => lotFileName(number, local)).toThrow(LediError);
  }
});
