import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { LediError } from './errors.ts';
import { inflateRecord } from './files.ts';
import { readReceiptFile, writeReceiptFile } from './node.ts';
import { type ReceiptHead, type ReceiptLine, type ReceiptReason, writeReceipt } from './receipt.ts';
import { readReceipt, type ReceiptEvent } from './receipt-read.ts';
import { deflateRecord } from './lot-file.ts';
import { mutated, randomFrom } from './testing/mutate-bytes.ts';
import { writeZip } from './zip-write.ts';

const folder = mkdtempSync(join(tmpdir(), 'ledi-recibo-'));
afterAll(() => rmSync(folder, { recursive: true }));

const head: ReceiptHead = {
  lot: { sha256: 'a'.repeat(64), name: 'RAS_Lote2_26-09-2023--13-22.zip', number: 2 },
  receiver: { uuidInstalacao: 'secretaria', name: 'SECRETARIA DE SAÚDE' },
  at: '2026-11-20T12:00:00.000Z',
};
const reason: ReceiptReason = {
  code: 'fv.dose.tabela',
  group: 'regra de negócio',
  path: 'vacinacoes[0].vacinas[0].dose',
  message: 'O campo "Dose" tem um código que não está na tabela.',
};
const lineAt = (place: number): ReceiptLine => {
  const uuid = `1234567-00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;
  const outcome = (['valida', 'invalida', 'repetida', 'retida'] as const)[place % 4] ?? 'valida';
  return { uuid, entry: `${uuid}.esus`, outcome, reasons: outcome === 'invalida' ? [reason] : [] };
};

const bytesOf = (lines: Iterable<ReceiptLine>) => buffer(writeReceipt(head, lines, deflateRecord));
async function read(bytes: Uint8Array): Promise<ReceiptEvent[]> {
  const events: ReceiptEvent[] = [];
  const readAt = (offset: number, length: number) => Promise.resolve(bytes.subarray(offset, offset + length));
  for await (const event of readReceipt({ size: bytes.length, read: readAt }, inflateRecord))
    events.push(event);
  return events;
}
const linesOf = (events: ReceiptEvent[]) =>
  events.flatMap((event) => (event.type === 'line' ? [event.line] : []));

/** A receipt of these files, whatever they hold. */
async function made(files: [string, string][]): Promise<Uint8Array> {
  async function* each() {
    for (const [name, text] of files) yield { name, bytes: Buffer.from(text) };
  }
  return buffer(writeZip(each(), deflateRecord));
}
const HEAD: [string, string] = [
  'recibo.json',
  JSON.stringify({ format: 'pec-aberto/recibo-de-lote/1', ...head }),
];
const NONE: [string, string] = ['totais.json', '{"valida":0,"invalida":0,"repetida":0,"retida":0}'];
const ONE: [string, string] = ['totais.json', '{"valida":1,"invalida":0,"repetida":0,"retida":0}'];
const part = (line: object): [string, string] => ['fichas-000001.jsonl', `${JSON.stringify(line)}\n`];

describe('a receipt', () => {
  test('is read back line by line, and proves its counts at the end', async () => {
    const lines = Array.from({ length: 12_003 }, (_, place) => lineAt(place));
    const events = await read(await bytesOf(lines));
    expect(events[0]).toEqual({ type: 'head', head });
    expect(linesOf(events)).toEqual(lines);
    expect(events.at(-1)).toEqual({
      type: 'end',
      counts: { valida: 3001, invalida: 3001, repetida: 3001, retida: 3000 },
    });
  });

  test('of nothing is a receipt, and the same lines give the same bytes', async () => {
    expect((await read(await bytesOf([]))).map(({ type }) => type)).toEqual(['head', 'end']);
    expect(Buffer.compare(await bytesOf([lineAt(1)]), await bytesOf([lineAt(1)]))).toBe(0);
  });

  test('stands in a file, whole', async () => {
    const path = join(folder, 'recibo.zip');
    await writeReceiptFile(path, head, [lineAt(0), lineAt(1)]);
    const events: ReceiptEvent[] = [];
    for await (const event of readReceiptFile(path)) events.push(event);
    expect(linesOf(events)).toEqual([lineAt(0), lineAt(1)]);
  });

  test('whatever a hostile record was called, it can be read and shown', async () => {
    const hostile = fc.record({
      uuid: fc.option(fc.string({ unit: 'binary', maxLength: 300 })),
      entry: fc.string({ unit: 'binary', maxLength: 600 }),
      outcome: fc.constantFrom('valida', 'invalida', 'repetida', 'retida'),
      reasons: fc.array(
        fc.record({
          code: fc.string({ unit: 'binary' }),
          group: fc.constantFrom('estrutural', 'campo obrigatório', 'regra de negócio'),
          path: fc.string({ unit: 'binary' }),
          message: fc.string({ unit: 'binary', maxLength: 3000 }),
        }),
        { maxLength: 130 },
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { maxLength: 3 }), async (lines) => {
        const back = linesOf(await read(await bytesOf(lines as ReceiptLine[])));
        expect(back.map(({ outcome }) => outcome)).toEqual(lines.map(({ outcome }) => outcome));
        expect(back.map(({ reasons }) => reasons.length)).toEqual(
          lines.map(({ reasons }) => Math.min(reasons.length, 100)),
        );
        const cut = lines.flatMap(({ reasons }) => (reasons.length > 100 ? [reasons.length - 99] : []));
        const said = back.flatMap(({ reasons }) => reasons.filter(({ code }) => code === 'recibo.cortado'));
        expect(said.map(({ message }) => message)).toEqual(
          cut.map((count) => `Há mais ${count} motivos, que o recibo não traz.`),
        );
      }),
      { numRuns: 30 },
    );
  });
});

describe('what is no receipt', () => {
  const refusal = async (files: [string, string][]) =>
    read(await made(files)).catch((error: unknown) => error);

  test.each<[string, [string, string][]]>([
    ['no head', [NONE]],
    ['no totals', [HEAD]],
    ['something after the totals', [HEAD, NONE, ['mais.txt', '']]],
    ['a part out of its place', [HEAD, ['fichas-000002.jsonl', ''], NONE]],
    ['a climbing name', [HEAD, ['../fichas-000001.jsonl', ''], NONE]],
    ['a line cut', [HEAD, ['fichas-000001.jsonl', '{"uuid":null'], NONE]],
    ['a line that is no object', [HEAD, ['fichas-000001.jsonl', '[]\n'], NONE]],
    ['an outcome of nobody', [HEAD, part({ ...lineAt(0), outcome: '__proto__' }), ONE]],
    ['an outcome missing', [HEAD, part({ uuid: null, entry: 'a', reasons: [] }), ONE]],
    ['reasons without end', [HEAD, part({ ...lineAt(0), reasons: Array(101).fill(reason) }), ONE]],
    ['a text without end', [HEAD, part({ ...lineAt(0), entry: 'a'.repeat(301) }), ONE]],
    ['a control in a text', [HEAD, part({ ...lineAt(0), entry: 'a\u0000' }), ONE]],
    ['a group of nobody', [HEAD, part({ ...lineAt(0), reasons: [{ ...reason, group: 'x' }] }), ONE]],
    ['a hash that is none', [['recibo.json', HEAD[1].replace('aaa', 'AAA')], NONE]],
    ['a number that is none', [['recibo.json', HEAD[1].replace('"number":2', '"number":2.5')], NONE]],
    ['an instant that is none', [['recibo.json', HEAD[1].replace('2026-11-20T', '2026-13-20T')], NONE]],
    ['counts of others', [HEAD, part(lineAt(0)), NONE]],
  ])('%s', async (_, files) => {
    expect(await refusal(files)).toMatchObject({ name: 'LediError', code: 'recibo-invalido' });
  });

  test('a format of the future says what to do', async () => {
    const error = await refusal([['recibo.json', HEAD[1].replace('lote/1', 'lote/2')], NONE]);
    expect((error as LediError).message).toContain('Atualize o programa');
  });

  test('keys of the future are let be', async () => {
    const later = { ...lineAt(0), futuro: { a: 1 } };
    const events = await read(await made([HEAD, part(later), ONE]));
    expect(linesOf(events)).toEqual([lineAt(0)]);
  });

  test('mutated and cut bytes give lines or LediError, and never an end that is not so', async () => {
    const lines = Array.from({ length: 40 }, (_, place) => lineAt(place));
    const bytes = await bytesOf(lines);
    const random = randomFrom(5);
    let refused = 0;
    for (let run = 0; run < 1500; run += 1) {
      const other =
        run % 5 === 0 ? bytes.subarray(0, Math.floor(random() * bytes.length)) : mutated(bytes, random);
      try {
        const events = await read(other);
        expect(events.at(-1)?.type).toBe('end');
        expect(linesOf(events)).toEqual(lines);
      } catch (error) {
        if (!(error instanceof LediError)) throw error;
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(500);
  }, 60_000);
});
