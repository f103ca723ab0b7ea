import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import { buildMunicipality, signedInInstaller } from '#apps/installation/testing-people';
import { sql } from '#platform/db/database';
import { cnesFile, cpfOf, IBGE, NEIGHBOUR, UBS } from './test/cnes-file.ts';
import { importCnes, short } from './test/importing.ts';

let installation: TestInstallation;
let installer: Client;

beforeAll(async () => {
  installation = await startTestInstallation();
  installer = await signedInInstaller(installation);
  await buildMunicipality(installation, IBGE);
  await buildMunicipality(installation, NEIGHBOUR, 'VIZINHA');
});
afterAll(() => installation.close());

const file = (ibge: string, phone: string, date = '2026-11-02', people = [1, 2]) =>
  cnesFile({
    ibge,
    date,
    units: [{ cnes: UBS, teams: [{}] }],
    professionals: people.map((n) => ({ n, attributes: { TELEFONE: phone }, posts: [{ cnes: UBS }] })),
  });

const importing = async (ibge: string, phone: string, date?: string, people?: number[]) => {
  const report = await importCnes(installation, installer, file(ibge, phone, date, people), {
    municipality: ibge,
  });
  expect(report.error).toBeNull();
  return short(report.counts);
};

const shared = async () => {
  const { rows } = await sql<{ phone: string; lotacoes: number; active: number }>`
    select p.phone, count(*) as lotacoes, count(*) filter (where l.active) as active
    from professional p join lotacao l on l.professional_id = p.id
    where p.cpf = ${cpfOf(1)} group by p.id`.execute(installation.platform.db);
  return rows[0];
};

test('a neighbour adds lotações to the same person and overwrites nothing of the first file', async () => {
  await importing(IBGE, '111');
  const counts = await importing(NEIGHBOUR, '222');
  expect(counts).toEqual({
    units: '1/0/0/0',
    teams: '1/0/0/0',
    professionals: '0/0/0/2',
    lotacoes: '2/0/0/0',
  });
  expect(await shared()).toEqual({ phone: '111', lotacoes: 2, active: 2 });
});

test('each file again changes nothing: they do not overwrite each other in turn', async () => {
  for (const [ibge, phone] of [
    [IBGE, '111'],
    [NEIGHBOUR, '222'],
    [IBGE, '111'],
  ] as const) {
    expect(await importing(ibge, phone)).toMatchObject({ professionals: '0/0/0/2', lotacoes: '0/0/0/2' });
  }
});

test('nor does a newer file: the data of who works in both change by hand', async () => {
  expect(await importing(NEIGHBOUR, '333', '2026-11-10')).toMatchObject({ professionals: '0/0/0/2' });
  expect(await importing(IBGE, '444', '2026-11-10')).toMatchObject({ professionals: '0/0/0/2' });
  expect((await shared())?.phone).toBe('111');
});

test('who left one municipality keeps the lotação of the other', async () => {
  const counts = await importing(NEIGHBOUR, '333', '2026-11-11', [2]);
  expect(counts).toMatchObject({ professionals: '0/0/1/1', lotacoes: '0/0/1/1' });
  expect(await shared()).toEqual({ phone: '111', lotacoes: 2, active: 1 });
  // Only the first municipality employs the person now: its file counts again.
  expect(await importing(IBGE, '555', '2026-11-10')).toMatchObject({ professionals: '0/1/0/1' });
  expect((await shared())?.phone).toBe('555');
});

test('units with one CNES in two municipalities are two units', async () => {
  const { rows } = await sql`select count(*) as units from unit where cnes = ${UBS}`.execute(
    installation.platform.db,
  );
  expect(rows).toEqual([{ units: 2 }]);
});
