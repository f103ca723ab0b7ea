import { isCboCode, isIbge, ufOfIbge } from '@pec-aberto/brazil';
import { basename } from 'node:path';
import { expect, it } from 'vitest';
import { builtInPackages, knownPackages, readPackage, SAMPLE_VERSION, samplePackages } from './index.ts';

async function rowsOf(name: string): Promise<Array<Record<string, string>>> {
  const directory = builtInPackages().find((path) => basename(path) === name);
  return (await readPackage(directory ?? '')).rows;
}

it('every known package comes with the program, whole, or as a sample', async () => {
  const packages = await Promise.all(builtInPackages().map(readPackage));
  const samples = await Promise.all(samplePackages().map(readPackage));
  const names = [...packages, ...samples].map(({ manifest }) => manifest.name);
  expect(names).toEqual(Object.keys(knownPackages));
  for (const { manifest } of samples) expect(manifest.version).toBe(SAMPLE_VERSION);
  expect(packages.map(({ manifest }) => manifest.rows)).toEqual([5571, 2721]);
});

it('every municipality has a valid code of its federative unit, once', async () => {
  const rows = await rowsOf('municipios');
  const wrong = rows.filter(({ ibge = '', uf }) => !isIbge(ibge) || ufOfIbge(ibge)?.sigla !== uf);
  expect(wrong).toEqual([]);
  expect(new Set(rows.map(({ ibge }) => ibge)).size).toBe(rows.length);
});

it('every occupation has the form of a CBO code, once', async () => {
  const rows = await rowsOf('cbo');
  expect(rows.filter(({ codigo = '' }) => !isCboCode(codigo))).toEqual([]);
  expect(new Set(rows.map(({ codigo }) => codigo)).size).toBe(rows.length);
});
