import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import {
  buildMunicipality,
  buildPerson,
  grant,
  PASSWORD,
  signedIn,
  signedInInstaller,
} from '#apps/installation/testing-people';
import { sql } from '#platform/db/database';
import { runUseCase } from '#platform/usecase/run';
import { setPassword, termsVersion } from '#modules/access/index';
import { cnesFile, cnsOf, cpfOf, IBGE, NEIGHBOUR, TEAM, UBS, UBS_2 } from './test/cnes-file.ts';
import { importCnes } from './test/importing.ts';

let installation: TestInstallation;
let installer: Client;
let admin: Client;
let neighbour: Client;
let coordinator: Client;

const MANAGER = '131210';
type Row = {
  id: string;
  name: string;
  cpf: string;
  cbos: Array<{ code: string }>;
  withoutLotacao: boolean;
  blocked: boolean;
};

beforeAll(async () => {
  installation = await startTestInstallation();
  installer = await signedInInstaller(installation);
  const here = await buildMunicipality(installation, IBGE);
  const there = await buildMunicipality(installation, NEIGHBOUR, 'VIZINHA');
  const administrator = async (municipality: typeof here, name: string) => {
    const person = await buildPerson(installation, { name });
    await grant(installation, person, 'municipal-admin', municipality);
    return signedIn(installation, person);
  };
  admin = await administrator(here, 'ZULMIRA COSTA');
  neighbour = await administrator(there, 'OUTRA PESSOA');
  const units = [
    { cnes: UBS, attributes: { NM_FANTA: 'UBS ÁGUA VERDE' }, teams: [{}] },
    { cnes: UBS_2, attributes: { NM_FANTA: 'UBS BELA VISTA' } },
  ];
  const professionals = [
    {
      n: 1,
      attributes: { NM_PROF: 'ÁLVARO DIAS' },
      posts: [
        { cnes: UBS, ine: TEAM },
        { cnes: UBS_2, cbo: '515105' },
      ],
    },
    { n: 2, attributes: { NM_PROF: 'BRUNA REIS' }, posts: [{ cnes: UBS_2, cbo: '411010' }] },
    { n: 3, attributes: { NM_PROF: 'CAIO MELO' }, posts: [{ cnes: UBS, cbo: MANAGER }] },
    { n: 4, attributes: { NM_PROF: 'DORA LIMA' }, posts: [{ cnes: UBS }] },
  ];
  await importCnes(installation, installer, cnesFile({ units, professionals }));
  await importCnes(
    installation,
    installer,
    cnesFile({
      ibge: NEIGHBOUR,
      professionals: [{ n: 9, attributes: { NM_PROF: 'VERA SÁ' }, posts: [{ cnes: UBS }] }],
    }),
    { municipality: NEIGHBOUR },
  );
  // Dora leaves.
  await importCnes(
    installation,
    installer,
    cnesFile({ date: '2026-11-10', units, professionals: professionals.slice(0, 3) }),
  );
  coordinator = await coordinatorOf(3);
});
afterAll(() => installation.close());

async function coordinatorOf(n: number): Promise<Client> {
  const { platform } = installation;
  const { rows } = await sql<{ id: string }>`select id from professional where cpf = ${cpfOf(n)}`.execute(
    platform.db,
  );
  const id = rows[0]?.id ?? '';
  await runUseCase(platform, { actor: { kind: 'system' } }, (context) =>
    setPassword(context, { professionalId: id, password: PASSWORD, mustChange: false }),
  );
  await sql`update account set terms_version = ${termsVersion} where professional_id = ${id}`.execute(
    platform.db,
  );
  return signedIn(installation, { id, cpf: cpfOf(n) });
}

const people = async (client: Client, query = '') => {
  const answer = await client.call<{ rows: Row[]; total: { count: number } }>(
    'GET',
    `/professionals?${query}`,
  );
  expect(answer.status).toBe(200);
  return answer.body.rows;
};
const names = (rows: Row[]) => rows.map((row) => row.name);

describe('professionals', () => {
  test('a municipal administrator sees those of his municipality and its responsible', async () => {
    expect(names(await people(admin))).toEqual(['ÁLVARO DIAS', 'BRUNA REIS', 'CAIO MELO', 'ZULMIRA COSTA']);
    expect(names(await people(neighbour))).toEqual(['OUTRA PESSOA', 'VERA SÁ']);
  });

  test('the installer sees all, a coordinator those of the own unit', async () => {
    expect(names(await people(installer))).toEqual(expect.arrayContaining(['ÁLVARO DIAS', 'VERA SÁ']));
    expect(names(await people(coordinator))).toEqual(['ÁLVARO DIAS', 'CAIO MELO']);
    expect((await people(coordinator))[0]?.cbos).toMatchObject([{ code: '225142' }]);
  });

  test('ADM-I05 who never had a lotação is listed with the chip; all inactive only when asked', async () => {
    const withChip = async (query: string) =>
      names((await people(admin, query)).filter((row) => row.withoutLotacao));
    expect(await withChip('')).toEqual(['ZULMIRA COSTA']);
    expect(await withChip('showWithoutActive=true')).toEqual(['DORA LIMA', 'ZULMIRA COSTA']);
  });

  test('the search takes name, CNS, CPF and CBO', async () => {
    for (const search of ['alvaro', cnsOf(1), cpfOf(1), cpfOf(1).replace(/^(...)(...)/, '$1.$2.')]) {
      expect(names(await people(admin, `search=${encodeURIComponent(search)}`))).toEqual(['ÁLVARO DIAS']);
    }
    expect(names(await people(admin, 'search=515105'))).toEqual(['ÁLVARO DIAS']);
    expect(names(await people(admin, 'search=assistente%20administrativo'))).toEqual(['BRUNA REIS']);
  });

  test('sorts by name, CNS and CPF and pages by key', async () => {
    const cpfs = (await people(admin, 'sort=cpf&direction=desc')).map((row) => row.cpf);
    expect(cpfs).toEqual([...cpfs].sort().reverse());
    const first = await admin.call<{ rows: Row[]; next: string }>('GET', '/professionals?limit=3');
    const rest = await admin.call<{ rows: Row[] }>('GET', `/professionals?limit=3&after=${first.body.next}`);
    expect(names([...first.body.rows, ...rest.body.rows])).toEqual(names(await people(admin)));
  });

  test('a blocked login shows', async () => {
    await sql`update account a set blocked_at = now() from professional p
      where p.id = a.professional_id and p.cpf = ${cpfOf(3)}`.execute(installation.platform.db);
    expect((await people(admin, 'search=caio'))[0]?.blocked).toBe(true);
    await sql`update account set blocked_at = null`.execute(installation.platform.db);
  });

  test('one professional with the lotações within reach, and 404 beyond it', async () => {
    const [row] = await people(admin, 'search=alvaro');
    const seen = await admin.call<{ lotacoes: Array<Record<string, unknown>> }>(
      'GET',
      `/professionals/${row?.id}`,
    );
    expect(seen.body.lotacoes).toMatchObject([
      {
        unit: { cnes: UBS },
        team: { ine: TEAM },
        cbo: { code: '225142' },
        origin: 'cnes',
        updateOnCnes: true,
      },
      { unit: { cnes: UBS_2 }, team: null },
    ]);
    expect(seen.body.lotacoes[0]?.['profiles']).toContainEqual({ id: expect.any(String), name: 'Médico' });
    const own = await coordinator.call<{ lotacoes: unknown[] }>('GET', `/professionals/${row?.id}`);
    expect(own.body.lotacoes).toHaveLength(1);
    expect((await neighbour.call('GET', `/professionals/${row?.id}`)).status).toBe(404);
    const [bruna] = await people(admin, 'search=bruna');
    expect((await coordinator.call('GET', `/professionals/${bruna?.id}`)).status).toBe(404);
  });
});

describe('units', () => {
  test('ADM-H04 the professionals of a unit are those with an active lotação there, all when asked', async () => {
    const unit = await admin.call<{ rows: Array<{ id: string }> }>('GET', `/units?search=${UBS}`);
    const id = unit.body.rows[0]?.id;
    expect(names(await people(admin, `unitId=${id}`))).toEqual(['ÁLVARO DIAS', 'CAIO MELO']);
    expect(names(await people(admin, `unitId=${id}&showWithoutActive=true`))).toEqual([
      'ÁLVARO DIAS',
      'CAIO MELO',
      'DORA LIMA',
    ]);
    expect(await people(neighbour, `unitId=${id}`)).toEqual([]);
  });

  test('ADM-H01 nothing of a unit is changed by the API', async () => {
    const [unit] = (await admin.call<{ rows: Array<{ id: string }> }>('GET', '/units')).body.rows;
    for (const method of ['PUT', 'PATCH', 'POST', 'DELETE'] as const) {
      expect((await admin.call(method, `/units/${unit?.id}`, { name: 'OUTRO NOME' })).status).toBe(404);
    }
    expect((await admin.call('GET', `/units/${unit?.id}`)).body).toMatchObject({ name: 'UBS ÁGUA VERDE' });
  });

  const units = async (client: Client, query = '') => {
    const answer = await client.call<{ rows: Array<{ id: string; cnes: string }> }>('GET', `/units?${query}`);
    return answer.body.rows;
  };

  test('ADM-H02 search by name, bairro and CNES; inactive hidden by default', async () => {
    expect((await units(admin)).map((unit) => unit.cnes)).toEqual([UBS, UBS_2]);
    for (const search of ['agua', UBS]) {
      expect((await units(admin, `search=${search}`)).map((unit) => unit.cnes)).toEqual([UBS]);
    }
    expect(await units(admin, 'search=centro')).toHaveLength(2);
    await sql`update unit set active = false, inactivated_at = now() where cnes = ${UBS_2}`.execute(
      installation.platform.db,
    );
    expect(await units(admin)).toHaveLength(1);
    expect(await units(admin, 'showInactive=true')).toHaveLength(2);
  });

  test('ADM-A04 units of another municipality are not found; a coordinator has the own one', async () => {
    const [unit] = await units(admin);
    const [other] = await units(neighbour);
    expect((await admin.call('GET', `/units/${unit?.id}`)).body).toMatchObject({
      name: 'UBS ÁGUA VERDE',
      address: { district: 'CENTRO', cep: '' },
      municipality: { ibge: IBGE },
      teams: [{ ine: TEAM, areaCode: '0001' }],
    });
    expect((await admin.call('GET', `/units/${other?.id}`)).status).toBe(404);
    expect(await units(coordinator)).toEqual([unit]);
    expect((await installer.call('GET', '/units')).status).toBe(403);
  });
});
