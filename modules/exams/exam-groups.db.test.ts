import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '#apps/installation/testing';
import { rowsOf, sql } from '#platform/db/database';
import { buildWorld, type World } from '#modules/profiles/test/people';
import type { GroupView } from './contract.ts';

type Problem = { code: string; fields?: Array<{ path: string; message: string }> };
type Offered = { rows: Array<{ name: string; exams: Array<{ code: string; name: string }> }> };

const BLOOD_COUNT = '0202020380';
/** SIGTAP admits them for male people; for children up to 59 months. */
const PROSTATE = '0207030057';
const FONTANELLE = '0205020178';

let world: World;
let admin: Client;
beforeAll(async () => {
  world = await buildWorld();
  admin = world.places[0].admin;
});
afterAll(() => world.installation.close());

const pathOf = (place = world.places[0]) => `/municipalities/${place.municipality.ibge}/exam-groups`;
const groups = async (client = admin, path = pathOf()) =>
  (await client.call<{ rows: GroupView[] }>('GET', path)).body.rows;
const add = (change: object = {}, client = admin, path = pathOf()) =>
  client.call<GroupView & Problem>('POST', path, {
    name: 'Rotina',
    sex: null,
    codes: [BLOOD_COUNT],
    ...change,
  });
const refusal = ({ status, body }: { status: number; body: Problem }) => [
  status,
  body.code,
  body.fields?.map(({ path }) => path),
];
const NATIVE = [
  'Gestante 1º trimestre',
  'Gestante 2º trimestre',
  'Gestante 3º trimestre',
  'Risco cardiovascular',
];

test('ADM-R04 four native groups are there by name, empty; filled they are the municipality’s, deleted they are empty again', async () => {
  const [here, there] = world.places;
  const before = await groups();
  expect(before.map(({ id, name, native, exams }) => [id, name, native, exams])).toEqual(
    NATIVE.map((name) => [null, name, true, []]),
  );
  const filled = await add({ name: 'gestante 1º TRIMESTRE', sex: 1 });
  expect([filled.status, filled.body.native, filled.body.exams]).toEqual([
    201,
    true,
    [{ code: BLOOD_COUNT, name: 'HEMOGRAMA COMPLETO', inForce: true }],
  ]);
  expect((await groups()).map(({ exams }) => exams.length)).toEqual([1, 0, 0, 0]);
  expect(await groups(there.admin, pathOf(there))).toEqual(before);
  expect((await here.admin.call('DELETE', `/exam-groups/${filled.body.id}`)).status).toBe(204);
  expect(await groups()).toEqual(before);
});

test('an own group is added, changed and deleted by its municipality alone; a name taken is refused, twice at once too', async () => {
  const [, there] = world.places;
  const both = await Promise.all([add(), add({ name: ' ROTINA ' })]);
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 422]);
  const id = both.find(({ status }) => status === 201)?.body.id;
  expect(refusal(await add({ name: 'rotina' }))).toEqual([422, 'exam-group-taken', ['name']]);
  const path = `/exam-groups/${id}`;
  const version = both.find(({ status }) => status === 201)?.body.version;
  const change = { name: 'Rotina anual', sex: null, codes: [PROSTATE, BLOOD_COUNT], version };
  for (const client of [there.admin]) {
    expect((await client.call('PUT', path, change)).status).toBe(404);
    expect((await client.call('DELETE', path)).status).toBe(404);
    expect((await client.call('GET', pathOf())).status).toBe(404);
    expect((await add({}, client)).status).toBe(404);
  }
  const { client: nurse } = await world.worker(['enfermeiro']);
  expect((await add({ name: 'Outro' }, nurse)).status).toBe(403);
  const changed = await admin.call<GroupView>('PUT', path, change);
  expect(changed.body.exams.map(({ code }) => code)).toEqual([PROSTATE, BLOOD_COUNT]);
  // Who opened it before that saves nothing over it.
  const late = await admin.call<Problem>('PUT', path, { ...change, name: 'Outra rotina' });
  expect(refusal(late)).toEqual([409, 'exam-group-changed', undefined]);
  expect((await groups()).find((group) => group.id === id)).toEqual(changed.body);
  await admin.call('DELETE', path);
  const told = await rowsOf<{ type: string; fields: string[] | null }>(
    world.installation.platform.db,
    sql`select type, fields from audit_event where subject_id = ${id} order by at, id`,
  );
  expect(told.map(({ type, fields }) => [type, fields])).toEqual([
    ['exams.group-added', null],
    ['exams.group-changed', ['name', 'codes']],
    ['exams.group-removed', null],
  ]);
});

test('no name, no exam, twice the same, what is no exam of SIGTAP: refused at its field', async () => {
  for (const [change, status, path] of [
    [{ name: '' }, 400, 'name'],
    [{ name: '  ' }, 422, 'name'],
    [{ codes: [] }, 422, 'codes'],
    [{ codes: [BLOOD_COUNT, BLOOD_COUNT] }, 400, 'codes'],
    [{ codes: ['0301010072'] }, 400, 'codes.0'],
    [{ codes: ['0299999999'] }, 422, 'codes'],
    [{ sex: 4 }, 400, 'sex'],
  ] as const) {
    const answer = await add(change);
    expect([change, answer.status, answer.body.fields?.some((one) => one.path === path)]).toEqual([
      change,
      status,
      true,
    ]);
  }
});

test('ADM-R05 a group for women is not offered to a man, nor an exam that SIGTAP does not admit for sex or age', async () => {
  const ids = await Promise.all([
    add({ name: 'Gestante 2º trimestre', sex: 1 }),
    add({ name: 'Lactente', codes: [FONTANELLE] }),
    add({ name: 'Urologia', codes: [PROSTATE, BLOOD_COUNT] }),
  ]);
  const { client: physician } = await world.worker(['medico']);
  const { client: elsewhere } = await world.worker(['medico'], world.places[1]);
  const offered = async (sex: number, birth: string, client = physician) => {
    const { body } = await client.call<Offered>(
      'GET',
      `/exam-groups/offered?sex=${sex}&birth=${birth}&on=2026-11-22`,
    );
    return body.rows.map(({ name, exams }) => [name, exams.map(({ code }) => code)]);
  };
  expect(await offered(0, '1980-05-01')).toEqual([['Urologia', [PROSTATE, BLOOD_COUNT]]]);
  expect(await offered(1, '1990-05-01')).toEqual([
    ['Gestante 2º trimestre', [BLOOD_COUNT]],
    ['Urologia', [BLOOD_COUNT]],
  ]);
  expect(await offered(0, '2026-05-01')).toEqual([
    ['Lactente', [FONTANELLE]],
    ['Urologia', [PROSTATE, BLOOD_COUNT]],
  ]);
  // Of whom the sex is not known nothing is left out for it.
  expect((await offered(4, '1990-05-01')).map(([name]) => name)).toEqual([
    'Gestante 2º trimestre',
    'Urologia',
  ]);
  expect(await offered(1, '1990-05-01', elsewhere)).toEqual([]);
  const { client: desk } = await world.worker(['recepcao']);
  expect((await desk.call('GET', '/exam-groups/offered?sex=1&birth=1990-05-01&on=2026-11-22')).status).toBe(
    403,
  );
  for (const { body } of ids) await admin.call('DELETE', `/exam-groups/${body.id}`);
});

test('an exam that left SIGTAP stays in its group, marked, and is not offered', async () => {
  const { body } = await add({ name: 'Antigo', codes: [FONTANELLE, BLOOD_COUNT] });
  const { db } = world.installation.platform;
  await sql`update code_item set until = '202609' where system = 'sigtap' and code = ${FONTANELLE}`.execute(
    db,
  );
  const path = `/exam-groups/${body.id}`;
  const kept = await admin.call<GroupView>('PUT', path, {
    name: 'Antigo ainda',
    sex: null,
    version: body.version,
    codes: [FONTANELLE, BLOOD_COUNT],
  });
  expect(kept.body.exams.map(({ inForce }) => inForce)).toEqual([false, true]);
  expect(refusal(await add({ name: 'Novo', codes: [FONTANELLE] }))).toEqual([422, 'exam-unknown', ['codes']]);
  const { client: physician } = await world.worker(['medico']);
  const { body: seen } = await physician.call<Offered>(
    'GET',
    '/exam-groups/offered?sex=1&birth=2026-05-01&on=2026-11-22',
  );
  expect(seen.rows.map(({ exams }) => exams.map(({ code }) => code))).toEqual([[BLOOD_COUNT]]);
});
