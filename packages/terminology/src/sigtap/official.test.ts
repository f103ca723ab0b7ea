import { existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allRows, DataPackageError, withPackage } from '../index.ts';
import { type SigtapFile, sigtapTexts, writeSigtap } from '../testing/sigtap-file.ts';

const FILE: SigtapFile = {
  month: '202609',
  written: '2026-09-14',
  procedures: [
    {
      code: '0301100039',
      name: 'AFERIÇÃO DE PRESSÃO ARTERIAL – “ROTINA”',
      cbos: ['322205', '223505'],
      instruments: ['01', '10'],
    },
    { code: '0301100250', name: 'AFERIÇÃO DE TEMPERATURA', cbos: ['223505', '322205'], until: '1571' },
    { code: '0201020033', name: 'COLETA', sex: 'F', from: '0120', cids: ['C530', 'Z014'] },
  ],
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sigtap-'));
});
afterAll(() => rm(folder, { recursive: true }));

type Texts = Map<string, string>;

/** The file with its texts changed, written as a ZIP. */
async function zipped(file: SigtapFile, change: (texts: Texts) => void = () => undefined): Promise<string> {
  const texts = sigtapTexts(file);
  change(texts);
  const path = join(folder, 'tried.zip');
  await writeSigtap(path, texts, file.written);
  return path;
}

const TABLES = ['procedimentos', 'registros', 'listas-cbo', 'listas-cid', 'cids'];
const read = (path: string) =>
  withPackage(path, async (data) => {
    const tables: Record<string, unknown> = {};
    for (const table of TABLES) tables[table] = await allRows(data, table);
    return { manifest: data.manifest, tables };
  });

async function refusal(change: (texts: Texts) => void, file = FILE): Promise<string> {
  const path = await zipped(file, change);
  return read(path).then(
    () => 'accepted',
    (error: unknown) => {
      if (error instanceof DataPackageError) return `${error.code}: ${error.message}`;
      throw error;
    },
  );
}

const edit = (name: string, of: (text: string) => string) => (texts: Texts) => {
  texts.set(name, of(texts.get(name) ?? ''));
};

describe('the official file of SIGTAP', () => {
  it('is a package of its competência: procedures, instruments, and each different list once', async () => {
    const { manifest, tables } = await read(await zipped(FILE));
    expect(manifest).toMatchObject({ name: 'sigtap', version: '202609', date: '2026-09-14' });
    expect(manifest.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(tables).toMatchObject({
      procedimentos: [
        {
          codigo: '0301100039',
          // Signs of Windows-1252 are lost to Latin-1: the file of the test holds none.
          nome: expect.stringContaining('AFERIÇÃO DE PRESSÃO ARTERIAL'),
          sexo: '',
          idade_minima: '0',
          idade_maxima: '',
          registros: '01 10',
          lista_cbo: '1',
          lista_cid: '',
        },
        { codigo: '0301100250', idade_maxima: '1571', registros: '', lista_cbo: '1' },
        { codigo: '0201020033', sexo: 'F', idade_minima: '120', lista_cbo: '', lista_cid: '1' },
      ],
      'listas-cbo': [{ lista: '1', codigos: '223505 322205' }],
      'listas-cid': [{ lista: '1', codigos: 'C530 Z014' }],
      cids: [],
    });
  });

  it('is read by the columns that its own layout declares, as the narrower ones of 2021', async () => {
    const narrow = await read(await zipped({ ...FILE, money: 10 }));
    expect(narrow.tables).toEqual((await read(await zipped(FILE))).tables);
  });

  it('may come unpacked, and without the tables that nothing needs', async () => {
    const path = join(folder, 'unpacked');
    await mkdir(path);
    const texts = sigtapTexts(FILE);
    texts.delete('tb_registro.txt');
    for (const [name, text] of texts) await writeFile(join(path, name), Buffer.from(text, 'latin1'));
    const { tables } = await read(path);
    expect(tables).toMatchObject({ procedimentos: { length: 3 }, registros: [] });
  });

  it('is refused where procedures are cited that it does not have: their table was cut at the end of a line', async () => {
    const cut = edit('tb_procedimento.txt', (text) => text.slice(0, text.indexOf('\n') + 1));
    expect(await refusal(cut)).toMatch(/^missing-data: .*parece cortado.* citam 2 procedimentos/);
  });

  it('brings the CID-10 in force where it has it', async () => {
    const cids = [['U099', 'Condição posterior à covid-19']] as const;
    const { tables } = await read(await zipped({ ...FILE, cids }));
    expect(tables['cids']).toEqual([{ codigo: 'U099', nome: 'Condição posterior à covid-19' }]);
  });
});

describe('the official file of SIGTAP is refused with file and line', () => {
  it.each([
    [
      'cut in the middle of a line',
      'tb_procedimento.txt',
      (text: string) => text.slice(0, -100),
      /^invalid-line: .*tb_procedimento\.txt .*linha 3, .*cortado/,
    ],
    [
      'with a field too long',
      'rl_procedimento_ocupacao.txt',
      (text: string) => text.replace('223505', '2235055'),
      /^invalid-line: .*rl_procedimento_ocupacao\.txt .*linha 2, .*longo demais/,
    ],
    [
      'with rows of two months',
      'rl_procedimento_registro.txt',
      (text: string) => text.replace('10202609', '10202608'),
      /^invalid-line: .*rl_procedimento_registro\.txt .*linha 2, a competência é 202608 e .* 202609/,
    ],
    [
      'with a competência that is no month',
      'tb_procedimento.txt',
      (text: string) => text.replaceAll('202609', '202613'),
      /^invalid-line: .*linha 1, a competência “202613”/,
    ],
    [
      'with a code that is none',
      'tb_procedimento.txt',
      (text: string) => text.replace('0301100250', '03011002X0'),
      /^invalid-line: .*linha 2, “03011002X0”/,
    ],
    [
      'with an age that is none',
      'tb_procedimento.txt',
      (text: string) => text.replace('1571', '15.1'),
      /^invalid-line: .*linha 2, as idades “0000” e “15\.1”/,
    ],
    ['without any procedure', 'tb_procedimento.txt', () => '', /^missing-data: .*nenhum procedimento/],
    [
      'without line ends',
      'tb_procedimento.txt',
      (text: string) => text.replaceAll('\r\n', '').repeat(20),
      /^invalid-line: .*linha 1, a linha não termina/,
    ],
    [
      'with a layout that is none',
      'tb_procedimento_layout.txt',
      (text: string) => text.replace('NO_PROCEDIMENTO,250,11,260', 'NO_PROCEDIMENTO,250,11,x'),
      /^invalid-line: .*tb_procedimento_layout\.txt .*linha 3/,
    ],
  ])('%s', async (_fault, file, change, expected) => {
    expect(await refusal(edit(file, change))).toMatch(expected);
  });

  it('without a table that says who may do what, or its layout', async () => {
    const without = (name: string) => (texts: Texts) => texts.delete(name);
    expect(await refusal(without('rl_procedimento_ocupacao.txt'))).toMatch(/^missing-data: .*ocupacao/);
    expect(await refusal(without('rl_procedimento_cid_layout.txt'))).toMatch(/^missing-data: .*cid_layout/);
  });
});

const shared = process.env['PEC_SHARED'] ?? resolve(import.meta.dirname, '../../../../../shared');
const real = join(shared, 'data', 'terminologies', 'sigtap');

describe.skipIf(!existsSync(real))('the file of DATASUS (PEC_SHARED)', () => {
  it('has its procedures, lists and problems', async () => {
    const [name = ''] = readdirSync(real);
    const { manifest, tables } = await read(join(real, name));
    expect(manifest).toMatchObject({ version: '202608', date: '2026-08-14' });
    expect(manifest.sha256).toMatch(/^477ae7ee8c8c7a3a/);
    expect(tables).toMatchObject({
      procedimentos: { length: 5023 },
      registros: { length: 10 },
      'listas-cbo': { length: 638 },
      'listas-cid': { length: 2096 },
      cids: { length: 14_242 },
    });
  });
});
