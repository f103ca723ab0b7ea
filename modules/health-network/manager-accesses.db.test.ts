import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Client } from '#apps/installation/testing';
import { buildPerson, signedIn, type TestPerson } from '#apps/installation/testing-people';
import { sql } from '#platform/db/database';
import { startTwoMunicipalities, type TwoMunicipalities } from './test/two-municipalities.ts';

type Access = { id: string; kind: string; active: boolean; manageable: boolean; uf: string | null };
type Problem = { code: string; fields?: Array<{ path: string }> };

let fixture: TwoMunicipalities;
let person: TestPerson;
beforeAll(async () => {
  fixture = await startTwoMunicipalities();
});
afterAll(() => fixture.close());
beforeEach(async () => {
  person = await buildPerson(fixture.installation, { name: 'GESTORA NOVA' });
  await sql`update professional set registered_municipality_id = ${fixture.here.municipality.id}
    where id = ${person.id}`.execute(fixture.installation.platform.db);
});

const add = (client: Client, kind: string, uf?: string, id = person.id) =>
  client.call<{ id: string } & Problem>('POST', `/professionals/${id}/accesses`, { kind, uf });
const switchTo = (client: Client, id: string, active: boolean) =>
  client.call<Problem>('PATCH', `/professional-accesses/${id}`, { active });
async function accesses(client: Client, query = ''): Promise<Access[]> {
  const answer = await client.call<{ accesses: Access[] }>('GET', `/professionals/${person.id}?${query}`);
  return answer.body.accesses;
}

test('ADM-I15 gestor estadual is the installer’s to give, gestor municipal the municipal administrator’s', async () => {
  const { here, installer } = fixture;
  expect((await add(here.admin, 'state-manager', 'SC')).status).toBe(403);
  expect((await add(installer, 'municipal-manager')).status).toBe(403);
  expect((await add(here.admin, 'municipal-manager')).status).toBe(201);
  expect((await add(installer, 'state-manager', 'SC')).status).toBe(201);
  expect(await accesses(installer)).toMatchObject([
    { kind: 'municipal-manager', municipality: { ibge: here.municipality.ibge }, manageable: false },
    { kind: 'state-manager', uf: 'SC', municipality: null, manageable: true },
  ]);
  expect(await accesses(here.admin)).toMatchObject([{ kind: 'municipal-manager', manageable: true }]);
});

test('the state is required and real; the same access twice is refused', async () => {
  const { installer, here } = fixture;
  for (const uf of [undefined, 'ZZ']) {
    const refused = await add(installer, 'state-manager', uf);
    expect([refused.status, refused.body.fields?.[0]?.path]).toEqual([422, 'uf']);
  }
  expect((await add(installer, 'state-manager', 'SC')).status).toBe(201);
  expect((await add(installer, 'state-manager', 'PR')).status).toBe(201);
  const again = await add(installer, 'state-manager', 'SC');
  expect([again.status, again.body.code]).toEqual([409, 'manager-exists']);
  expect((await add(here.admin, 'municipal-manager')).status).toBe(201);
  expect((await add(here.admin, 'municipal-manager')).status).toBe(409);
});

test('a manager enters, and is out at the next request after being inactivated', async () => {
  const { here } = fixture;
  const { id } = (await add(here.admin, 'municipal-manager')).body;
  const manager = await signedIn(fixture.installation, person);
  const session = () => manager.call<{ access?: { kind: string } }>('GET', '/session');
  expect((await session()).body.access).toMatchObject({ kind: 'municipal-manager' });
  expect((await switchTo(here.admin, id, false)).status).toBe(200);
  expect((await session()).body.access).toBeUndefined();
  expect(await accesses(here.admin)).toEqual([]);
  expect(await accesses(here.admin, 'showInactiveAccesses=true')).toMatchObject([{ id, active: false }]);
  expect((await switchTo(here.admin, id, true)).status).toBe(200);
});

test('accesses of elsewhere, of other kinds and of oneself are out of reach', async () => {
  const { here, there, installer, installation } = fixture;
  const { id } = (await add(here.admin, 'municipal-manager')).body;
  const ofState = (await add(installer, 'state-manager', 'SC')).body.id;
  expect((await switchTo(there.admin, id, false)).status).toBe(404);
  expect((await switchTo(here.admin, ofState, false)).status).toBe(404);
  expect((await switchTo(installer, id, false)).status).toBe(404);
  expect((await switchTo(here.coordinator, id, false)).status).toBe(403);
  expect((await add(there.admin, 'municipal-manager')).status).toBe(404);
  expect((await add(here.admin, 'municipal-manager', undefined, here.adminPerson.id)).status).toBe(403);
  const { rows } = await sql<{ id: string }>`
    select id from administrative_access where kind in ('installer', 'municipal-admin')`.execute(
    installation.platform.db,
  );
  for (const access of rows) {
    expect((await switchTo(installer, access.id, false)).status).toBe(404);
    expect((await switchTo(here.admin, access.id, false)).status).toBe(404);
  }
});
