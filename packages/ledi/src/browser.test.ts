import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { inflateOfPlatform, zipSourceOfBlob } from './browser.ts';
import { exampleRecords } from './examples/index.ts';
import { encodeRecord } from './record.ts';
import { layout } from './testing/samples.ts';
import { readZip } from './zip.ts';

/** Modules reached from a source file by relative imports, and the packages they name. */
function reached(from: URL, seen: Set<string>): string[] {
  if (seen.has(from.href)) return [];
  seen.add(from.href);
  const text = readFileSync(from, 'utf8');
  const names = Array.from(text.matchAll(/(?:from|import) '([^']+)'/g), (match) => match[1] ?? '');
  return names.flatMap((name) => (name.startsWith('.') ? reached(new URL(name, from), seen) : [name]));
}

const ENTRIES = [
  './index.ts',
  './examples/index.ts',
  '../../brazil/src/index.ts',
  '../../cnes-xml/src/browser.ts',
];
const WITHOUT_NODE = ['@pec-aberto/brazil', '@pec-aberto/cnes-xml/browser', 'saxes'];

test.each(ENTRIES)('%s runs without Node', (entry) => {
  const packages = new Set(reached(new URL(entry, import.meta.url), new Set()));
  expect([...packages].filter((name) => !WITHOUT_NODE.includes(name))).toEqual([]);
});

test('a zip is read from a Blob with what browsers have', async () => {
  const file = new ZipFile();
  const records = exampleRecords(layout).map(({ record }) => encodeRecord(layout, record));
  for (const [place, bytes] of records.entries()) file.addBuffer(Buffer.from(bytes), `${place}.esus`);
  file.addBuffer(Buffer.alloc(40 * 1024 * 1024), 'bomba');
  file.end();
  const blob = new Blob([new Uint8Array(await buffer(file.outputStream))]);
  const found: unknown[] = [];
  for await (const { bytes, error } of readZip(zipSourceOfBlob(blob), inflateOfPlatform)) {
    found.push(error?.code ?? Buffer.from(bytes ?? []).toString('hex'));
  }
  expect(found).toEqual([...records.map((bytes) => Buffer.from(bytes).toString('hex')), 'limite-excedido']);
});
