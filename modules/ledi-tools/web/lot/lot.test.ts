import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { EXAMPLE_DAY } from '@pec-aberto/ledi/examples';
import Papa from 'papaparse';
import { afterAll, expect, test } from 'vitest';
import {
  declaring,
  encrypted,
  ficha,
  layout,
  layoutData,
  xmlFicha,
  zeros,
  zipOf,
} from '../../../../tests/support/ledi-lots.ts';
import { cnesFile } from '../../../../tests/support/cnes-files.ts';
import { releaseFolders } from '../../../../tests/support/folders.ts';
import { Lot } from './lot.ts';
import type { DroppedFile, FieldView, LotFilter } from './protocol.ts';
import { firstXmlOf } from './unzip.ts';

afterAll(releaseFolders);

const today = EXAMPLE_DAY;
const quiet = () => {};
const file = (name: string, content: Uint8Array | string): DroppedFile => ({
  name,
  blob: new Blob([content as Uint8Array<ArrayBuffer>]),
});

async function judged(...files: DroppedFile[]) {
  const lot = new Lot(layout);
  const summary = await lot.judge({ files, today }, quiet);
  const rows = (filter: LotFilter = {}) => lot.rows({ filter, page: 0, size: 100 });
  return { lot, summary, rows };
}

/** Every example; the third without its municipality, the eleventh of a layout to come. */
async function mixedLot(): Promise<DroppedFile> {
  const entries = Array.from({ length: 26 }, (_, place) => {
    const version = place === 10 ? '9.9.0' : '8.7.0';
    const { bytes } = ficha(
      place,
      ({ transport }) => {
        if (place === 2) delete transport.codIbge;
      },
      version,
    );
    return [`pasta/${place}.esus`, bytes] as const;
  });
  return file('lote.zip', await zipOf([...entries, ['leia-me.txt', 'isto não é uma ficha']]));
}

const flat = (fields: readonly FieldView[]): FieldView[] =>
  fields.flatMap((field) => [field, ...flat(field.children)]);

test('a mixed lot is judged record by record', async () => {
  const { summary, rows } = await judged(await mixedLot());
  expect(summary).toMatchObject({
    name: 'lote.zip',
    total: 27,
    problems: [],
    isCut: false,
    cnes: null,
    today,
  });
  expect(summary.counts).toEqual({ valid: 24, invalid: 1, held: 1, unreadable: 1, warned: 0 });
  expect(summary.forms.reduce((sum, { records }) => sum + records, 0)).toBe(27);
  expect(summary.forms.map(({ title }) => title)).toContain('Atendimento Individual');
  expect(rows({ outcome: 'held' }).rows).toMatchObject([
    { entry: 'pasta/10.esus', version: '9.9.0', errors: 0 },
  ]);
  expect(rows({ outcome: 'unreadable' }).rows).toMatchObject([
    { entry: 'leia-me.txt', uuid: null, form: null },
  ]);
  const [broken] = rows({ outcome: 'invalid' }).rows;
  expect(broken).toMatchObject({ id: 2, entry: 'pasta/2.esus' });
  expect(summary.rules.map(({ code }) => code)).toContain('transporte.codIbge.obrigatorio');
});

test('the list is paged, what has to be mended first, and filtered by form, rule and text of any field', async () => {
  const { lot, summary, rows } = await judged(await mixedLot());
  const page = (number: number) => lot.rows({ filter: {}, page: number, size: 20 }).rows.map(({ id }) => id);
  expect(page(0).slice(0, 5)).toEqual([2, 26, 10, 0, 1]);
  expect(page(1)).toEqual([19, 20, 21, 22, 23, 24, 25]);
  const { tipo = -1, records } = summary.forms.find(({ title }) => title === 'Vacinação') ?? {};
  expect(rows({ tipo }).total).toBe(records);
  expect(rows({ tipo: 0 }).total).toBe(1);
  expect(rows({ code: 'transporte.codIbge.obrigatorio' }).rows.map(({ id }) => id)).toEqual([2]);
  expect(rows({ text: '000000000007' }).rows.map(({ id }) => id)).toEqual([7]);
  expect(rows({ text: ' SECRETARIA DE SAUDE ' }).total).toBe(26);
  expect(rows({ text: 'leia-me' }).total).toBe(1);
  expect(rows({ text: 'nada disso' }).total).toBe(0);
});

test('a record opens with labels, what its codes mean, and each error at its field', async () => {
  const { bytes, uuid } = ficha(0, ({ form }) => {
    const header = form.headerTransport as Record<string, unknown>;
    delete header.cnes;
    (form.identificacaoUsuarioCidadao as Record<string, unknown>).sexoCidadao = 77;
  });
  const { lot } = await judged(file('uma.esus', bytes));
  const { row, findings, form, transport } = lot.open(0);
  expect(row).toMatchObject({ uuid, outcome: 'invalid', entry: null, file: 'uma.esus', date: '05/10/2026' });
  expect(row?.who).toMatch(/^MARI \(.+\)$/);
  expect(row?.professional).toMatch(/^\d{3} \d{4} \d{4} \d{4}$/);
  const fields = flat(form);
  const find = (path: string) => fields.find((field) => field.path === path);
  expect(find('identificacaoUsuarioCidadao.racaCorCidadao')).toMatchObject({
    value: '5',
    meaning: 'Indígena',
  });
  expect(find('headerTransport.dataAtendimento')).toMatchObject({ value: '05/10/2026', meaning: null });
  expect(find('headerTransport.codigoIbgeMunicipio')?.meaning).toMatch(/FLORIAN/i);
  expect(find('identificacaoUsuarioCidadao.sexoCidadao')?.findings).toHaveLength(1);
  const missed = find('headerTransport.cnes');
  expect(missed).toMatchObject({ value: null, children: [], label: 'CNES' });
  expect(missed?.findings.map(({ place }) => place)).toContain('Cabeçalho › CNES');
  expect(findings.every(({ source, group, code }) => source && group && code)).toBe(true);
  const envelope = flat(transport);
  expect(envelope.some(({ name }) => name === 'dadoSerializado')).toBe(false);
  expect(envelope.find(({ path }) => path === 'tipoDadoSerializado')?.meaning).toBe(
    'Ficha de Cadastro Individual',
  );
});

test('the XML variant, and a record beyond any table, open too', async () => {
  const { lot, summary } = await judged(file('ficha.xml', xmlFicha(4)), file('nada.esus13', 'nada'));
  expect(summary).toMatchObject({ name: '2 arquivos', total: 2, counts: { valid: 1, unreadable: 1 } });
  expect(lot.open(0).form.length).toBeGreaterThan(2);
  expect(lot.open(1)).toMatchObject({ form: [], transport: [], findings: [{ group: 'estrutural' }] });
});

test('the CSV has a line for each error, and no cell that a spreadsheet would run', async () => {
  const { bytes } = ficha(0, ({ transport }) => delete transport.codIbge);
  const { lot, summary } = await judged(
    file('=cmd|a.zip', await zipOf([['@SUM(A1).esus', bytes]])),
    await mixedLot(),
  );
  // Not as text(), which takes the mark away.
  const text = Buffer.from(await lot.csv().arrayBuffer()).toString();
  expect(text.startsWith('\ufeff"arquivo";"arquivo no zip";')).toBe(true);
  const { data } = Papa.parse<string[]>(text.trimEnd(), { delimiter: ';' });
  expect(new Set(data.map((line) => line.length))).toEqual(new Set([13]));
  expect(data.length - 1).toBe(
    lot.open(0).findings.length + lot.open(3).findings.length + lot.open(27).findings.length,
  );
  expect(summary.counts.invalid + summary.counts.unreadable).toBe(3);
  expect(data[1]?.slice(0, 2)).toEqual(["'=cmd|a.zip", "'@SUM(A1).esus"]);
  for (const cell of data.slice(1).flat()) expect(cell).not.toMatch(/^\s*[=+\-@\t\r]/);
});

test('warnings are counted and listed apart from errors', async () => {
  const { bytes } = ficha(12, ({ form }) => {
    const [child] = form.atendProcedimentos as Record<string, unknown>[];
    if (child) child.procedimentos = ['ABPG001'];
  });
  const { summary, rows, lot } = await judged(file('a.esus', bytes));
  const { total } = rows({ outcome: 'warned' });
  expect(summary.counts.warned).toBe(total);
  expect(total).toBe(1);
  expect(lot.open(0).findings.some(({ isWarning }) => isWarning)).toBe(true);
});

test('a CNES export beside the lot, or after it, turns membership on until it is put away', async () => {
  const path = await cnesFile({ units: 2, professionals: 5 });
  const cnes = { name: 'cnes.zip', blob: new Blob([readFileSync(path)]) };
  const one = file('uma.esus', ficha(0).bytes);
  const { lot, summary } = await judged(one, cnes);
  expect(summary).toMatchObject({ total: 1, cnes: { file: 'cnes.zip', ibge: '4205407', units: 2 } });
  expect(summary.counts.invalid).toBe(1);
  expect(summary.rules.map(({ code }) => code)).toContain('pertence.unidade');
  expect(lot.forgetCnes(today, quiet)).toMatchObject({ cnes: null, counts: { valid: 1, invalid: 0 } });
  expect(await lot.judge({ files: [cnes], today }, quiet)).toMatchObject({
    total: 1,
    counts: { invalid: 1 },
  });
  const xml = firstXmlOf(cnes.blob);
  const pieces: Uint8Array[] = [];
  for await (const piece of xml) pieces.push(piece);
  const bare = file('cnes.xml', Buffer.concat(pieces));
  expect((await judged(one, bare)).summary.rules).toEqual(summary.rules);
});

test('a newer layout dropped beside the lot judges what was waiting for it', async () => {
  const { structure } = layoutData;
  const newer = { ...layoutData, structure: { ...structure, newest: '9.9.0' } };
  const held = file('nova.esus', ficha(0, undefined, '9.9.0').bytes);
  const { lot, summary } = await judged(held);
  expect(summary).toMatchObject({ counts: { held: 1 }, layout: { newest: '8.7.0', file: null } });
  const files = [file('ledi-9.9.0.json', JSON.stringify(newer))];
  const again = await lot.judge({ files, today }, quiet);
  expect(again).toMatchObject({ counts: { valid: 1 }, layout: { newest: '9.9.0', file: 'ledi-9.9.0.json' } });
});

test.each([
  ['an empty file', 'vazio.zip', async () => Buffer.alloc(0), /vazio\. Baixe-o/],
  ['an empty zip', 'vazio.zip', () => zipOf([]), /não tem nenhum arquivo dentro/],
  [
    'a cut zip',
    'cortado.zip',
    async () => (await zipOf([['a.esus', ficha(0).bytes]])).subarray(0, -30),
    /incompleto ou corrompido/,
  ],
  [
    'an encrypted zip',
    'cifrado.zip',
    async () => encrypted(await zipOf([['a.esus', ficha(0).bytes]])),
    /cifrado com senha/,
  ],
  ['a bomb', 'bomba.zip', () => zipOf([['a.esus', zeros()]]), /maior que um registro pode ser/],
  [
    'a bomb that lies',
    'bomba.zip',
    async () => declaring(await zipOf([['a.esus', zeros()]]), 900),
    /incompleto ou corrompido/,
  ],
  ['another archive', 'lote.gz', async () => gzipSync(ficha(0).bytes), /outro formato/],
  ['a layout that is none', 'layout.json', async () => Buffer.from('{"a": 1}'), /não é um pacote de layout/],
  [
    'a CNES cut in the middle',
    'cnes.xml',
    async () => Buffer.from('<ImportarXMLCNES><IDENTIFICACAO'),
    /XML está incompleto/,
  ],
])('%s is told in a plain sentence', async (_what, name, content, sentence) => {
  const { summary } = await judged(file(name, await content()));
  expect(summary.problems).toHaveLength(1);
  expect(summary.problems[0]).toMatchObject({
    file: name,
    message: expect.stringMatching(sentence) as string,
  });
  expect(summary.counts.valid).toBe(0);
});

test('a zip inside the zip, a folder and a text are told, and the rest is judged', async () => {
  const inner = await zipOf([['a.esus', ficha(0).bytes]]);
  const { lot, summary, rows } = await judged(
    file(
      'lote.zip',
      await zipOf([
        ['dentro.zip', inner],
        ['boa.esus', ficha(1).bytes],
        ['texto.esus', 'olá, mundo'],
      ]),
    ),
  );
  expect(summary.counts).toMatchObject({ valid: 1, unreadable: 2 });
  expect(lot.open(0).findings[0]?.message).toMatch(/é um zip/);
  expect(rows({ text: 'texto.esus' }).rows[0]?.first?.message).toMatch(/não é uma ficha do LEDI/);
  const broken = {
    name: 'pasta',
    blob: {
      size: 0,
      slice: () => ({ arrayBuffer: () => Promise.reject(new Error('NotReadable')) }),
    } as unknown as Blob,
  };
  expect((await judged(broken)).summary.problems[0]?.message).toMatch(/não conseguiu ler/);
});

test('a CNES export that goes away while it is read is told in Portuguese', async () => {
  const head = new Blob(['<ImportarXMLCNES>']);
  const gone = Object.assign(new Blob(), {
    slice: (_: number, end: number) => (end > 4096 ? { arrayBuffer: goes } : head),
  });
  Object.defineProperty(gone, 'size', { value: 10_000 });
  const { summary } = await judged({ name: 'cnes.xml', blob: gone });
  expect(summary.problems).toEqual([
    { file: 'cnes.xml', message: expect.stringMatching(/^O navegador não/) },
  ]);
});

const goes = () =>
  Promise.reject(new DOMException('The requested file could not be read.', 'NotReadableError'));
