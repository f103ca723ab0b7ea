import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Client } from '#apps/installation/testing';
import { buildLotacao, buildPerson, signedIn, type TestPerson } from '#apps/installation/testing-people';
import { findRow, sql } from '#platform/db/database';
import { NURSE, startTwoMunicipalities, type TwoMunicipalities } from './test/two-municipalities.ts';

type Problem = { code: string; detail: string; fields?: Array<{ path: string }> };
type Lotacao = {
  id: string;
  active: boolean;
  unused: boolean;
  updateOnCnes: boolean;
  agenda: string;
  origin: string;
  profiles: Array<{ id: string; name: string }>;
};
type Choices = {
  units: Array<{ id: string; name: string }>;
  profiles: Array<{ id: string; name: string }>;
};

const DENTIST = '223208';
let fixture: TwoMunicipalities;
let profiles: Map<string, string>;
let person: TestPerson;

beforeAll(async () => {
  fixture = await startTwoMunicipalities();
  const { body } = await fixture.here.admin.call<Choices>('GET', '/lotacao-choices');
  profiles = new Map(body.profiles.map(({ id, name }) => [name, id]));
});
afterAll(() => fixture.close());
beforeEach(async () => {
  person = await buildPerson(fixture.installation, { name: 'PESSOA NOVA' });
  await sql`update professional set registered_municipality_id = ${fixture.here.municipality.id},
    registered_unit_id = ${fixture.here.unitId} where id = ${person.id}`.execute(db());
});

const db = () => fixture.installation.platform.db;
const profile = (name: string) => profiles.get(name) ?? 'none';
const body = (change: Record<string, unknown> = {}) => ({
  unitId: fixture.here.unitId,
  cbo: NURSE,
  teamId: null,
  profileIds: [profile('Enfermeiro')],
  updateOnCnes: true,
  ...change,
});
const add = (client: Client, change: Record<string, unknown> = {}, id = person.id) =>
  client.call<{ id: string } & Problem>('POST', `/professionals/${id}/lotacoes`, body(change));
async function lotacoes(client: Client, query = 'showInactive=true', id = person.id) {
  const answer = await client.call<{ lotacoes: Lotacao[] }>('GET', `/professionals/${id}?${query}`);
  return answer.body.lotacoes;
}
const refusal = ({ status, body: problem }: { status: number; body: Problem }) => [
  status,
  problem.code,
  problem.fields?.[0]?.path,
];

test('ADM-I10 unit, CBO and profiles are required; only active teams of the unit are taken', async () => {
  const { admin, unitId, teamId } = fixture.here;
  for (const field of ['unitId', 'cbo', 'profileIds']) {
    expect((await add(admin, { [field]: undefined })).status).toBe(400);
  }
  expect(refusal(await add(admin, { profileIds: [] }))).toEqual([422, 'profiles-invalid', 'profileIds']);
  const elsewhere = await add(admin, { unitId: fixture.otherUnitId, teamId });
  expect(refusal(elsewhere)).toEqual([422, 'team-invalid', 'teamId']);
  const teams = await admin.call('GET', `/lotacao-choices/units/${unitId}/teams`);
  expect(teams.body).toMatchObject([{ id: teamId, ine: '0000000101' }]);
  expect((await add(admin, { teamId })).status).toBe(201);
  expect(await lotacoes(admin)).toMatchObject([
    {
      team: { id: teamId },
      cbo: { code: NURSE },
      origin: 'manual',
      updateOnCnes: true,
      agenda: 'padrao',
      active: true,
      unused: true,
      profiles: [{ name: 'Enfermeiro' }],
    },
  ]);
});

test('proposes the profiles that an import would give the occupation, active in the municipality', async () => {
  const proposed = async (cbo: string) =>
    (await fixture.here.admin.call<{ profileIds: string[] }>('GET', `/lotacao-choices/cbos/${cbo}/profiles`))
      .body;
  expect(await proposed(NURSE)).toEqual({
    profileIds: [profile('Enfermeiro'), profile('Escuta inicial')].toSorted(),
  });
  expect(await proposed('131210')).toEqual({ profileIds: [profile('Coordenador UBS')] });
  expect(await proposed('999999')).toEqual({ profileIds: [] });
});

test('the second lotação in a municipality has no agenda until somebody configures it', async () => {
  const { admin } = fixture.here;
  await add(admin);
  const second = await add(admin, { unitId: fixture.otherUnitId });
  const found = (await lotacoes(admin)).find(({ id }) => id === second.body.id);
  expect(found?.agenda).toBe('nenhuma');
});

test('the occupations that the municipality uses most are offered first', async () => {
  const { here, there } = fixture;
  const first = async (client: Client) =>
    (await client.call<Array<{ code: string }>>('GET', '/lotacao-choices/cbos?search=dent')).body[0]?.code;
  expect(await first(here.admin)).not.toBe(DENTIST);
  await add(here.admin, { cbo: DENTIST, profileIds: [profile('Cirurgião dentista')] });
  expect(await first(here.admin)).toBe(DENTIST);
  expect(await first(there.admin)).not.toBe(DENTIST);
});

test('ADM-I11 an occupation that the municipality made unavailable cannot be given', async () => {
  const { here, there } = fixture;
  const search = async (client: Client) =>
    (await client.call<unknown[]>('GET', '/lotacao-choices/cbos?search=2232')).body;
  expect(await search(here.admin)).toContainEqual(expect.objectContaining({ code: DENTIST }));
  const kept = await add(here.admin, { cbo: DENTIST, profileIds: [profile('Cirurgião dentista')] });
  await sql`insert into cbo_offer (municipality_id, cbo, available, created_at)
    values (${here.municipality.id}, ${DENTIST}, false, now())`.execute(db());
  expect(await search(here.admin)).not.toContainEqual(expect.objectContaining({ code: DENTIST }));
  expect(await search(there.admin)).toContainEqual(expect.objectContaining({ code: DENTIST }));
  const refused = await add(here.admin, { cbo: DENTIST, unitId: fixture.otherUnitId });
  expect(refusal(refused)).toEqual([422, 'cbo-unavailable', 'cbo']);
  expect(refusal(await add(here.admin, { cbo: '999999' }))).toEqual([422, 'cbo-unavailable', 'cbo']);
  // What is there goes on (ADM-F05), and once inactivated does not come back.
  const patch = (active: boolean) =>
    here.admin.call<Problem>('PATCH', `/lotacoes/${kept.body.id}`, { active });
  expect((await lotacoes(here.admin))[0]).toMatchObject({ active: true });
  expect((await patch(false)).status).toBe(200);
  expect(refusal(await patch(true))).toEqual([422, 'cbo-unavailable', 'cbo']);
});

test('the same unit, CBO and team twice is refused, also when inactive and when two save at once', async () => {
  const { admin } = fixture.here;
  const [one, two] = await Promise.all([add(admin), add(admin)]);
  expect([one.status, two.status].toSorted((a, b) => a - b)).toEqual([201, 409]);
  const { id } = one.status === 201 ? one.body : two.body;
  expect(refusal(await add(admin))).toEqual([409, 'lotacao-exists', undefined]);
  await admin.call('PATCH', `/lotacoes/${id}`, { active: false });
  expect(refusal(await add(admin))).toEqual([409, 'lotacao-inactive', undefined]);
  expect((await admin.call('PATCH', `/lotacoes/${id}`, { active: true })).status).toBe(200);
  expect(await lotacoes(admin)).toHaveLength(1);
});

test('ADM-I12 an inactivated lotação is lost at the next request and shown when asked', async () => {
  const { admin } = fixture.here;
  const { id } = (await add(admin)).body;
  const worker = await signedIn(fixture.installation, person);
  const session = () => worker.call<{ state: string; access?: { id: string } }>('GET', '/session');
  expect((await session()).body).toMatchObject({ state: 'active', access: { id } });
  expect((await admin.call('PATCH', `/lotacoes/${id}`, { active: false })).status).toBe(200);
  expect((await session()).body.access).toBeUndefined();
  expect((await worker.call('GET', '/professionals')).status).toBe(403);
  expect(await lotacoes(admin, '')).toEqual([]);
  expect(await lotacoes(admin)).toMatchObject([{ id, active: false }]);
});

test('profiles are changed for open sessions too, and the import is told to keep them', async () => {
  const { admin } = fixture.here;
  const { id } = (await add(admin)).body;
  const worker = await signedIn(fixture.installation, person);
  expect((await worker.call('GET', '/professionals')).status).toBe(403);
  const coordination = profile('Coordenador UBS');
  const change = await admin.call('PUT', `/lotacoes/${id}`, {
    profileIds: [coordination],
    updateOnCnes: false,
  });
  expect(change.status).toBe(200);
  expect((await worker.call('GET', '/professionals')).status).toBe(200);
  expect(await lotacoes(admin)).toMatchObject([{ updateOnCnes: false, profiles: [{ id: coordination }] }]);
  const event = await findRow<{ fields: string[] }>(
    db(),
    sql`select fields from audit_event where subject_id = ${id} and type = 'health-network.lotacao-changed'`,
  );
  expect(event?.fields).toEqual(['profiles', 'update_on_cnes']);
});

test('only active profiles of access kind lotação are offered and taken', async () => {
  const { admin } = fixture.here;
  expect([...profiles.keys()]).toContain('Recepção');
  expect([...profiles.keys()]).not.toContain('Instalador');
  const installer = await findRow<{ id: string }>(
    db(),
    sql`select id from profile where slug = 'instalador'`,
  );
  for (const id of [installer?.id, '01a1f82e-038f-731e-8c6d-9704b77045f6']) {
    expect(refusal(await add(admin, { profileIds: [id] }))).toEqual([422, 'profiles-invalid', 'profileIds']);
  }
});

test('ADM-I13 a lotação in which nobody worked is deleted; one that was used is only inactivated', async () => {
  const { admin } = fixture.here;
  const unused = await add(admin);
  expect((await admin.call('DELETE', `/lotacoes/${unused.body.id}`)).status).toBe(204);
  const used = await add(admin);
  await signedIn(fixture.installation, person);
  expect((await lotacoes(admin))[0]).toMatchObject({ unused: false });
  const refused = await admin.call<Problem>('DELETE', `/lotacoes/${used.body.id}`);
  expect(refusal(refused)).toEqual([409, 'lotacao-in-use', undefined]);
});

test('ADM-A04 lotações, units and teams of elsewhere are not found', async () => {
  const { here, there, otherUnitId, otherNurse } = fixture;
  expect((await add(here.admin, { unitId: there.unitId })).status).toBe(404);
  expect((await add(here.coordinator, { unitId: otherUnitId })).status).toBe(404);
  expect((await add(here.coordinator, {}, otherNurse.id)).status).toBe(404);
  expect((await add(here.admin, {}, there.nurse.id)).status).toBe(404);
  expect((await here.admin.call('GET', `/lotacao-choices/units/${there.unitId}/teams`)).status).toBe(404);
  expect((await here.coordinator.call('GET', `/lotacao-choices/units/${otherUnitId}/teams`)).status).toBe(
    404,
  );
  const own = await here.coordinator.call<Choices>('GET', '/lotacao-choices');
  expect(own.body.units.map(({ id }) => id)).toEqual([here.unitId]);
  const change = { profileIds: [profile('Enfermeiro')], updateOnCnes: false };
  for (const client of [here.admin, here.coordinator]) {
    const path = `/lotacoes/${there.nurseLotacao}`;
    expect((await client.call('PUT', path, change)).status).toBe(404);
    expect((await client.call('PATCH', path, { active: false })).status).toBe(404);
    expect((await client.call('DELETE', path)).status).toBe(404);
  }
  const mine = await add(here.admin, { unitId: otherUnitId });
  expect((await here.coordinator.call('PATCH', `/lotacoes/${mine.body.id}`, { active: false })).status).toBe(
    404,
  );
  expect((await add(here.coordinator)).status).toBe(404);
});

test('a coordinator gives lotações in the own unit', async () => {
  const { coordinator } = fixture.here;
  const added = await add(coordinator);
  expect(added.status).toBe(201);
  const path = `/lotacoes/${added.body.id}`;
  expect((await coordinator.call('PATCH', path, { active: false })).status).toBe(200);
  expect((await coordinator.call('DELETE', path)).status).toBe(204);
});

test('nobody gives a lotação or profiles to himself; the installer gives none', async () => {
  const { here, installation, installer } = fixture;
  const { coordinator, coordinatorPerson, adminPerson } = here;
  expect((await add(coordinator, { cbo: DENTIST }, coordinatorPerson.id)).status).toBe(403);
  expect((await add(here.admin, {}, adminPerson.id)).status).toBe(403);
  const [own] = await lotacoes(coordinator, '', coordinatorPerson.id);
  const change = { profileIds: [profile('Médico')], updateOnCnes: true };
  expect((await coordinator.call('PUT', `/lotacoes/${own?.id}`, change)).status).toBe(403);
  expect((await add(installer)).status).toBe(403);
  const extra = await buildLotacao(installation, {
    person: coordinatorPerson,
    ...here,
    cbo: NURSE,
  });
  expect((await coordinator.call('PATCH', `/lotacoes/${extra}`, { active: false })).status).toBe(200);
  expect((await coordinator.call('PATCH', `/lotacoes/${extra}`, { active: true })).status).toBe(403);
});
