import { isCboCode, isIbge, ufOfIbge } from '@pec-aberto/brazil';
import { basename } from 'node:path';
import { expect, it } from 'vitest';
import {
  allRows,
  builtInPackages,
  knownPackages,
  SAMPLE_VERSION,
  samplePackages,
  withPackage,
} from './index.ts';

const rowsOf = (name: string) =>
  withPackage(builtInPackages().find((path) => basename(path) === name) ?? '', (data) => allRows(data));

/** Manifest of a package and rows of each of its tables. */
const wholeOf = (path: string) =>
  withPackage(path, async (data) => {
    const { manifest } = data;
    const counts: Record<string, number> = {};
    for (const table of Object.keys(knownPackages[manifest.name].tables))
      counts[table] = (await allRows(data, table)).length;
    return { manifest, counts };
  });

it('COD-09 every known package comes with the program, whole, or as a sample', async () => {
  const packages = await Promise.all(builtInPackages().map(wholeOf));
  const samples = await Promise.all(samplePackages().map(wholeOf));
  const names = [...packages, ...samples].map(({ manifest }) => manifest.name);
  expect(names.toSorted()).toEqual(Object.keys(knownPackages).toSorted());
  for (const { manifest } of samples) expect(manifest.version).toBe(SAMPLE_VERSION);
  expect(Object.fromEntries(packages.map(({ manifest, counts }) => [manifest.name, counts]))).toEqual({
    municipios: { data: 5571 },
    cbo: { data: 2721 },
    sigtap: { procedimentos: 5023, registros: 10, 'listas-cbo': 638, 'listas-cid': 2096 },
    cid10: { codigos: 14_242, capitulos: 22, grupos: 275 },
    ciap2: { data: 686 },
    catmat: { data: 3343 },
    imunobiologicos: {
      imunobiologicos: 103,
      doses: 82,
      estrategias: 15,
      'grupos-de-atendimento': 107,
      vias: 7,
      'locais-de-aplicacao': 22,
      fabricantes: 98,
      combinacoes: 968,
    },
  });
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
