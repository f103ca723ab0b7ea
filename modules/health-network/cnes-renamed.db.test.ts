import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import { buildMunicipality, signedInInstaller } from '#apps/installation/testing-people';
import { rowsOf, sql } from '#platform/db/database';
import { cnesFile, cpfOf, IBGE, UBS } from './test/cnes-file.ts';
import { importCnes } from './test/importing.ts';

let installation: TestInstallation;
beforeAll(async () => {
  installation = await startTestInstallation();
  await buildMunicipality(installation, IBGE);
});
afterAll(() => installation.close());

test('who gets another name by a file has an event that says so, and nobody else has', async () => {
  const installer = await signedInInstaller(installation);
  const importing = async (date: string, name: string, phone: string) => {
    const file = cnesFile({
      date,
      units: [{ cnes: UBS, teams: [{}] }],
      professionals: [
        { n: 1, attributes: { NM_PROF: name }, posts: [{ cnes: UBS }] },
        { n: 2, attributes: { TELEFONE: phone }, posts: [{ cnes: UBS }] },
      ],
    });
    expect((await importCnes(installation, installer, file, { municipality: IBGE })).error).toBeNull();
  };
  await importing('2026-11-02', 'ANA SOUZA', '111');
  await importing('2026-11-03', 'ANA SOUZA LIMA', '222');
  const events = await rowsOf(
    installation.platform.db,
    sql`select p.cpf, e.fields from audit_event e join professional p on p.id = e.subject_id
      where e.type = 'health-network.professional-changed'`,
  );
  expect(events).toEqual([{ cpf: cpfOf(1), fields: ['name'] }]);
});
