import { cnesFileErrorCodes } from '@pec-aberto/cnes-xml';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import { buildMunicipality, signedInInstaller } from '#apps/installation/testing-people';
import { sql } from '#platform/db/database';
import { cnesFile, IBGE } from './test/cnes-file.ts';
import { faultyFiles } from './test/faulty-files.ts';
import { checksum, importCnes } from './test/importing.ts';

let installation: TestInstallation;
let installer: Client;

beforeAll(async () => {
  installation = await startTestInstallation();
  installer = await signedInInstaller(installation);
  await buildMunicipality(installation, IBGE);
  await importCnes(installation, installer, cnesFile({}));
});
afterAll(() => installation.close());

type FaultyFile = (typeof faultyFiles)[number];
const of = (code: string) => faultyFiles.filter((file) => file.code === code);
const others = faultyFiles.filter(({ code }) => code !== 'doctype' && code !== 'municipality-mismatch');

async function isRefused({ code, bytes }: FaultyFile): Promise<void> {
  const before = await checksum(installation);
  for (const mode of ['import', 'preview']) {
    const report = await importCnes(installation, installer, await bytes(), { mode });
    expect(report).toMatchObject({ status: 'refused', error: { code }, counts: null, inconsistencies: 0 });
    expect(report.error?.message).toMatch(/^[A-ZÀ-Ú][^!]+\.$/);
  }
  expect(await checksum(installation)).toBe(before);
}

test.each(of('municipality-mismatch'))(
  'ADM-G04 a file of another municipality ($what) changes nothing',
  isRefused,
);
test.each(of('doctype'))('ADM-G11 a DOCTYPE or ENTITY ($what) is refused', isRefused);
test.each(others)('$code ($what) is refused and changes nothing', isRefused);

test('a file of another municipality is named', async () => {
  const report = await importCnes(installation, installer, cnesFile({ ibge: '310620' }));
  expect(report.error?.message).toBe(
    'O arquivo é do CNES de outro município (310620 – Belo Horizonte). Esperado: SERRA CLARA. ' +
      'Nada foi alterado.',
  );
});

test('six digits of the same municipality are accepted', async () => {
  const report = await importCnes(installation, installer, cnesFile({ ibge: IBGE.slice(0, 6) }));
  expect(report.status).toBe('unchanged');
});

test('what a refused file held is not kept, unless its age may be confirmed', async () => {
  const { rows } = await sql<{ code: string | null }>`
    select distinct i.error ->> 'code' as code
    from cnes_import i join stored_file f on f.id = i.file_id`.execute(installation.platform.db);
  expect(rows).toEqual([{ code: 'older-file' }]);
});

test('every fault of the reader has its case here', () => {
  // These need a file too large for a test; packages/cnes-xml shows them with smaller limits.
  const leftOut = ['unreadable', 'too-large', 'xml-too-many-elements'];
  const shown = new Set([...faultyFiles.map((file) => file.code), ...leftOut]);
  expect(cnesFileErrorCodes.filter((code) => !shown.has(code))).toEqual([]);
});
