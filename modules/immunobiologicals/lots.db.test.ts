import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '#apps/installation/testing';
import { rowsOf, sql } from '#platform/db/database';
import { buildWorld, type World } from '#modules/profiles/test/people';
import type { LotView } from './contract.ts';

type Problem = { code: string; detail: string; fields?: Array<{ path: string; message: string }> };
type List = { rows: LotView[]; next: string | null; total: { count: number } };

const PATH = '/immunobiological-lots';
const TETANUS = { code: '2', name: 'Soro antitetânico' };
const lot = (change: object = {}) => ({
  number: 'AB-1/2.3',
  manufacturer: 'ASTRAZENECA',
  immunobiological: TETANUS.code,
  expiresOn: '2099-01-31',
  ...change,
});

let world: World;
let nurse: Client;
let neighbour: Client;
beforeAll(async () => {
  world = await buildWorld();
  nurse = (await world.worker(['enfermeiro'])).client;
  neighbour = (await world.worker(['enfermeiro'], world.places[1])).client;
});
afterAll(() => world.installation.close());

const db = () => world.installation.platform.db;
const add = (change: object = {}, client = nurse) =>
  client.call<LotView & Problem>('POST', PATH, lot(change));
const list = async (query = '', client = nurse) =>
  (await client.call<List>('GET', `${PATH}?${query}`)).body.rows;
const numbers = async (query = '', client = nurse) => (await list(query, client)).map(({ number }) => number);
const refusal = ({ status, body }: { status: number; body: Problem }) => [
  status,
  body.code,
  body.fields?.map(({ path }) => path),
];

test('ADM-Q01 nurse, nursing technician, physician and pharmacist keep lots; an ACS is refused', async () => {
  for (const profile of ['enfermeiro', 'auxiliar-ou-tecnico-de-enfermagem', 'medico', 'farmaceutico']) {
    const { client } = await world.worker([profile]);
    expect([profile, (await client.call('GET', PATH)).status]).toEqual([profile, 200]);
  }
  for (const profile of ['acs-agente-comunitario-de-saude', 'recepcao', 'coordenador-ubs']) {
    const { client } = await world.worker([profile]);
    expect([profile, (await client.call('GET', PATH)).status]).toEqual([profile, 403]);
    expect((await add({}, client)).status).toBe(403);
  }
  expect((await world.places[0].admin.call('GET', PATH)).status).toBe(403);
});

test('ADM-Q02 the four fields are required, each told at its place; what no lot can be is refused', async () => {
  for (const field of ['number', 'manufacturer', 'immunobiological', 'expiresOn']) {
    const { [field as 'number']: _left, ...rest } = lot();
    const answer = await nurse.call<Problem>('POST', PATH, rest);
    expect(answer.body.fields).toEqual([{ path: field, message: 'Preenchimento obrigatório.' }]);
  }
  for (const [change, status, path] of [
    [{ number: 'LOTE 1' }, 400, 'number'],
    [{ number: 'çã' }, 400, 'number'],
    [{ number: 'x'.repeat(31) }, 400, 'number'],
    [{ manufacturer: '   ' }, 422, 'manufacturer'],
    [{ immunobiological: '999' }, 422, 'immunobiological'],
    [{ expiresOn: '2026-02-30' }, 422, 'expiresOn'],
    [{ expiresOn: '0026-02-03' }, 422, 'expiresOn'],
    [{ expiresOn: '31/01/2027' }, 400, 'expiresOn'],
  ] as const) {
    const answer = await add(change);
    expect([answer.status, answer.body.fields?.map((one) => one.path)]).toEqual([status, [path]]);
  }
  expect(await list('showInactive=true')).toEqual([]);
});

test('ADM-Q02 the same lot, maker and immunobiological is refused, however it is written and twice at once', async () => {
  const both = await Promise.all([add(), add({ number: 'ab-1/2.3', manufacturer: ' AstraZeneca ' })]);
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 422]);
  expect(both.flatMap((one) => (one.status === 422 ? [refusal(one)] : []))).toEqual([
    [422, 'lot-taken', ['number']],
  ]);
  expect((await add({ immunobiological: '1' })).status).toBe(201);
  expect((await add({ manufacturer: 'Laboratório da Serra' })).status).toBe(201);
  expect((await add({}, neighbour)).status).toBe(201);
  const [first, second] = await list('sort=manufacturer');
  const moved = await nurse.call<Problem>('PUT', `${PATH}/${second?.id}`, lot());
  expect([first?.number, refusal(moved)]).toEqual([expect.any(String), [422, 'lot-taken', ['number']]]);
});

test('a maker of the catalogue gets its name and code; another stays as it was typed', async () => {
  const rows = await list('sort=manufacturer');
  expect(rows.map(({ manufacturer, manufacturerCode }) => [manufacturer, manufacturerCode])).toEqual([
    ['ASTRAZENECA', '29909'],
    ['ASTRAZENECA', '29909'],
    ['Laboratório da Serra', null],
  ]);
  const { body } = await nurse.call<{ immunobiologicals: unknown[]; manufacturers: string[] }>(
    'GET',
    '/immunobiological-catalogue',
  );
  expect(body.immunobiologicals).toContainEqual(TETANUS);
  expect(body.manufacturers).toContain('ASTRAZENECA');
});

test('ADM-Q04 a lot is valid through its last day where the municipality is, and expired from the next', async () => {
  const zone = 'America/Sao_Paulo';
  const day = (shift: number) =>
    new Date(Date.now() + shift * 86_400_000).toLocaleDateString('sv-SE', { timeZone: zone });
  const seen = await Promise.all(
    [day(-1), day(0), day(1)].map(
      async (expiresOn, place) => (await add({ number: `V${place}`, expiresOn })).body,
    ),
  );
  expect(seen.map(({ expired }) => expired)).toEqual([true, false, false]);
});

test('the list is searched by lot, immunobiological and maker, sorted by each column and paged', async () => {
  expect(await numbers('search=v1')).toEqual(['V1']);
  expect(await numbers(`search=${encodeURIComponent('laboratorio')}`)).toEqual(['AB-1/2.3']);
  expect(await numbers('search=antitetanico')).toHaveLength(5);
  for (const sort of ['number', 'manufacturer', 'immunobiological', 'expiresOn']) {
    const whole = (await list(`sort=${sort}`)).map(({ id }) => id);
    expect((await list(`sort=${sort}&direction=desc`)).map(({ id }) => id)).toEqual(whole.toReversed());
    const { body } = await nurse.call<List>('GET', `${PATH}?sort=${sort}&limit=4`);
    const rest = await list(`sort=${sort}&limit=4&after=${body.next}`);
    expect([...body.rows, ...rest].map(({ id }) => id)).toEqual(whole);
  }
});

test('ADM-Q05 a lot without dose is deleted; one that a dose refers to is refused and may be inactivated', async () => {
  const { body: used } = await add({ number: 'USADO' });
  const { body: unused } = await add({ number: 'SEMUSO' });
  // As the record of a dose refers to its lot.
  await sql`create table dose (lot_id uuid references immunobiological_lot)`.execute(db());
  await sql`insert into dose values (${used.id})`.execute(db());
  expect(refusal(await nurse.call<Problem>('DELETE', `${PATH}/${used.id}`))).toEqual([
    409,
    'lot-used',
    undefined,
  ]);
  expect((await nurse.call('DELETE', `${PATH}/${unused.id}`)).status).toBe(204);
  const turned = await nurse.call<LotView>('PATCH', `${PATH}/${used.id}`, { active: false });
  expect(turned.body.active).toBe(false);
  expect(await numbers('search=usado')).toEqual([]);
  expect(await numbers('search=usado&showInactive=true')).toEqual(['USADO']);
  expect((await add({ number: 'usado' })).body.code).toBe('lot-taken');
  await sql`drop table dose`.execute(db());
  const told = await rowsOf<{ type: string }>(
    db(),
    sql`select type from audit_event where subject_id = ${used.id} order by at, id`,
  );
  expect(told.map(({ type }) => type)).toEqual([
    'immunobiologicals.lot-added',
    'immunobiologicals.lot-inactivated',
  ]);
});

test('what a dose may be of is there for the record of vaccination, with its expiry', async () => {
  const rows = await rowsOf<{ number: string }>(
    db(),
    sql`select number, expires_on, manufacturer_code from immunobiologicals_lot
      where municipality_id = ${world.places[0].municipality.id} and immunobiological = '2' and number = 'V1'`,
  );
  expect(rows).toEqual([
    { number: 'V1', expires_on: expect.stringMatching(/^\d{4}-/), manufacturer_code: '29909' },
  ]);
});

test('a lot is corrected, and the trail tells what', async () => {
  const { body } = await add({ number: 'ERRADO' });
  const corrected = await nurse.call<LotView>('PUT', `${PATH}/${body.id}`, lot({ number: 'CERTO' }));
  expect([corrected.body.number, corrected.body.id]).toEqual(['CERTO', body.id]);
  const told = await rowsOf<{ fields: string[] }>(
    db(),
    sql`select fields from audit_event where subject_id = ${body.id} and type = 'immunobiologicals.lot-changed'`,
  );
  expect(told).toEqual([{ fields: ['lotNumber'] }]);
});

test('a lot whose immunobiological left the table is still corrected; no other gets it', async () => {
  const { body } = await add({ number: 'ANTIGO', immunobiological: '1' });
  const until = (month: string) =>
    sql`update code_item set until = ${month} where system = 'imunobiologicos' and code = '1'`.execute(db());
  await until('202609');
  const typed = lot({ number: 'ANTIGO', immunobiological: '1', expiresOn: '2098-01-31' });
  const corrected = await nurse.call<LotView>('PUT', `${PATH}/${body.id}`, typed);
  expect([corrected.status, corrected.body.expiresOn]).toEqual([200, '2098-01-31']);
  const { body: other } = await add({ number: 'OUTRO' });
  const moved = await nurse.call<Problem>('PUT', `${PATH}/${other.id}`, lot({ immunobiological: '1' }));
  expect(refusal(moved)).toEqual([422, 'immunobiological-unknown', ['immunobiological']]);
  expect((await add({ number: 'NOVO', immunobiological: '1' })).status).toBe(422);
  await until('');
});

test('lots of another municipality are not found', async () => {
  const [foreign] = await list('', neighbour);
  const path = `${PATH}/${foreign?.id}`;
  expect((await nurse.call('PUT', path, lot())).status).toBe(404);
  expect((await nurse.call('PATCH', path, { active: false })).status).toBe(404);
  expect((await nurse.call('DELETE', path)).status).toBe(404);
  expect((await list('', neighbour)).map(({ active }) => active)).toEqual([true]);
});
