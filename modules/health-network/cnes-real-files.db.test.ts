import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import { buildMunicipality, signedInInstaller } from '#apps/installation/testing-people';
import { projectRoot } from '#platform/config/root';
import { IBGE, NEIGHBOUR } from './test/cnes-file.ts';
import { importCnes, short } from './test/importing.ts';

const shared = process.env['PEC_SHARED'] ?? resolve(dirname(projectRoot()), 'shared');
const folder = join(shared, 'data', 'cnes');
const bytesOf = (name: string) => readFileSync(join(folder, name));

const FIRST = 'XmlParaESUS31_4205407.zip';
const NEXT = 'XmlParaESUS31_4205407_proximo-mes.zip';
const NEXT_DOOR = 'XmlParaESUS31_4202404_vizinho.xml';
const SAMPLES = 'XmlParaESUS31_4205407_amostras-ledi.zip';

describe.skipIf(!existsSync(folder))('real files', () => {
  let installation: TestInstallation;
  let installer: Client;
  const start = async () => {
    installation = await startTestInstallation();
    installer = await signedInInstaller(installation);
    await buildMunicipality(installation, IBGE);
    await buildMunicipality(installation, NEIGHBOUR, 'VIZINHA');
  };
  const importing = async (name: string, municipality = IBGE) => {
    const report = await importCnes(installation, installer, bytesOf(name), { municipality, name });
    const { status, inconsistencies, withoutAgenda } = report;
    return { status, ...short(report.counts), inconsistencies, withoutAgenda };
  };

  describe('a municipality, its next month and a neighbour', () => {
    beforeAll(start);
    afterAll(() => installation.close());

    test('the first month', async () => {
      expect(await importing(FIRST)).toEqual({
        status: 'imported',
        units: '12/0/0/0',
        teams: '45/0/0/0',
        professionals: '160/0/0/0',
        lotacoes: '177/0/0/0',
        inconsistencies: 0,
        withoutAgenda: 17,
      });
    });
    test('the first month again', async () => {
      expect(await importing(FIRST)).toEqual({
        status: 'unchanged',
        units: '0/0/0/12',
        teams: '0/0/0/45',
        professionals: '0/0/0/160',
        lotacoes: '0/0/0/177',
        inconsistencies: 0,
        withoutAgenda: 17,
      });
    });
    test('the neighbour', async () => {
      expect(await importing(NEXT_DOOR, NEIGHBOUR)).toEqual({
        status: 'imported',
        units: '5/0/0/0',
        teams: '13/0/0/0',
        professionals: '50/0/0/0',
        lotacoes: '58/0/0/0',
        // One lotação stands twice in the file.
        inconsistencies: 1,
        withoutAgenda: 8,
      });
    });
    test('the next month', async () => {
      expect(await importing(NEXT)).toEqual({
        status: 'imported',
        units: '0/0/0/12',
        teams: '0/0/0/45',
        professionals: '0/0/8/152',
        lotacoes: '11/0/20/157',
        inconsistencies: 0,
        withoutAgenda: 16,
      });
    });
    test('the first month is now older', async () => {
      expect((await importing(FIRST)).status).toBe('refused');
    });
  });

  describe('the municipality of the LEDI samples', () => {
    beforeAll(start);
    afterAll(() => installation.close());

    test('in an installation of its own', async () => {
      expect(await importing(SAMPLES)).toEqual({
        status: 'imported',
        units: '6/0/0/0',
        teams: '18/0/0/0',
        professionals: '526/0/0/0',
        lotacoes: '526/0/0/0',
        inconsistencies: 0,
        withoutAgenda: 0,
      });
    });
  });
});
