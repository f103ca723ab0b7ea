import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '#apps/installation/testing';
import { rowsOf, sql } from '#platform/db/database';
import { startTwoMunicipalities, type TwoMunicipalities } from './test/two-municipalities.ts';

type Problem = { code: string; detail: string; fields?: Array<{ path: string; message: string }> };
type Type = { id: string; name: string; native: boolean; active?: boolean };

let fixture: TwoMunicipalities;
beforeAll(async () => {
  fixture = await startTwoMunicipalities();
});
afterAll(() => fixture.close());

const db = () => fixture.installation.platform.db;
const pathOf = (place = fixture.here) => `/municipalities/${place.municipality.ibge}/service-types`;
const typesOf = async (client: Client, path = pathOf()) =>
  (await client.call<{ rows: Type[] }>('GET', path)).body.rows;
const add = (name: unknown, place = fixture.here) =>
  place.admin.call<Type & Problem>('POST', pathOf(place), { name });
const refusal = ({ status, body }: { status: number; body: Problem }) => [
  status,
  body.code,
  body.fields?.[0]?.path,
];

const NATIVE = [
  'Adm. Medicamento',
  'Curativo',
  'Demanda Espontânea',
  'Escuta Inicial',
  'Exames',
  'Nebulização',
  'Odontologia',
  'Procedimentos',
  'Vacina',
];

test('ADM-R06 the nine native types are there in every municipality, and nobody changes or deletes them', async () => {
  const { here, there } = fixture;
  const types = await typesOf(here.admin);
  expect(types.map(({ name }) => name)).toEqual(NATIVE);
  expect(types.every(({ native }) => native)).toBe(true);
  expect(await typesOf(there.admin, pathOf(there))).toEqual(types);
  const vaccine = `/service-types/${types.at(-1)?.id}`;
  const answers = [
    await here.admin.call<Problem>('PUT', vaccine, { name: 'Imunização' }),
    await here.admin.call<Problem>('DELETE', vaccine),
  ];
  expect(answers.map(refusal)).toEqual([
    [409, 'service-type-native', undefined],
    [409, 'service-type-native', undefined],
  ]);
  expect(await typesOf(here.admin)).toEqual(types);
});

test('ADM-R06 an own type is added, renamed and deleted by its municipality alone, and the trail tells', async () => {
  const { here, there } = fixture;
  const { status, body: type } = await add('  Coleta   de exames ');
  expect([status, type.name, type.native]).toEqual([201, 'Coleta de exames', false]);
  expect((await typesOf(here.admin)).map(({ name }) => name)).toContain('Coleta de exames');
  expect(await typesOf(there.admin, pathOf(there))).toHaveLength(9);
  const path = `/service-types/${type.id}`;
  expect((await there.admin.call('PUT', path, { name: 'Meu' })).status).toBe(404);
  expect((await there.admin.call('DELETE', path)).status).toBe(404);
  expect((await there.admin.call('GET', pathOf(here))).status).toBe(404);
  expect((await there.admin.call('POST', pathOf(here), { name: 'Meu' })).status).toBe(404);
  expect((await here.coordinator.call('POST', pathOf(here), { name: 'Meu' })).status).toBe(403);
  expect((await here.admin.call<Type>('PUT', path, { name: 'Coleta' })).body.name).toBe('Coleta');
  // To write it otherwise is no other name.
  expect((await here.admin.call<Type>('PUT', path, { name: 'COLETA' })).body.name).toBe('COLETA');
  expect((await here.admin.call('DELETE', path)).status).toBe(204);
  expect((await here.admin.call('DELETE', path)).status).toBe(404);
  expect((await typesOf(here.admin)).map(({ name }) => name)).toEqual(NATIVE);
  const told = await rowsOf<{ type: string }>(
    db(),
    sql`select type from audit_event where subject_id = ${type.id} order by at, id`,
  );
  expect(told.map(({ type: verb }) => verb.replace('health-network.service-type-', ''))).toEqual([
    'added',
    'renamed',
    'renamed',
    'removed',
  ]);
});

test('ADM-R07 a name taken is refused however it is written, also twice at once; an empty one is told', async () => {
  const { here, there } = fixture;
  const both = await Promise.all([add('Puericultura'), add('puericultúra')]);
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 422]);
  const type = both.find(({ status }) => status === 201)?.body;
  for (const name of ['PUERICULTURA', 'vacina', 'Nebulizacao'])
    expect(refusal(await add(name))).toEqual([422, 'service-type-taken', 'name']);
  expect((await add('Puericultura', there)).status).toBe(201);
  const renamed = await here.admin.call<Problem>('PUT', `/service-types/${type?.id}`, { name: 'vacina' });
  expect(refusal(renamed)).toEqual([422, 'service-type-taken', 'name']);
  for (const name of ['', '   ']) {
    const { body } = await add(name);
    expect(body.fields).toEqual([{ path: 'name', message: 'Preenchimento obrigatório.' }]);
  }
  for (const name of ['x'.repeat(81), {}, null]) expect((await add(name)).status).toBe(400);
  expect(await typesOf(here.admin)).toHaveLength(10);
});

test('a type that something was done under is not deleted', async () => {
  const { here } = fixture;
  const { body: type } = await add('Grupo de caminhada');
  await sql`create table done_under (service_type_id uuid references service_type)`.execute(db());
  await sql`insert into done_under values (${type.id})`.execute(db());
  const refused = await here.admin.call<Problem>('DELETE', `/service-types/${type.id}`);
  expect(refusal(refused)).toEqual([409, 'service-type-used', undefined]);
  expect((await typesOf(here.admin)).map(({ name }) => name)).toContain('Grupo de caminhada');
  await sql`drop table done_under`.execute(db());
  expect((await here.admin.call('DELETE', `/service-types/${type.id}`)).status).toBe(204);
});

test('ADM-H05 the coordinator takes a type off in the own unit; the other units go on offering it', async () => {
  const { here, there, otherUnitId } = fixture;
  const ofUnit = (unitId: string) => `/units/${unitId}/service-types`;
  const offered = async (client: Client, unitId: string) =>
    (await typesOf(client, ofUnit(unitId))).filter(({ active }) => active).map(({ name }) => name);
  const { body: type } = await add('Auriculoterapia');
  const vaccine = (await typesOf(here.admin)).find(({ name }) => name === 'Vacina')?.id ?? '';
  const before = await offered(here.coordinator, here.unitId);
  expect(before).toEqual(expect.arrayContaining(['Vacina', 'Auriculoterapia']));
  const turn = (active: unknown, serviceTypeId = vaccine, client = here.coordinator, unitId = here.unitId) =>
    client.call<Type>('PUT', `${ofUnit(unitId)}/${serviceTypeId}`, { active });
  for (let twice = 0; twice < 2; twice++)
    expect((await turn(false)).body).toMatchObject({ id: vaccine, active: false });
  await turn(false, type.id);
  const others = before.filter((name) => name !== 'Vacina' && name !== 'Auriculoterapia');
  expect(await offered(here.coordinator, here.unitId)).toEqual(others);
  expect(await offered(here.admin, otherUnitId)).toEqual(before);
  expect(await offered(there.admin, there.unitId)).toContain('Vacina');
  // Only whoever coordinates that very unit; of another municipality nobody has even heard of it.
  expect((await turn(false, vaccine, here.admin)).status).toBe(403);
  expect((await turn(false, vaccine, here.coordinator, otherUnitId)).status).toBe(404);
  expect((await turn(false, vaccine, there.coordinator)).status).toBe(404);
  expect((await there.coordinator.call('GET', ofUnit(here.unitId))).status).toBe(404);
  expect((await turn(false, type.id, there.coordinator, there.unitId)).status).toBe(404);
  expect((await turn('sim')).status).toBe(400);
  expect((await turn(true)).body.active).toBe(true);
  expect(await offered(here.coordinator, here.unitId)).toContain('Vacina');
  // Deleted, it is gone where it was off too.
  expect((await here.admin.call('DELETE', `/service-types/${type.id}`)).status).toBe(204);
  expect(await typesOf(here.coordinator, ofUnit(here.unitId))).toHaveLength(before.length - 1);
  const told = await rowsOf<{ type: string }>(
    db(),
    sql`select type from audit_event where subject_id = ${here.unitId} order by at, id`,
  );
  expect(told.map(({ type: verb }) => verb.replace('health-network.service-type-', ''))).toEqual([
    'withdrawn',
    'withdrawn',
    'offered',
  ]);
});
