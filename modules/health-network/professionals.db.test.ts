import { generateCns, generateCpf } from '@pec-aberto/brazil';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '#apps/installation/testing';
import { buildLotacao, grant } from '#apps/installation/testing-people';
import { rowsOf, sql } from '#platform/db/database';
import { runUseCase } from '#platform/usecase/run';
import { ensureProfessional } from './index.ts';
import { NURSE, startTwoMunicipalities, type TwoMunicipalities } from './test/two-municipalities.ts';

type Problem = { code: string; fields?: Array<{ path: string; message: string }> };
type Person = { id: string; name: string; version: string; manageable: boolean } & Record<string, unknown>;

let fixture: TwoMunicipalities;
beforeAll(async () => {
  fixture = await startTwoMunicipalities();
});
afterAll(() => fixture.close());

let seed = 50_000;
const fresh = (fields: Record<string, unknown> = {}) => ({
  name: 'Joana Prado Reis',
  cpf: generateCpf(seed++),
  ...fields,
});
const add = (client: Client, body: Record<string, unknown>) =>
  client.call<{ id: string } & Problem>('POST', '/professionals', body);
const view = (client: Client, id: string) => client.call<Person>('GET', `/professionals/${id}`);
const namesOf = async (client: Client, query = '') => {
  const answer = await client.call<{ rows: Person[] }>('GET', `/professionals?${query}`);
  return answer.body.rows.map((row) => row.name);
};
const pathsOf = (problem: Problem) => problem.fields?.map(({ path }) => path);

test('ADM-I01 name and a valid CPF are enough; a bad or repeated CPF and a bad CNS are refused', async () => {
  const { admin } = fixture.here;
  const body = fresh();
  const added = await add(admin, body);
  expect(added.status).toBe(201);
  expect((await view(admin, added.body.id)).body).toMatchObject({
    name: 'JOANA PRADO REIS',
    cpf: body.cpf,
    cns: null,
    origin: 'manual',
    manageable: true,
    lotacoes: [],
  });
  const repeated = await add(admin, body);
  expect([repeated.status, repeated.body.code, pathsOf(repeated.body)]).toEqual([409, 'cpf-taken', ['cpf']]);
  const bad = await add(admin, fresh({ cpf: '12345678900', cns: '700000000000000' }));
  expect([bad.status, bad.body.code, pathsOf(bad.body)]).toEqual([422, 'cpf-invalid', ['cpf', 'cns']]);
  expect((await add(admin, { name: 'Joana Prado' })).status).toBe(400);
});

test('one CNS is never held by two professionals, in any municipality', async () => {
  const cns = generateCns(77);
  expect((await add(fixture.here.admin, fresh({ cns }))).status).toBe(201);
  const second = await add(fixture.there.admin, fresh({ cns }));
  expect([second.status, second.body.code, pathsOf(second.body)]).toEqual([409, 'cns-taken', ['cns']]);
  const other = await add(fixture.there.admin, fresh());
  const person = (await view(fixture.there.admin, other.body.id)).body;
  const changed = await fixture.there.admin.call<Problem>('PUT', `/professionals/${person.id}`, {
    name: person.name,
    cpf: person['cpf'],
    cns,
    version: person.version,
  });
  expect([changed.status, changed.body.code]).toEqual([409, 'cns-taken']);
});

test('two people saving one CPF at the same moment: one enters', async () => {
  const body = fresh();
  const answers = await Promise.all([add(fixture.here.admin, body), add(fixture.there.admin, body)]);
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
});

test('ADM-I04 with a council, state and registration are required, and not taken without', async () => {
  const { admin } = fixture.here;
  const alone = await add(admin, fresh({ council: '71' }));
  expect([alone.status, pathsOf(alone.body)]).toEqual([422, ['councilUf', 'councilNumber']]);
  for (const [given, missing] of [
    [{ councilUf: 'SC' }, 'councilNumber'],
    [{ councilNumber: '99' }, 'councilUf'],
  ] as const) {
    const half = await add(admin, fresh({ council: '71', ...given }));
    expect([half.status, pathsOf(half.body)]).toEqual([422, [missing]]);
  }
  const without = await add(admin, fresh({ councilUf: 'SC', councilNumber: '99' }));
  expect([without.status, pathsOf(without.body)]).toEqual([422, ['councilUf', 'councilNumber']]);
  const whole = await add(admin, fresh({ council: 'CRM', councilUf: 'SC', councilNumber: '12345' }));
  expect((await view(admin, whole.body.id)).body).toMatchObject({ council: '71', councilUf: 'SC' });
});

test('every field is kept, and the municipality of the address is named', async () => {
  const { admin } = fixture.here;
  const body = fresh({
    cns: generateCns(78),
    birthDate: '1980-05-17',
    sex: 'F',
    email: 'joana@ubs.sc.gov.br',
    phone: '(48) 3333-4444',
    socialName: 'Jô Prado',
    address: {
      cep: '88010-000'.replace('-', ''),
      uf: 'SC',
      ibge: '4205407',
      district: 'Centro',
      streetType: 'Rua',
      street: 'das Flores',
      number: 'S/N',
      complement: '',
      reference: 'Ao lado da escola',
    },
  });
  const added = await add(admin, body);
  expect((await view(admin, added.body.id)).body).toMatchObject({
    cns: generateCns(78),
    birthDate: '1980-05-17',
    sex: 'F',
    email: 'joana@ubs.sc.gov.br',
    phone: '4833334444',
    socialName: 'JÔ PRADO',
    address: { city: 'Florianópolis', streetType: 'RUA', number: 'S/N', reference: 'AO LADO DA ESCOLA' },
  });
});

test('a change is saved over the version it was made from; the second of two is told', async () => {
  const { admin } = fixture.here;
  const { id } = (await add(admin, fresh())).body;
  const before = (await view(admin, id)).body;
  const put = (fields: Record<string, unknown>) =>
    admin.call<Problem>('PUT', `/professionals/${id}`, {
      name: before.name,
      cpf: before['cpf'],
      version: before.version,
      ...fields,
    });
  expect((await put({ email: 'um@ubs.sc.gov.br' })).status).toBe(200);
  const second = await put({ phone: '4833334444' });
  expect([second.status, second.body.code]).toEqual([409, 'changed-meanwhile']);
  expect((await view(admin, id)).body).toMatchObject({ email: 'um@ubs.sc.gov.br', phone: '' });
  const events = await rowsOf<{ fields: string[] }>(
    fixture.installation.platform.db,
    sql`select fields from audit_event where subject_id = ${id} and type = 'health-network.professional-changed'`,
  );
  expect(events).toEqual([{ fields: ['email'] }]);
});

test('ADM-I13 a professional without references is deleted; one with a lotação or a password is not', async () => {
  const { admin, nurse } = fixture.here;
  const { id } = (await add(admin, fresh())).body;
  expect((await admin.call('DELETE', `/professionals/${id}`)).status).toBe(204);
  expect((await view(admin, id)).status).toBe(404);
  const used = await admin.call<Problem>('DELETE', `/professionals/${nurse.id}`);
  expect([used.status, used.body.code]).toEqual([409, 'professional-in-use']);
  expect((await view(admin, nurse.id)).status).toBe(200);
});

test('ADM-A04 ADM-I07 professionals of elsewhere are not found, whatever is asked', async () => {
  const { here, there, otherNurse } = fixture;
  const body = { name: 'Nome Trocado Aqui', cpf: generateCpf(1), version: new Date().toISOString() };
  const strangers: Array<[Client, string]> = [
    [here.admin, there.nurse.id],
    [here.coordinator, there.nurse.id],
    [here.coordinator, otherNurse.id],
  ];
  for (const [client, id] of strangers) {
    expect((await view(client, id)).status).toBe(404);
    expect((await client.call('PUT', `/professionals/${id}`, body)).status).toBe(404);
    expect((await client.call('DELETE', `/professionals/${id}`)).status).toBe(404);
    const reset = await client.call('POST', `/professionals/${id}/provisional-password`, {});
    expect(reset.status).toBe(404);
  }
  expect(await namesOf(here.coordinator, 'limit=100')).not.toContain('ENFERMEIRA DO ALTO');
  expect(await namesOf(here.admin, 'limit=100')).not.toContain('ENFERMEIRA DE VALE FUNDO');
  expect((await here.admin.call('GET', `/professionals?unitId=${there.unitId}`)).body).toMatchObject({
    rows: [],
    total: { count: 0 },
  });
  const own = await here.coordinator.call('POST', `/professionals/${here.nurse.id}/provisional-password`, {});
  expect(own.status).toBe(200);
});

test('who was typed in without lotação belongs to where it was typed in, until working somewhere', async () => {
  const { here, there, otherUnitId, installation } = fixture;
  const mine = fresh({ name: 'Digitada na Unidade' });
  const { id } = (await add(here.coordinator, mine)).body;
  expect((await view(here.coordinator, id)).status).toBe(200);
  expect((await view(here.admin, id)).status).toBe(200);
  expect((await view(there.admin, id)).status).toBe(404);
  expect(await namesOf(here.coordinator)).toContain('DIGITADA NA UNIDADE');
  const person = { id, cpf: String(mine.cpf) };
  await buildLotacao(installation, {
    person,
    municipality: here.municipality,
    unitId: otherUnitId,
    cbo: NURSE,
  });
  expect((await view(here.coordinator, id)).status).toBe(404);
  expect((await view(here.admin, id)).status).toBe(200);
});

test('nobody changes the data of who stands above: it would be a way in', async () => {
  const { here, there, installation, installer } = fixture;
  // The coordinator's colleague becomes the installer's kind of person: a responsible elsewhere.
  const { id } = (await add(here.admin, fresh({ name: 'Colega Responsável' }))).body;
  const { municipality, unitId } = here;
  await buildLotacao(installation, { person: { id, cpf: '' }, municipality, unitId, cbo: NURSE });
  const put = async (client: Client) => {
    const { name, cpf, version } = (await view(client, id)).body;
    const body = { name, cpf, version, email: 'outro@x.com' };
    return (await client.call('PUT', `/professionals/${id}`, body)).status;
  };
  expect([await put(here.coordinator), await put(here.admin)]).toEqual([200, 200]);
  await sql`update administrative_access set active = false, inactivated_at = now()
    where municipality_id = ${there.municipality.id}`.execute(installation.platform.db);
  const access = await grant(installation, { id, cpf: '' }, 'municipal-admin', there.municipality);
  expect([await put(here.coordinator), await put(here.admin), await put(installer)]).toEqual([404, 404, 200]);
  expect((await view(here.admin, id)).body.manageable).toBe(false);
  const listed = await here.admin.call<{ rows: Person[] }>('GET', '/professionals?search=colega');
  expect(listed.body.rows).toMatchObject([{ name: 'COLEGA RESPONSÁVEL', manageable: false }]);
  await sql`delete from administrative_access where id = ${access}`.execute(installation.platform.db);
  await sql`update administrative_access set active = true, inactivated_at = null
    where municipality_id = ${there.municipality.id}`.execute(installation.platform.db);
});

test('who works in two municipalities is the installer’s to change; who left one, of the other', async () => {
  const { here, there, installation, installer } = fixture;
  const mine = fresh({ name: 'Mudou de Cidade' });
  const { id } = (await add(here.admin, mine)).body;
  const person = { id, cpf: String(mine.cpf) };
  const old = await buildLotacao(installation, { person, ...here, cbo: NURSE });
  await buildLotacao(installation, { person, ...there, cbo: NURSE });
  const managed = async (client: Client) => (await view(client, id)).body.manageable;
  expect([await managed(here.admin), await managed(there.admin)]).toEqual([false, false]);
  expect(await managed(installer)).toBe(true);
  await sql`update lotacao set active = false, inactivated_at = now() where id = ${old}`.execute(
    installation.platform.db,
  );
  expect((await view(here.admin, id)).body).toMatchObject({ manageable: false, lotacoes: [] });
  expect((await here.admin.call('DELETE', `/professionals/${id}`)).status).toBe(404);
  expect((await view(there.admin, id)).body.manageable).toBe(true);
});

test('S2 who works in two units of a municipality is changed by its administrator, not by one unit', async () => {
  const { here, otherUnitId, installation } = fixture;
  const mine = fresh({ name: 'Trabalha em Duas' });
  const { id } = (await add(here.coordinator, mine)).body;
  const person = { id, cpf: String(mine.cpf) };
  await buildLotacao(installation, { person, ...here, cbo: NURSE });
  const managed = async (client: Client) => (await view(client, id)).body.manageable;
  expect([await managed(here.coordinator), await managed(here.admin)]).toEqual([true, true]);
  await buildLotacao(installation, { person, ...here, unitId: otherUnitId, cbo: NURSE });
  expect([await managed(here.coordinator), await managed(here.admin)]).toEqual([false, true]);
  const path = `/professionals/${id}/provisional-password`;
  expect((await here.coordinator.call('POST', path, {})).status).toBe(404);
});

test('ADM-I06 a blocked login is in the list, by itself when asked, and freed by a new password', async () => {
  const { here, installation } = fixture;
  const { db } = installation.platform;
  await sql`update account set blocked_at = now() where professional_id = ${here.nurse.id}`.execute(db);
  const blocked = await here.admin.call<{ rows: Person[] }>('GET', '/professionals?onlyBlocked=true');
  expect(blocked.body.rows).toMatchObject([{ name: 'ENFERMEIRA DE SERRA CLARA', blocked: true }]);
  const path = `/professionals/${here.nurse.id}/provisional-password`;
  const freed = await here.coordinator.call<{ password: string }>('POST', path, {});
  expect(freed.body).toMatchObject({ unblocked: true });
  const entered = await installation.client().call('POST', '/session', {
    cpf: here.nurse.cpf,
    password: freed.body.password,
  });
  expect(entered.body).toMatchObject({ state: 'password-change' });
  const types = await rowsOf<{ type: string }>(
    db,
    sql`select type from audit_event where subject_id = ${here.nurse.id} and type = 'access.unblocked'`,
  );
  expect(types).toHaveLength(1);
});

test('ADM-I05 who has a lotação without agenda is marked and listed alone, each access its own', async () => {
  const { here, there, installation, otherUnitId, otherNurse } = fixture;
  const { db } = installation.platform;
  const marked = async (client: Client) => {
    const { body } = await client.call<{ rows: Array<Person & { withoutAgenda: boolean }> }>(
      'GET',
      '/professionals',
    );
    return body.rows.filter((row) => row.withoutAgenda).map(({ name }) => name);
  };
  const alone = (client: Client, more = '') => namesOf(client, `onlyWithoutAgenda=true${more}`);
  await sql`update lotacao set agenda = 'padrao'`.execute(db);
  expect(await alone(here.admin)).toEqual([]);
  await sql`update lotacao set agenda = 'nenhuma' where id = ${here.nurseLotacao}
    or unit_id = ${otherUnitId} and professional_id = ${otherNurse.id}
    or id = ${there.nurseLotacao}`.execute(db);
  expect(await alone(here.coordinator)).toEqual(['ENFERMEIRA DE SERRA CLARA']);
  expect(await marked(here.coordinator)).toEqual(['ENFERMEIRA DE SERRA CLARA']);
  const ofBoth = (await alone(here.admin)).toSorted();
  expect(ofBoth).toHaveLength(2);
  expect((await marked(here.admin)).toSorted()).toEqual(ofBoth);
  expect(await alone(here.admin, `&unitId=${here.unitId}`)).toEqual(['ENFERMEIRA DE SERRA CLARA']);
  // Hours of its own, or no longer working there: nothing is missing.
  await sql`insert into agenda (lotacao_id, version, days, online, updated_at)
    values (${here.nurseLotacao}, uuid_v7(), '{}', '{}', now())`.execute(db);
  expect(await alone(here.coordinator)).toEqual([]);
  await sql`delete from agenda where lotacao_id = ${here.nurseLotacao}`.execute(db);
  await sql`update lotacao set active = false, inactivated_at = now()
    where id = ${here.nurseLotacao}`.execute(db);
  expect(await alone(here.coordinator)).toEqual([]);
  await sql`update lotacao set active = true, inactivated_at = null
    where id = ${here.nurseLotacao}`.execute(db);
});

test('ADM-I14 a professional without any access enters nowhere and reads why', async () => {
  const { here, installation } = fixture;
  const mine = fresh();
  const { id } = (await add(here.admin, mine)).body;
  const path = `/professionals/${id}/provisional-password`;
  const { password } = (await here.admin.call<{ password: string }>('POST', path, {})).body;
  const answer = await installation.client().call<Problem>('POST', '/session', { cpf: mine.cpf, password });
  expect([answer.status, answer.body.code]).toEqual([403, 'no-access']);
});

test('ensureProfessional keeps all the installer tells, by the same rules and field names', async () => {
  const { platform } = fixture.installation;
  const ensure = (input: Parameters<typeof ensureProfessional>[1]) =>
    runUseCase(platform, { actor: { kind: 'system' } }, (context) => ensureProfessional(context, input));
  const input = {
    name: 'Instaladora Maria Rocha',
    cpf: generateCpf(seed++),
    cns: generateCns(79),
    birthDate: '1975-01-31',
    sex: 'F',
    council: 'COREN',
    councilUf: 'SC',
    councilNumber: '555',
    email: 'maria@x.gov.br',
    phone: '48999998888',
  };
  const id = await ensure(input);
  expect((await view(fixture.installer, id)).body).toMatchObject({
    ...input,
    name: 'INSTALADORA MARIA ROCHA',
    council: '66',
  });
  expect(await ensure({ cpf: input.cpf, name: '' })).toBe(id);
  const bad = ensure({ ...input, cpf: generateCpf(seed++), cns: '1', phone: '9' });
  await expect(bad).rejects.toMatchObject({
    status: 422,
    fields: [expect.objectContaining({ path: 'cns' }), expect.objectContaining({ path: 'phone' })],
  });
});
