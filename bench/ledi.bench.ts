import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeRecord, encodeRecord, getStruct, type Layout, Validator } from '@pec-aberto/ledi';
import { EXAMPLE_DAY, exampleRecords } from '@pec-aberto/ledi/examples';
import { loadLayout, validateFiles } from '@pec-aberto/ledi/node';
import { pec } from '../tests/support/program.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import { thriftDecode } from './ledi-thrift.ts';
import { repeating, writeManyEntries } from './ledi-zip.ts';

const ROUNDS = 400;
const ENTRIES = 200_000;
const MB = 1024 * 1024;

/** Seconds of processor the process took so far: other work on the machine does not count against one core. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Calls of `use` over all records per second of processor: the best of forty slices, after a warm-up. */
function perSecond<T extends Uint8Array>(records: T[], use: (bytes: T) => unknown): number {
  for (let round = 0; round < ROUNDS; round += 1) for (const bytes of records) use(bytes);
  const slices = Array.from({ length: 40 }, () => {
    const start = cpuSeconds();
    for (let round = 0; round < ROUNDS / 10; round += 1) for (const bytes of records) use(bytes);
    return ((ROUNDS / 10) * records.length) / (cpuSeconds() - start);
  });
  return Math.max(...slices);
}

/** Decoding alone, ours and that of the Apache runtime, in turns: neither gets the better moment of the machine. */
function decodeFigures(layout: Layout, records: Uint8Array[]): Figure[] {
  const envelope = getStruct(layout, 'DadoTransporteThrift');
  const structs = new Map(layout.forms.map(({ tipo, struct }) => [tipo, getStruct(layout, struct)]));
  const formOf = (tipo: number) => structs.get(tipo) ?? envelope;
  const theirs = records.map((bytes) => Buffer.from(bytes));
  const rates = [1, 2, 3].map(() => ({
    ours: perSecond(records, (bytes) => decodeRecord(layout, bytes)),
    thrift: perSecond(theirs, (bytes) => thriftDecode(envelope, formOf, bytes)),
  }));
  const ours = Math.max(...rates.map((rate) => rate.ours));
  const thrift = Math.max(...rates.map((rate) => rate.thrift));
  return [
    { what: 'decode', value: ours, unit: '/s' },
    { what: 'decode by the Apache thrift runtime', value: thrift, unit: '/s' },
    { what: 'decode, times the Apache thrift runtime', value: ours / thrift, unit: '×', least: 1 },
  ];
}

async function zipFigures(layout: Layout, records: Uint8Array[]): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ledi-bench-'));
  try {
    const path = join(folder, 'lote.zip');
    writeManyEntries(path, ENTRIES, repeating(records));
    let peak = 0;
    let count = 0;
    const start = cpuSeconds();
    for await (const line of validateFiles(layout, [path], { today: EXAMPLE_DAY })) {
      count += 1;
      if (line.valid !== true) throw new Error(`invalid record: ${line.entry}`);
      if (count % 1000 === 0) peak = Math.max(peak, process.memoryUsage().rss);
    }
    const seconds = cpuSeconds() - start;
    return [
      { what: `zip of ${count} records, validated`, value: count / seconds, unit: '/s', least: 5000 },
      { what: 'memory of the process meanwhile, highest', value: peak / MB, unit: 'MB', most: 300 },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** `pec ledi validate` of one record, the program's own start within. */
async function commandFigure(record: Uint8Array): Promise<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'ledi-bench-'));
  try {
    writeFileSync(join(folder, 'ficha.esus'), record);
    const seconds: number[] = [];
    for (let run = 0; run < 5; run += 1) {
      const start = performance.now();
      const answer = await pec(
        join(folder, 'data'),
        ['ledi', 'validate', 'ficha.esus', '--today', EXAMPLE_DAY],
        {
          env: { INIT_CWD: folder },
        },
      );
      if (answer.code !== 0) throw new Error(answer.stderr);
      seconds.push((performance.now() - start) / 1000);
    }
    return {
      what: 'pec ledi validate, one record, median of 5',
      value: seconds.sort((a, b) => a - b)[2] ?? 0,
      unit: 's',
      most: 1.5,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const benchmark: Benchmark = {
  setting: `examples of all 13 forms at 8.7.0, per second of one core; zip of ${ENTRIES} records`,
  run: async () => {
    const layout = await loadLayout();
    const validator = new Validator(layout);
    const records = exampleRecords(layout).map(({ record }) => encodeRecord(layout, record));
    const size = records.reduce((sum, bytes) => sum + bytes.length, 0) / records.length;
    const options = { today: EXAMPLE_DAY };
    return [
      { what: 'mean record', value: size / 1024, unit: 'KB' },
      ...decodeFigures(layout, records),
      {
        what: 'decode + validate',
        value: perSecond(records, (bytes) => validator.judgeBytes(bytes, options)),
        unit: '/s',
        least: 20_000,
      },
      {
        what: 'decode + encode',
        value: perSecond(records, (bytes) => encodeRecord(layout, decodeRecord(layout, bytes))),
        unit: '/s',
      },
      ...(await zipFigures(layout, records)),
      await commandFigure(records[0] ?? new Uint8Array()),
    ];
  },
};
