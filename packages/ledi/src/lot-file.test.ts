import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { exampleRecords } from './examples/index.ts';
import { diffFiles, readFiles, writeLotFile } from './node.ts';
import { encodeRecord } from './record.ts';
import { layout } from './testing/samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'ledi-lot-'));
afterAll(() => rmSync(folder, { recursive: true }));

const records = exampleRecords(layout).map(({ record }, place) => ({
  uuid: `1234567-00000000-0000-4000-8000-${String(place).padStart(12, '0')}`,
  bytes: encodeRecord(layout, record),
}));

test('a lot in a file is read back record by record, and its hash is that of the file', async () => {
  const path = join(folder, 'lote.zip');
  const written = await writeLotFile(path, records);
  const bytes = readFileSync(path);
  expect(written).toEqual({
    records: records.length,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
  let place = 0;
  for await (const entry of readFiles([path])) {
    const record = records[place];
    expect(entry.entry).toBe(`${record?.uuid}.esus`);
    expect(Buffer.compare(entry.bytes ?? Buffer.of(), record?.bytes ?? Buffer.of())).toBe(0);
    place += 1;
  }
  expect(place).toBe(records.length);
  const again = join(folder, 'again.zip');
  expect((await writeLotFile(again, records)).sha256).toBe(written.sha256);
  for await (const difference of diffFiles(layout, path, again)) expect(difference).toBeUndefined();
});

test('a lot that fails half-way leaves no file behind', async () => {
  const inner = mkdtempSync(join(folder, 'half-'));
  function* failing() {
    yield* records;
    throw new Error('cut');
  }
  await expect(writeLotFile(join(inner, 'lote.zip'), failing())).rejects.toThrow('cut');
  expect(readdirSync(inner)).toEqual([]);
});
