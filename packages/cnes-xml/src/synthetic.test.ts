import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collect } from '../test/fixtures.ts';
import { type CnesRecord, readCnes, type SyntheticOptions, writeSyntheticCnes } from './index.ts';

const small: SyntheticOptions = {
  seed: 7,
  units: 20,
  professionals: 300,
  ibge: '4205407',
  date: '2026-11-02',
};
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cnes-xml-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function write(name: string, options: SyntheticOptions): Promise<string> {
  const path = join(folder, name);
  await writeSyntheticCnes(path, options);
  return path;
}

test('the same seed writes the same file, another seed another', async () => {
  const [a, b, c] = await Promise.all([
    write('a.xml', small),
    write('b.xml', small),
    write('c.xml', { ...small, seed: 8 }),
  ]);
  expect(await readFile(a)).toEqual(await readFile(b));
  expect(await readFile(a)).not.toEqual(await readFile(c));
  const zip = await collect(await write('a.zip', small));
  expect(zip.records).toEqual((await collect(a)).records);
  expect(zip.end.fileName).toBe('XmlParaESUS31_4205407.xml');
});

// What was measured on a made-up municipality is measured again on the same one. Who changes the files knowingly puts
// the new digests here, and measures again.
test.each([
  ['3.1', '38d6ecf1e9b4bba8'],
  ['2.1', '808140265ecd9eed'],
] as const)('a seed writes the same file in every version of the program: %s', async (version, digest) => {
  const path = await write(`pinned-${version}.xml`, { ...small, version });
  const found = createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
  expect(found.slice(0, 16)).toBe(digest);
});

test('identifiers are valid and unique, references resolve', async () => {
  const { records, end } = await collect(await write('ids.xml', small));
  expect(end.unknown).toEqual({ elements: {}, attributes: {} });
  expect(end.counts).toMatchObject({ units: 20, professionals: 300 });
  expect(end.counts.lotacoes / end.counts.professionals).toBeGreaterThan(1.1);
  expect(end.counts.lotacoes / end.counts.professionals).toBeLessThan(1.3);

  const units = records.filter((one) => one.kind === 'unit');
  const people = records.filter((one) => one.kind === 'professional');
  const teams = new Set(
    records.filter((one) => one.kind === 'team').map(({ cnes, ine }) => `${cnes} ${ine}`),
  );
  expect(new Set(units.map(({ cnes }) => cnes)).size).toBe(20);
  expect(new Set(people.map(({ cpf }) => cpf)).size).toBe(300);
  expect(new Set(people.map(({ cns }) => cns)).size).toBe(300);
  for (const { cpf, cns, birthDate } of people) {
    expect(cpf).toMatch(/^\d{11}$/);
    expect(modulo11(cpf.slice(0, 9), 10) + modulo11(cpf.slice(0, 10), 11)).toBe(cpf.slice(9));
    expect(cns).toMatch(/^7\d{14}$/);
    expect(weighted(cns, 15) % 11).toBe(0);
    expect(birthDate).not.toBeNull();
  }
  const places = new Set([...units.map(({ cnes }) => `${cnes} `), ...teams]);
  const lotacoes = records.filter((one) => one.kind === 'lotacao');
  expect(lotacoes.filter(({ cnes, ine }) => !places.has(`${cnes} ${ine}`))).toEqual([]);
});

test('every unit has who coordinates it, and councils are those of the professions', async () => {
  const { records } = await collect(await write('posts.xml', { ...small, units: 3, professionals: 72 }));
  const lotacoes = records.filter((one) => one.kind === 'lotacao');
  const managed = lotacoes.filter(({ cbo }) => cbo === '131210').map(({ cnes }) => cnes);
  expect(new Set(managed)).toEqual(new Set(lotacoes.map(({ cnes }) => cnes)));
  const councils = records.flatMap((one) => (one.kind === 'professional' ? [one.councilCode] : []));
  expect(new Set(councils)).toEqual(new Set(['', '66', '69', '70', '71', '75', '77']));
});

test('mutate changes or leaves out elements and leaves the others as they were', async () => {
  const before = (await collect(await write('before.xml', small))).records;
  const options: SyntheticOptions = {
    ...small,
    mutate: ({ name, row, attributes }) => {
      if (name === 'DADOS_GERAIS_ESTABELECIMENTOS' && row === 2) attributes['NM_FANTA'] = 'NOVO';
      return !(name === 'DADOS_PROFISSIONAIS' && row === 300);
    },
  };
  const after = (await collect(await write('after.xml', options))).records;
  const renamed = (one: CnesRecord) =>
    one.kind === 'unit' && one.row === 2 ? { ...one, name: 'NOVO' } : one;
  expect(after).toEqual(before.map(renamed).slice(0, after.length));
  expect(after.filter((one) => one.kind === 'professional')).toHaveLength(299);
});

test.each(['2.1', '3.0'] as const)('layout %s', async (version) => {
  const { header, records } = await collect(await write(`v${version}.xml`, { ...small, version }));
  expect(header.version).toBe(version);
  expect(records.length).toBeGreaterThan(600);
});

test('a large municipality is read in flat memory', async () => {
  const path = await write('large.zip', { ...small, units: 450, professionals: 30_000 });
  const before = process.memoryUsage().heapUsed;
  let peak = 0;
  let records = 0;
  for await (const event of readCnes(path)) {
    if (event.type !== 'records') continue;
    records += event.records.length;
    peak = Math.max(peak, process.memoryUsage().heapUsed - before);
  }
  expect(records).toBeGreaterThan(60_000);
  expect(peak).toBeLessThan(80_000_000);
}, 30_000);

function modulo11(digits: string, firstWeight: number): string {
  const rest = weighted(digits, firstWeight) % 11;
  return rest < 2 ? '0' : String(11 - rest);
}

function weighted(digits: string, firstWeight: number): number {
  return digits.split('').reduce((sum, digit, place) => sum + Number(digit) * (firstWeight - place), 0);
}
