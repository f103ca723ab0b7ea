import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import {
  buildLotacao,
  buildMunicipality,
  buildPerson,
  buildUnit,
  grant,
  PASSWORD,
  signedIn,
  type TestMunicipality,
} from '#apps/installation/testing-people';
import { resolveSession } from '#modules/access/index';
import { getRow, rowsOf, sql } from '#platform/db/database';

let installation: TestInstallation;
let municipality: TestMunicipality;
let unitId: string;

beforeAll(async () => {
  installation = await startTestInstallation({ worker: false });
  municipality = await buildMunicipality(installation, '4205407');
  unitId = await buildUnit(installation, municipality, '3127128');
});
afterAll(() => installation.close());

const nurse = async (options: Parameters<typeof buildPerson>[1] = {}) => {
  const person = await buildPerson(installation, options);
  await buildLotacao(installation, { person, municipality, unitId, cbo: '223505' });
  return person;
};
const enter = (cpf: string, password: string) =>
  installation.client().call<Body>('POST', '/session', { cpf, password });
type Body = {
  state: string;
  code: string;
  detail: string;
  idleExpiresAt?: string;
  access?: { resources: string[] };
  accesses?: unknown[];
};

const eventsOf = async (professionalId: string) =>
  (
    await rowsOf<{ type: string }>(
      installation.platform.db,
      sql`select type from audit_event where professional_id = ${professionalId} or subject_id = ${professionalId}
        order by at, id`,
    )
  ).map((row) => row.type);

describe('sign-in', () => {
  test('a right password opens the session in the only access, with the resources of its profiles', async () => {
    const person = await nurse();
    const answer = await enter(person.cpf, PASSWORD);
    expect(answer.status).toBe(200);
    expect(answer.body.state).toBe('active');
    expect(answer.body.access?.resources).toContain('cds');
    expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict/);
    expect(await eventsOf(person.id)).toContain('access.signed-in');
  });

  test('the CPF may be typed with its mask', async () => {
    const { cpf } = await nurse();
    const masked = `${cpf.slice(0, 3)}.${cpf.slice(3, 6)}.${cpf.slice(6, 9)}-${cpf.slice(9)}`;
    expect((await enter(masked, PASSWORD)).status).toBe(200);
  });

  test('CIT-01 the fifth wrong password blocks; the sixth, right, is refused with the block message', async () => {
    const person = await nurse();
    const details: string[] = [];
    for (let i = 0; i < 5; i++) details.push((await enter(person.cpf, 'Errada123')).body.detail);
    expect(details[0]).toContain('Restam 4 tentativas');
    expect(details[3]).toContain('Resta 1 tentativa');
    const right = await enter(person.cpf, PASSWORD);
    expect(right.status).toBe(401);
    expect(right.body.code).toBe('account-blocked');
    expect(await eventsOf(person.id)).toContain('access.blocked');
  });

  test('ADM-C03 a right password puts the counter back to zero', async () => {
    const { cpf } = await nurse();
    for (let i = 0; i < 4; i++) await enter(cpf, 'Errada123');
    expect((await enter(cpf, PASSWORD)).status).toBe(200);
    for (let i = 0; i < 4; i++) await enter(cpf, 'Errada123');
    expect((await enter(cpf, PASSWORD)).status).toBe(200);
  });

  test('ADM-C08 passwords are case-sensitive', async () => {
    const { cpf } = await nurse();
    expect((await enter(cpf, PASSWORD.toLowerCase())).status).toBe(401);
    expect((await enter(cpf, PASSWORD)).status).toBe(200);
  });

  test('a CPF nobody has is answered like a wrong password', async () => {
    const known = await nurse();
    const unknown = '52998224725';
    for (let i = 0; i < 6; i++) {
      const [a, b] = [await enter(known.cpf, 'Errada123'), await enter(unknown, 'Errada123')];
      expect([b.status, b.body.code, b.body.detail]).toEqual([a.status, a.body.code, a.body.detail]);
    }
  });

  test('ADM-I14 somebody without an enabled access is told so and gets no session', async () => {
    const person = await buildPerson(installation);
    const answer = await enter(person.cpf, PASSWORD);
    expect([answer.status, answer.body.code]).toEqual([403, 'no-access']);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  test('CIT-03 a provisional password opens nothing but its own change', async () => {
    const person = await nurse({ mustChange: true });
    const client = installation.client();
    const first = await client.call<Body>('POST', '/session', { cpf: person.cpf, password: PASSWORD });
    expect(first.body.state).toBe('password-change');
    const blocked = await client.call<Body>('GET', '/jobs/00000000-0000-7000-8000-000000000000');
    expect([blocked.status, blocked.body.code]).toEqual([403, 'password-change-required']);
    const changed = await client.call<Body>('POST', '/session/password', {
      current: PASSWORD,
      next: 'Xyzwvut2',
    });
    expect([changed.status, changed.body.state]).toEqual([200, 'active']);
  });

  test('CIT-04 somebody with three accesses chooses one, and the session is that one', async () => {
    const person = await nurse();
    await buildLotacao(installation, { person, municipality, unitId, cbo: '131210' });
    const admin = await grant(installation, person, 'municipal-admin', municipality);
    const client = installation.client();
    const first = await client.call<Body>('POST', '/session', { cpf: person.cpf, password: PASSWORD });
    expect([first.body.state, first.body.accesses?.length]).toEqual(['choose-access', 3]);
    const chosen = await client.call<Body>('POST', '/session/access', { accessId: admin });
    expect(chosen.body.state).toBe('active');
    expect(chosen.body.access?.resources).toContain('importar-cnes');
    expect(chosen.body.access?.resources).not.toContain('cds');
  });

  test('ADM-A05 who is installer and municipal administrator has only the resources of the access chosen', async () => {
    const person = await buildPerson(installation);
    const other = await buildMunicipality(installation, '4209102', 'OUTRA');
    const installer = await grant(installation, person, 'installer');
    const admin = await grant(installation, person, 'municipal-admin', other);
    const client = await signedIn(installation, person, installer);
    const resourcesIn = async (accessId: string) =>
      (await client.call<Body>('POST', '/session/access', { accessId })).body.access?.resources;
    expect(await resourcesIn(admin)).toContain('gerar-trilha-de-auditoria');
    expect(await resourcesIn(admin)).not.toContain('situacao-da-instalacao');
    expect(await resourcesIn(installer)).toContain('situacao-da-instalacao');
    expect(await resourcesIn(installer)).not.toContain('gerar-trilha-de-auditoria');
  });

  test("another person's access cannot be chosen", async () => {
    const client = await signedIn(installation, await nurse());
    const other = await buildPerson(installation);
    const theirs = await buildLotacao(installation, { person: other, municipality, unitId, cbo: '223505' });
    expect((await client.call('POST', '/session/access', { accessId: theirs })).status).toBe(404);
  });
});

describe('municipality of the events of entering', () => {
  const placesOf = (professionalId: string) =>
    rowsOf<{ type: string; municipality_id: string | null }>(
      installation.platform.db,
      sql`select distinct type, municipality_id from audit_event
        where professional_id = ${professionalId} and type like 'access.%' and type <> 'access.password-set'
        order by type`,
    );

  test('is told where all accesses are of one, also of failures, and before any is chosen', async () => {
    const person = await nurse();
    await buildLotacao(installation, { person, municipality, unitId, cbo: '225142' });
    for (let i = 0; i < 5; i++) await enter(person.cpf, 'Errada123');
    const other = await nurse();
    await enter(other.cpf, PASSWORD);
    const types = (await placesOf(person.id)).map((row) => [row.type, row.municipality_id]);
    expect(types).toEqual([
      ['access.blocked', municipality.id],
      ['access.sign-in-failed', municipality.id],
    ]);
    expect(await placesOf(other.id)).toEqual([
      { type: 'access.signed-in', municipality_id: municipality.id },
    ]);
  });

  test('of who works in two is known once the access is chosen: the chosen one', async () => {
    const person = await nurse();
    const other = await buildMunicipality(installation, '4205704', 'TERCEIRA');
    const there = await grant(installation, person, 'municipal-admin', other);
    await signedIn(installation, person, there);
    expect((await placesOf(person.id)).map((row) => [row.type, row.municipality_id])).toEqual([
      ['access.chosen', other.id],
      ['access.signed-in', null],
    ]);
  });
});

describe('session', () => {
  test('ADM-C04 ends after the idle limit and leaves its event', async () => {
    const person = await nurse();
    const client = await signedIn(installation, person);
    installation.clock.advance(61 * 60_000);
    const answer = await client.call<Body>('POST', '/session/access', { accessId: person.id });
    installation.clock.advance(-61 * 60_000);
    expect([answer.status, answer.body.code]).toEqual([401, 'session-required']);
    expect(await eventsOf(person.id)).toContain('access.session-idle');
  });

  test('what a page asks by itself does not keep an idle session open', async () => {
    const client = await signedIn(installation, await nurse());
    const ask = async () => {
      installation.clock.advance(40 * 60_000);
      return (await client.call<Body>('GET', '/jobs/00000000-0000-7000-8000-000000000000')).status;
    };
    const statuses = [await ask(), await ask()];
    installation.clock.advance(-80 * 60_000);
    expect(statuses).toEqual([404, 401]);
  });

  test('tells when it ends, which asking does not put off and going on does', async () => {
    const client = await signedIn(installation, await nurse());
    const end = async (method: 'GET' | 'POST' = 'GET') => {
      const { body } = await client.call<Body>(method, method === 'GET' ? '/session' : '/session/use');
      return new Date(body.idleExpiresAt ?? '').getTime();
    };
    const left = async (method?: 'GET' | 'POST') =>
      Math.round(((await end(method)) - installation.clock.now().getTime()) / 60_000);
    installation.clock.advance(58 * 60_000);
    const told = [await left(), await left(), await left('POST')];
    installation.clock.advance(50 * 60_000);
    const later = await client.call<Body>('GET', '/session');
    installation.clock.advance(-108 * 60_000);
    expect([told, later.body.state]).toEqual([[2, 2, 60], 'active']);
  });

  test('signing out ends it on the server: the old cookie opens nothing', async () => {
    const client = await signedIn(installation, await nurse());
    const cookie = client.cookie() ?? '';
    expect((await client.call('DELETE', '/session')).status).toBe(204);
    const replay = await installation
      .client()
      .call<Body>('GET', '/session', undefined, { headers: { cookie: `pec_session=${cookie}` } });
    expect(replay.body.state).toBe('anonymous');
  });

  test('a lotação switched off closes the access at the next request', async () => {
    const person = await nurse();
    const client = await signedIn(installation, person);
    await sql`update lotacao set active = false, inactivated_at = now() where professional_id = ${person.id}`.execute(
      installation.platform.db,
    );
    expect((await client.call<Body>('GET', '/session')).body.state).toBe('choose-access');
  });

  test('the CBO of the lotação is read with the access on each request; administrative accesses have none', async () => {
    const person = await nurse();
    const managing = await grant(installation, person, 'state-manager', { uf: 'SC' });
    const lotacao = await getRow<{ id: string }>(
      installation.platform.db,
      sql`select id from lotacao where professional_id = ${person.id}`,
    );
    const client = await signedIn(installation, person, lotacao.id);
    const cbo = async (of = client) =>
      (await resolveSession(installation.platform, of.cookie() ?? ''))?.access?.cbo;
    expect(await cbo()).toBe('223505');
    await sql`update lotacao set cbo = '322205' where id = ${lotacao.id}`.execute(installation.platform.db);
    expect(await cbo()).toBe('322205');
    expect(await cbo(await signedIn(installation, person, managing))).toBe(null);
  });

  test('the base keeps no cookie: only its digest', async () => {
    const client = await signedIn(installation, await nurse());
    const row = await getRow<{ n: number }>(
      installation.platform.db,
      sql`select count(*) as n from session where encode(token_sha256, 'escape') like ${`%${client.cookie()}%`}`,
    );
    expect(row.n).toBe(0);
  });
});

describe('password change', () => {
  const change = async (
    next: string,
    current = PASSWORD,
    options: Parameters<typeof buildPerson>[1] = {},
  ) => {
    const client = await signedIn(installation, await nurse(options));
    return client.call<Body>('POST', '/session/password', { current, next });
  };

  test.each([
    ['without digit', 'abcdefgh'],
    ['without letter', '12345678'],
    ['seven characters', 'Abcdef1'],
    ['twenty-one characters', 'Abcdefghijklmnopqrst1'],
    ['same as the current one', PASSWORD],
    ['with a space', 'Abcd efg1'],
  ])('ADM-C07 refuses a password %s', async (_why, next) => {
    expect((await change(next)).status).toBe(422);
  });

  test('ADM-C07 accepts a good one, which then opens the session', async () => {
    const person = await nurse();
    const client = await signedIn(installation, person);
    expect(
      (await client.call('POST', '/session/password', { current: PASSWORD, next: 'Zyxwvut9' })).status,
    ).toBe(200);
    expect((await enter(person.cpf, PASSWORD)).status).toBe(401);
    expect((await enter(person.cpf, 'Zyxwvut9')).status).toBe(200);
  });

  test('ADM-C09 refuses a password with the name or the CPF', async () => {
    expect((await change('Helena2026')).status).toBe(422);
    const person = await nurse();
    const client = await signedIn(installation, person);
    const answer = await client.call('POST', '/session/password', {
      current: PASSWORD,
      next: `a${person.cpf}`,
    });
    expect(answer.status).toBe(422);
  });

  test('needs the current password', async () => {
    expect((await change('Zyxwvut9', 'Errada123')).body.code).toBe('wrong-current-password');
  });

  test('ends the other sessions and gives this one a new secret', async () => {
    const person = await nurse();
    const [here, there] = [await signedIn(installation, person), await signedIn(installation, person)];
    const before = here.cookie();
    await here.call('POST', '/session/password', { current: PASSWORD, next: 'Zyxwvut9' });
    expect(here.cookie()).not.toBe(before);
    expect((await there.call<Body>('GET', '/session')).body.state).toBe('anonymous');
    expect((await here.call<Body>('GET', '/session')).body.state).toBe('active');
  });
});

describe('the edge', () => {
  test('a request from another site is refused', async () => {
    const { cpf } = await nurse();
    for (const headers of [{ origin: 'http://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
      const answer = await installation
        .client()
        .call<Body>('POST', '/session', { cpf, password: PASSWORD }, { headers });
      expect([answer.status, answer.body.code]).toEqual([403, 'cross-site']);
    }
  });

  test('a change without Idempotency-Key is refused; the same key twice acts once', async () => {
    const person = await nurse();
    const target = await nurse();
    const admin = await grant(
      installation,
      person,
      'municipal-admin',
      await buildMunicipality(installation, '4202404'),
    );
    await sql`update administrative_access set municipality_id = ${municipality.id}, active = true
      where id = ${admin} and not exists (select 1 from administrative_access
        where municipality_id = ${municipality.id} and active)`.execute(installation.platform.db);
    await sql`update administrative_access set active = false, inactivated_at = now()
      where municipality_id = ${municipality.id} and id <> ${admin} and active`.execute(
      installation.platform.db,
    );
    await sql`update administrative_access set municipality_id = ${municipality.id} where id = ${admin}`.execute(
      installation.platform.db,
    );
    const client = await signedIn(installation, person, admin);
    const path = `/professionals/${target.id}/provisional-password`;
    const without = await client.call<Body>('POST', path, {}, { headers: { 'idempotency-key': '' } });
    expect(without.body.code).toBe('idempotency-key-required');
    const headers = { 'idempotency-key': 'one-and-the-same-key' };
    const [first, again] = [
      await client.call<{ password: string }>('POST', path, {}, { headers }),
      await client.call<{ password: string }>('POST', path, {}, { headers }),
    ];
    expect(first.status).toBe(200);
    expect(again.body).toEqual(first.body);
    const issued = (await eventsOf(target.id)).filter(
      (type) => type === 'access.provisional-password-issued',
    );
    expect(issued).toHaveLength(1);
  });

  test('the log holds neither CPF nor password', async () => {
    const { cpf } = await nurse();
    await enter(cpf, 'SenhaErrada9');
    const log = installation.logLines.join('');
    expect(log).toContain('/api/session');
    expect(log).not.toContain(cpf);
    expect(log).not.toContain('SenhaErrada9');
  });
});
