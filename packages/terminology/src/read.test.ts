import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import yazl from 'yazl';
import { allRows, DataPackageError, type Row, withPackage, writePackage } from './index.ts';

const CSV = 'ibge,nome,uf\n3550308,"SÃO PAULO, CAPITAL",SP\n3304557,RIO DE JANEIRO,RJ\n';

type Entries = Record<string, string | Buffer>;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'terminology-'));
});
afterAll(() => rm(folder, { recursive: true }));

const HEAD = {
  name: 'municipios',
  title: 'Municípios de teste',
  version: '1',
  date: '2026-11-20',
  source: 'Feito para os testes',
};

/** A right manifest for a CSV of municipalities, counting its lines but for the header. */
function manifestOf(csv: string) {
  return {
    ...HEAD,
    columns: ['ibge', 'nome', 'uf'],
    rows: csv.split('\n').length - 2,
    sha256: createHash('sha256').update(csv).digest('hex'),
  };
}

async function writeZip(path: string, entries: Entries): Promise<void> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}

/** Rows of the only table. */
const rowsOf = (path: string): Promise<Row[]> => withPackage(path, (data) => allRows(data));

/** The code of the refusal, or the rows when there is none. */
function refusal(path: string): Promise<unknown> {
  return rowsOf(path).catch((error: unknown) => {
    if (error instanceof DataPackageError && /^[A-Z].+\.$/.test(error.message)) return error.code;
    throw error;
  });
}

async function refusalOfZip(entries: Entries): Promise<unknown> {
  const path = join(folder, 'tried.zip');
  await writeZip(path, entries);
  return refusal(path);
}

function refusalOf(csv: string, change: Record<string, unknown> = {}): Promise<unknown> {
  const manifest = JSON.stringify({ ...manifestOf(csv), ...change });
  return refusalOfZip({ 'manifest.json': manifest, 'data.csv': csv });
}

describe('readPackage', () => {
  it('reads what writePackage wrote', async () => {
    const path = join(folder, 'municipios.zip');
    await writePackage(path, HEAD, { data: CSV });
    const { sha256 } = manifestOf(CSV);
    expect(await withPackage(path, async ({ manifest }) => manifest)).toEqual({ ...HEAD, sha256 });
    expect(await rowsOf(path)).toEqual([
      { ibge: '3550308', nome: 'SÃO PAULO, CAPITAL', uf: 'SP' },
      { ibge: '3304557', nome: 'RIO DE JANEIRO', uf: 'RJ' },
    ]);
  });

  it('reads a directory', async () => {
    const path = join(folder, 'municipios');
    await mkdir(path);
    await writeFile(join(path, 'manifest.json'), JSON.stringify(manifestOf(CSV)));
    expect(await refusal(path)).toBe('missing-data');
    await writeFile(join(path, 'data.csv'), CSV);
    expect(await rowsOf(path)).toHaveLength(2);
  });

  it('accepts a byte order mark, CRLF and other files beside', async () => {
    const csv = `\uFEFF${CSV.replaceAll('\n', '\r\n')}`;
    const entries = { 'LEIA-ME.txt': 'x', 'manifest.json': JSON.stringify(manifestOf(csv)), 'data.csv': csv };
    expect(await refusalOfZip(entries)).toMatchObject([{ ibge: '3550308', uf: 'SP' }, { uf: 'RJ' }]);
  });
});

describe('readPackage refuses', () => {
  it('a path where there is nothing', async () => {
    expect(await refusal(join(folder, 'nothing.zip'))).toBe('not-found');
  });

  it('a file that is not a ZIP, or is cut', async () => {
    const path = join(folder, 'cut.zip');
    await writeFile(path, 'not a zip');
    expect(await refusal(path)).toBe('not-a-zip');
    await writeZip(path, { 'manifest.json': JSON.stringify(manifestOf(CSV)), 'data.csv': CSV });
    const whole = await readFile(path);
    await writeFile(path, whole.subarray(0, whole.length - 30));
    expect(await refusal(path)).toBe('not-a-zip');
  });

  it('a package without manifest or data at its root', async () => {
    const manifest = JSON.stringify(manifestOf(CSV));
    expect(await refusalOfZip({ 'data.csv': CSV })).toBe('missing-manifest');
    expect(await refusalOfZip({ 'pasta/manifest.json': manifest, 'data.csv': CSV })).toBe('missing-manifest');
    expect(await refusalOfZip({ 'manifest.json': manifest })).toBe('missing-data');
  });

  it.each([
    ['not JSON', '{'],
    ['not an object', 'null'],
    ['without title', JSON.stringify({ ...manifestOf(CSV), title: undefined })],
    ['with a count that is not whole', JSON.stringify({ ...manifestOf(CSV), rows: 1.5 })],
    ['with a day that does not exist', JSON.stringify({ ...manifestOf(CSV), date: '2026-13-01' })],
    ['with columns that are not text', JSON.stringify({ ...manifestOf(CSV), columns: [1, 2, 3] })],
  ])('a manifest %s', async (_fault, manifest) => {
    expect(await refusalOfZip({ 'manifest.json': manifest, 'data.csv': CSV })).toBe('invalid-manifest');
  });

  it('a name it does not know', async () => {
    expect(await refusalOf(CSV, { name: 'estrelas' })).toBe('unknown-name');
    expect(await refusalOf(CSV, { name: 'toString' })).toBe('unknown-name');
  });

  it('columns of the manifest or of the data that are not the known ones, in order', async () => {
    expect(await refusalOf(CSV, { columns: ['ibge', 'nome'] })).toBe('wrong-columns');
    expect(await refusalOf(CSV, { columns: ['nome', 'ibge', 'uf'] })).toBe('wrong-columns');
    expect(await refusalOf(CSV.replace('uf', 'estado'))).toBe('wrong-columns');
    expect(await refusalOf('')).toBe('wrong-columns');
  });

  it('data that changed after the manifest', async () => {
    const manifest = JSON.stringify(manifestOf(CSV));
    expect(await refusalOfZip({ 'manifest.json': manifest, 'data.csv': CSV.replace('SP', 'RJ') })).toBe(
      'wrong-hash',
    );
  });

  it('a malformed CSV', async () => {
    expect(await refusalOf(`${CSV}1,2\n`)).toBe('invalid-csv');
    expect(await refusalOf(`${CSV}1,2,3,4\n`)).toBe('invalid-csv');
    expect(await refusalOf(`${CSV}1,"2,3\n`)).toBe('invalid-csv');
  });

  it('a wrong number of rows', async () => {
    expect(await refusalOf(CSV, { rows: 3 })).toBe('wrong-row-count');
  });

  it('more than 200 entries', async () => {
    const entries = Object.fromEntries(Array.from({ length: 201 }, (_, n) => [`${n}.txt`, 'x']));
    expect(await refusalOfZip(entries)).toBe('too-many-entries');
  });

  it('more than 64 MB uncompressed', async () => {
    expect(await refusalOfZip({ 'other.bin': Buffer.alloc(64 * 1024 * 1024 + 1) })).toBe('too-large');
  });

  it('a path that climbs', async () => {
    const path = join(folder, 'climbs.zip');
    await writeZip(path, { '__/manifest.json': '{}' });
    const bytes = (await readFile(path)).toString('latin1').replaceAll('__/', '../');
    await writeFile(path, bytes, 'latin1');
    expect(await refusal(path)).toBe('unsafe-path');
  });

  it('an entry larger than it declares', async () => {
    const path = join(folder, 'bomb.zip');
    await writeZip(path, { 'manifest.json': ' '.repeat(4096) });
    const declared = Buffer.alloc(4);
    declared.writeUInt32LE(4096);
    const smaller = Buffer.alloc(4);
    smaller.writeUInt32LE(16);
    const bytes = (await readFile(path)).toString('latin1');
    const changed = bytes.replaceAll(declared.toString('latin1'), smaller.toString('latin1'));
    expect(changed).not.toBe(bytes);
    await writeFile(path, changed, 'latin1');
    expect(await refusal(path)).toBe('not-a-zip');
  });
});
