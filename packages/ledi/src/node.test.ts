import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { readCnes, writeSyntheticCnes } from '@pec-aberto/cnes-xml';
import { afterAll, describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { LediError } from './errors.ts';
import { cnesMembership, decodeFiles, loadLayout, loadLayoutFile, validateFiles } from './node.ts';
import { encodeRecord } from './record.ts';
import { exampleRecords, EXAMPLE_DAY } from './examples/index.ts';
import { hasSamples, layout, samplesFolder } from './testing/samples.ts';
import { encodeXml } from './xml-write.ts';

const folder = mkdtempSync(join(tmpdir(), 'ledi-'));
afterAll(() => rmSync(folder, { recursive: true }));

const [first] = exampleRecords(layout);
if (!first) throw new Error('no fixture');
const good = encodeRecord(layout, first.record);
const xml = Buffer.from(encodeXml(layout, first.record));

async function zip(name: string, entries: [string, Uint8Array][], options: object = {}): Promise<string> {
  const file = new ZipFile();
  for (const [entry, bytes] of entries) {
    if (entry.endsWith('/')) file.addEmptyDirectory(entry);
    else file.addBuffer(Buffer.from(bytes), entry, options);
  }
  file.end();
  const path = join(folder, name);
  writeFileSync(path, await buffer(file.outputStream));
  return path;
}

/** Node 20 has no Array.fromAsync. */
async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const out: T[] = [];
  for await (const item of items) out.push(item);
  return out;
}

async function lines(...files: string[]) {
  return collect(validateFiles(layout, files, { today: EXAMPLE_DAY }));
}

describe('validateFiles', () => {
  test('one line for each record, in the published shape', async () => {
    const path = join(folder, 'one.esus');
    writeFileSync(path, good);
    const [line] = await lines(path);
    expect(Object.keys(line ?? {})).toEqual([
      'file',
      'entry',
      'tipo',
      'uuid',
      'version',
      'valid',
      'errors',
      'warnings',
    ]);
    expect(line).toEqual({
      file: path,
      entry: null,
      tipo: 2,
      uuid: first.record.transport.uuidDadoSerializado,
      version: '8.7.0',
      valid: true,
      errors: [],
      warnings: [],
    });
  });

  test('zips with folders, Thrift, XML, other files and zips inside', async () => {
    const inner = new ZipFile();
    inner.addBuffer(Buffer.from(good), 'x.esus');
    inner.end();
    const path = await zip('mixed.zip', [
      ['pasta/', new Uint8Array()],
      ['pasta/um.esus', good],
      ['lixo.bin', Uint8Array.of(255, 0, 1)],
      ['vazio', new Uint8Array()],
      ['dentro.zip', await buffer(inner.outputStream)],
    ]);
    const found = await lines(path);
    expect(found.map(({ entry, valid, tipo }) => [entry, valid, tipo])).toEqual([
      ['pasta/um.esus', true, 2],
      ['lixo.bin', false, null],
      ['vazio', false, null],
      ['dentro.zip', false, null],
    ]);
    expect(found[1]).toMatchObject({
      uuid: null,
      version: null,
      errors: [{ group: 'estrutural', path: '' }],
    });
  });

  test('an XML record beside a Thrift one', async () => {
    const path = await zip('two.zip', [
      ['a.esus', good],
      ['a.esus.xml', xml],
    ]);
    expect((await lines(path)).map(({ valid }) => valid)).toEqual([true, true]);
  });

  test('a zip under the name of a record is opened as one, and its lines say so', async () => {
    const [line] = await lines(await zip('lote.esus', [['a.esus', good]]));
    expect(line).toMatchObject({ valid: true, entry: 'a.esus', warnings: [{ code: 'arquivo.zip' }] });
    expect(line?.warnings[0]?.message).toContain('é um zip');
  });

  test('stored entries', async () => {
    expect(await lines(await zip('stored.zip', [['a', good]], { compress: false }))).toHaveLength(1);
  });

  test('what is neither a record nor a lot of them is unusable; what claims to be a record gets its line', async () => {
    const file = (name: string, bytes: Uint8Array | string) => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    };
    const empty = await zip('empty.zip', [['pasta/', new Uint8Array()]]);
    const unusable = [
      empty,
      file('notas.txt', 'texto qualquer'),
      file('vazio', ''),
      file('lote.rar', 'Rar!\x1a\x07\x01\0 0123456789'),
    ];
    for (const path of unusable) await expect(lines(path)).rejects.toBeInstanceOf(LediError);
    const claimed = [file('lixo.esus', 'texto qualquer'), file('vazio.esus13', ''), file('sem-nome', good)];
    expect((await lines(...claimed)).map(({ valid, uuid }) => [valid, uuid === null])).toEqual([
      [false, true],
      [false, true],
      [true, false],
    ]);
  });

  test('zip64', async () => {
    const path = await zip('wide.zip', [['a', good]], { forceZip64Format: true });
    expect((await lines(path)).map(({ valid }) => valid)).toEqual([true]);
  });

  test('an entry that grows past a record is told, not unpacked', async () => {
    const path = await zip('bomb.zip', [
      ['bomba', new Uint8Array(40 * 1024 * 1024)],
      ['a', good],
    ]);
    expect((await lines(path)).map(({ errors }) => errors.map(({ code }) => code))).toEqual([
      ['estrutura.limite-excedido'],
      [],
    ]);
  });

  test('an entry that declares less than it holds', async () => {
    const path = await zip('liar.zip', [['a', new Uint8Array(100_000)]]);
    const bytes = readFileSync(path);
    const central = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    bytes.writeUInt32LE(10, central + 24);
    writeFileSync(path, bytes);
    expect((await lines(path)).map(({ valid, tipo }) => [valid, tipo])).toEqual([[false, null]]);
  });

  test('an entry under a password, or packed in another way, is told and the others go on', async () => {
    const flag = async (name: string, offset: number, value: number) => {
      const path = await zip(name, [
        ['a', good],
        ['b', good],
      ]);
      const bytes = readFileSync(path);
      const central = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
      bytes.writeUInt16LE(value, central + offset);
      writeFileSync(path, bytes);
      return (await lines(path)).map(({ valid, uuid, errors }) => [valid, uuid === null, errors[0]?.code]);
    };
    const told = [
      [false, true, 'estrutura.zip-invalido'],
      [true, false, undefined],
    ];
    expect(await flag('cipher.zip', 8, 1)).toEqual(told);
    expect(await flag('bzip.zip', 10, 12)).toEqual(told);
  });

  test('entries that share their bytes, as bombs do, make the zip unusable', async () => {
    const many = Array.from({ length: 50 }, (_, place): [string, Uint8Array] => [`${place}`, good]);
    const bytes = readFileSync(await zip('many.zip', many));
    const centrals: number[] = [];
    for (let at = bytes.indexOf('PK\u0001\u0002'); at >= 0; at = bytes.indexOf('PK\u0001\u0002', at + 1))
      centrals.push(at);
    // Every entry of the directory points at the first one; the others are cut away.
    const [first = 0] = centrals;
    const second = bytes.readUInt32LE((centrals[1] ?? 0) + 42);
    for (const central of centrals) bytes.writeUInt32LE(0, central + 42);
    const end = bytes.lastIndexOf('PK\u0005\u0006');
    bytes.writeUInt32LE(second, end + 16);
    const path = join(folder, 'overlap.zip');
    writeFileSync(path, Buffer.concat([bytes.subarray(0, second), bytes.subarray(first)]));
    await expect(lines(path)).rejects.toMatchObject({ code: 'zip-invalido' });
  });

  test('a cut zip, a missing file and a folder are unusable; the others go on', async () => {
    const cut = await zip('cut.zip', [['a', good]]);
    truncateSync(cut, 200);
    const one = join(folder, 'one.esus');
    writeFileSync(one, good);
    const unusable: string[] = [];
    const found = await collect(
      validateFiles(layout, [cut, join(folder, 'nada'), folder, one], {
        today: EXAMPLE_DAY,
        onUnusable: (_, error) => unusable.push(error.code),
      }),
    );
    expect(unusable).toEqual(['zip-invalido', 'arquivo-ilegivel', 'arquivo-ilegivel']);
    expect(found.map(({ valid }) => valid)).toEqual([true]);
    await expect(lines(cut)).rejects.toMatchObject({ code: 'zip-invalido' });
  });

  test.skipIf(!hasSamples)('the mixed lot against the CNES export it belongs to', async () => {
    const membership = await cnesMembership(
      `${samplesFolder}/../cnes/XmlParaESUS31_4205407_amostras-ledi.zip`,
    );
    const found = await collect(
      validateFiles(layout, [`${samplesFolder}/lote-misto.zip`], { today: EXAMPLE_DAY, membership }),
    );
    const wrong = found.filter(({ valid, entry }) => valid === Boolean(entry?.startsWith('invalida')));
    expect(found).toHaveLength(30);
    expect(wrong).toEqual([]);
  });
});

test('decodeFiles gives records, and the reason for those it cannot', async () => {
  const path = await zip('decode.zip', [
    ['a', good],
    ['b', Uint8Array.of(9)],
  ]);
  const found = await collect(decodeFiles(layout, [path]));
  expect(found.map(({ record, error }) => [record?.formData?.code, error?.code])).toEqual([
    ['fci', undefined],
    [undefined, 'truncado'],
  ]);
});

describe('loadLayout', () => {
  test('reads the package that ships, or one in a single file', async () => {
    expect((await loadLayout()).newest).toBe('8.7.0');
    const path = join(folder, 'layout.json');
    writeFileSync(path, JSON.stringify(layout.data));
    expect((await loadLayoutFile(path)).newest).toBe('8.7.0');
    writeFileSync(path, '{}');
    await expect(loadLayoutFile(path)).rejects.toMatchObject({ code: 'pacote-invalido' });
    await expect(loadLayoutFile(join(folder, 'nada'))).rejects.toMatchObject({ code: 'pacote-invalido' });
  });
});

test('cnesMembership knows the units, teams and posts of the export', async () => {
  const path = join(folder, 'cnes.xml');
  const seen = { units: new Set<string>(), posts: new Set<string>(), teams: new Set<string>() };
  await writeSyntheticCnes(path, {
    seed: 1,
    units: 2,
    professionals: 5,
    ibge: '4205407',
    date: '2026-11-01',
  });
  let ibge = '';
  for await (const event of readCnes(path)) {
    if (event.type === 'header') ibge = event.header.ibge;
    if (event.type !== 'records') continue;
    for (const record of event.records) {
      if (record.kind === 'unit') seen.units.add(record.cnes);
      if (record.kind === 'team') seen.teams.add(record.ine);
      if (record.kind === 'lotacao') seen.posts.add(`${record.professional.cns} ${record.cbo}`);
    }
  }
  const known = await cnesMembership(path);
  expect(known.hasMunicipality(ibge)).toBe(true);
  expect(known.hasMunicipality('3550308')).toBe(false);
  expect([...seen.units].every((cnes) => known.hasUnit(ibge, cnes))).toBe(true);
  expect([...seen.teams].every((ine) => known.hasTeam(ibge, ine))).toBe(true);
  const posts = [...seen.posts].map((post) => post.split(' ') as [string, string]);
  expect(posts.length).toBeGreaterThan(0);
  expect(posts.every(([cns, cbo]) => known.hasProfessional(ibge, cns) && known.hasPost(ibge, cns, cbo))).toBe(
    true,
  );
  expect([known.hasUnit(ibge, '0000000'), known.hasPost(ibge, posts[0]?.[0] ?? '', '000000')]).toEqual([
    false,
    false,
  ]);
});
