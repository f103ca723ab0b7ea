import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { inflateOfPlatform, zipSourceOfBlob } from './browser.ts';
import { exampleRecords, EXAMPLE_DAY } from './examples/index.ts';
import { compileLayout } from './layout.ts';
import { createRecord, encodeRecord } from './record.ts';
import { layout } from './testing/samples.ts';
import { Validator } from './validate.ts';
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

test('what Chrome 109 and Firefox 115 do not both have is not asked for', () => {
  const newer = ['toSorted', 'toReversed', 'toSpliced', 'with'].map(
    (name) => [name, Object.getOwnPropertyDescriptor(Array.prototype, name) ?? {}] as const,
  );
  for (const [name] of newer) Reflect.deleteProperty(Array.prototype, name);
  let verdicts: unknown[] = [];
  try {
    const validator = new Validator(compileLayout(layout.data));
    verdicts = exampleRecords(layout).map(({ record }) => {
      const made = createRecord(layout, record.transport, record.form ?? {});
      return validator.judge(made, { today: EXAMPLE_DAY }).valid;
    });
  } finally {
    for (const [name, own] of newer) Object.defineProperty(Array.prototype, name, own);
  }
  expect(new Set(verdicts)).toEqual(new Set([true]));
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
