import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '#apps/installation/testing';
import { rowsOf, sql } from '#platform/db/database';
import { buildWorld, type World } from '#modules/profiles/test/people';
import type { Marked } from './contract.ts';

type Problem = { code: string; fields?: Array<{ path: string; message: string }> };
type Rows = { rows: Marked[]; next: string | null; total: { count: number } };

let world: World;
let admin: Client;
/** Codes of the CATMAT in use. */
let amoxicillin: string[];
beforeAll(async () => {
  world = await buildWorld();
  admin = world.places[0].admin;
  const { db } = world.installation.platform;
  const found = await rowsOf<{ code: string }>(
    db,
    sql`select code from data_packages_code where system = 'catmat' and until = '' and name ilike 'amoxicilina %'
      order by code limit 3`,
  );
  amoxicillin = found.map(({ code }) => code);
});
afterAll(() => world.installation.close());

const pathOf = (place = world.places[0]) => `/municipalities/${place.municipality.ibge}/recipe-types`;
const list = async (query = '', client = admin, path = pathOf()) =>
  (await client.call<Rows>('GET', `${path}${query}`)).body;
const mark = (recipe: string, medicines: readonly string[], client = admin, path = pathOf()) =>
  client.call<{ marked: number } & Problem>('POST', path, { recipe, medicines });
const proposed = async (client: Client, catmat: string) =>
  (await client.call<{ recipe: string | null; supplyUnit: string | null }>('GET', `/medicines/${catmat}`))
    .body;

test('a municipality marks medicines, and whoever prescribes there is proposed their recipe; nobody else, and nothing by itself', async () => {
  const [here, there] = world.places;
  const [first = '', second = ''] = amoxicillin;
  const { client: physician } = await world.worker(['medico']);
  expect(amoxicillin).toHaveLength(3);
  expect(await list()).toMatchObject({ rows: [], total: { count: 0 } });
  expect(await proposed(physician, first)).toMatchObject({ recipe: null, supplyUnit: expect.any(String) });

  expect((await mark('antimicrobiano', [first, second])).body).toEqual({ marked: 2 });
  expect(await proposed(physician, first)).toMatchObject({ recipe: 'antimicrobiano' });
  expect((await list('', there.admin, pathOf(there))).rows).toEqual([]);

  // Again with another type: the newest stands, and what did not change is no event.
  await mark('antimicrobiano', [second]);
  await mark('controle-especial', [first]);
  expect(Object.fromEntries((await list()).rows.map(({ catmat, recipe }) => [catmat, recipe]))).toEqual({
    [first]: 'controle-especial',
    [second]: 'antimicrobiano',
  });
  const [row] = (await list('?recipe=controle-especial')).rows;
  expect((await here.admin.call('DELETE', `/recipe-types/${row?.id}`)).status).toBe(204);
  expect(await proposed(physician, first)).toMatchObject({ recipe: null });
  const told = await rowsOf<{ type: string; recipe: string }>(
    world.installation.platform.db,
    sql`select type, details ->> 'recipe' as recipe from audit_event where type like 'recipe-types.%' order by id`,
  );
  expect(told.map(({ type, recipe }) => `${type} ${recipe}`)).toEqual([
    'recipe-types.marked antimicrobiano',
    'recipe-types.marked antimicrobiano',
    'recipe-types.changed controle-especial',
    'recipe-types.unmarked controle-especial',
  ]);
  await here.admin.call('DELETE', `/recipe-types/${(await list()).rows[0]?.id}`);
});

test('is searched by name and turns page by page; two who mark one medicine at once leave one row', async () => {
  await Promise.all([mark('azul', amoxicillin), mark('amarela', amoxicillin)]);
  const seen: string[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const query = new URLSearchParams({ limit: '2', search: 'AMOXI', ...(after && { after }) });
    const page: Rows = await list(`?${query.toString()}`);
    expect(page.total.count).toBe(3);
    seen.push(...page.rows.map(({ catmat }) => catmat));
    after = page.next;
  }
  expect(seen.toSorted()).toEqual([...amoxicillin]);
  expect((await list('?search=losartana')).rows).toEqual([]);
});

test('no medicine, one of no table, a type that is none, and who may not', async () => {
  const [, there] = world.places;
  const refusal = ({ status, body }: { status: number; body: Problem }) => [
    status,
    body.fields?.map(({ path }) => path),
  ];
  expect(refusal(await mark('azul', []))).toEqual([422, ['medicines']]);
  expect(refusal(await mark('azul', ['BR0000000']))).toEqual([422, ['medicines']]);
  expect((await mark('verde', amoxicillin)).status).toBe(400);
  expect((await mark('azul', amoxicillin, there.admin)).status).toBe(404);
  const { client: nurse } = await world.worker(['enfermeiro']);
  expect((await mark('azul', amoxicillin, nurse)).status).toBe(403);
  const { client: desk } = await world.worker(['recepcao']);
  expect((await desk.call('GET', `/medicines/${amoxicillin[0]}`)).status).toBe(403);
});
