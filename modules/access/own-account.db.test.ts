import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import {
  buildLotacao,
  buildMunicipality,
  buildPerson,
  buildUnit,
  giveProfiles,
  PASSWORD,
  signedIn,
  type TestMunicipality,
} from '#apps/installation/testing-people';
import { rowsOf, sql } from '#platform/db/database';
import { terms } from './server/terms.ts';

const DAY = 24 * 3_600_000;
let installation: TestInstallation;
let municipality: TestMunicipality;
let unitId: string;

beforeAll(async () => {
  installation = await startTestInstallation({ worker: false });
  municipality = await buildMunicipality(installation, '4205407');
  unitId = await buildUnit(installation, municipality, '3127128');
});
afterAll(() => installation.close());

type Card = { name: string; cnes?: string; ine?: string; code?: string };
type Access = {
  id: string;
  initialModule: string | null;
  unit: Card | null;
  team: Card | null;
  cbo: Card | null;
};
type Body = {
  state: string;
  code: string;
  access?: Access;
  accesses?: Access[];
  user?: { directAccess: boolean; localKey: string };
};
type History = {
  rows: { at: string; succeeded: boolean; current: boolean; ip: string | null; userAgent: string | null }[];
};

const work = (person: { id: string; cpf: string }, cbo: string) =>
  buildLotacao(installation, { person, municipality, unitId, cbo });
const nurse = async (options: Parameters<typeof buildPerson>[1] = {}) => {
  const person = await buildPerson(installation, options);
  await work(person, '223505');
  return person;
};
const enter = (cpf: string, password = PASSWORD) =>
  installation.client().call<Body>('POST', '/session', { cpf, password });

describe('Histórico de acessos', () => {
  test('CIT-06 only own entries of 30 days, newest first, the current one marked', async () => {
    const [person, other] = [await nurse(), await nurse()];
    installation.clock.advance(-31 * DAY);
    await enter(person.cpf);
    installation.clock.advance(2 * DAY);
    await enter(person.cpf);
    installation.clock.advance(29 * DAY);
    await enter(person.cpf, 'Errada123');
    await enter(other.cpf);
    const client = installation.client();
    await client.call(
      'POST',
      '/session',
      { cpf: person.cpf, password: PASSWORD },
      { headers: { 'user-agent': 'Mozilla/5.0 Firefox/140.0' }, remoteAddress: '10.0.0.7' },
    );
    const { body } = await client.call<History>('GET', '/session/history');
    expect(body.rows.map((row) => [row.succeeded, row.current])).toEqual([
      [true, true],
      [false, false],
      [true, false],
    ]);
    expect(body.rows[0]).toMatchObject({ ip: '10.0.0.7', userAgent: 'Mozilla/5.0 Firefox/140.0' });
    const times = body.rows.map((row) => row.at);
    expect(times).toEqual(times.toSorted().toReversed());
  });

  test("CIT-06 no address leads to another person's entries", async () => {
    const [person, other] = [await nurse(), await nurse()];
    await enter(other.cpf, 'Errada123');
    const client = await signedIn(installation, person);
    for (const query of [`professionalId=${other.id}`, `id=${other.id}`, `user=${other.cpf}`]) {
      const { body } = await client.call<History>('GET', `/session/history?${query}`);
      expect(body.rows.map((row) => row.succeeded)).toEqual([true]);
    }
    expect((await installation.client().call('GET', '/session/history')).status).toBe(401);
  });
});

describe('Termo de uso', () => {
  test('is asked at the first entry; until accepted no access opens, nor may one be chosen', async () => {
    const person = await nurse({ terms: false });
    const second = await work(person, '131210');
    const client = installation.client();
    const first = await client.call<Body>('POST', '/session', { cpf: person.cpf, password: PASSWORD });
    expect([first.body.state, first.body.accesses]).toEqual(['terms', undefined]);
    expect((await client.call<Body>('POST', '/session/access', { accessId: second })).body.code).toBe(
      'terms-required',
    );
    expect((await client.call('GET', '/session/second-factor')).status).toBe(200);
    const old = await client.call<Body>('POST', '/session/terms', { version: '2020-01-01' });
    expect(old.body.code).toBe('terms-changed');
    const accepted = await client.call<Body>('POST', '/session/terms', { version: terms.version });
    expect(accepted.body.state).toBe('choose-access');
    expect((await enter(person.cpf)).body.state).toBe('choose-access');
    const events = await rowsOf<{ version: string }>(
      installation.platform.db,
      sql`select details->>'version' as version from audit_event
        where type = 'access.terms-accepted' and professional_id = ${person.id}`,
    );
    expect(events).toEqual([{ version: terms.version }]);
  });

  test('a new version is asked again, also of sessions already open', async () => {
    const person = await nurse();
    const client = await signedIn(installation, person);
    await sql`update account set terms_version = '2020-01-01' where professional_id = ${person.id}`.execute(
      installation.platform.db,
    );
    expect((await client.call<Body>('GET', '/session')).body.state).toBe('terms');
    const blocked = await client.call<Body>('PUT', '/session/initial-module', { path: '/agenda', anyOf: [] });
    expect([blocked.status, blocked.body.code]).toEqual([403, 'access-required']);
  });

  test('anybody may read it', async () => {
    const { body } = await installation.client().call<typeof terms>('GET', '/terms');
    expect(body).toEqual(terms);
  });
});

describe('Módulo inicial', () => {
  test('CIT-04 each of three accesses keeps its own', async () => {
    const person = await nurse();
    const [b, c] = [await work(person, '131210'), await work(person, '223565')];
    await sql`with kept as (insert into team (id, unit_id, ine, name, updated_at)
        values (uuid_v7(), ${unitId}, '0000000007', 'ESF SETE', now()) returning id)
      update lotacao set team_id = (select id from kept) where id = ${c}`.execute(installation.platform.db);
    const client = installation.client();
    const first = await client.call<Body>('POST', '/session', { cpf: person.cpf, password: PASSWORD });
    expect(first.body.accesses?.map((access) => access.initialModule)).toEqual([null, null, null]);
    const cards = first.body.accesses?.map(({ unit, team, cbo }) => [unit?.cnes, cbo?.code, team?.ine]);
    expect(cards).toHaveLength(3);
    expect(cards).toEqual(
      expect.arrayContaining([
        ['3127128', '223505', undefined],
        ['3127128', '131210', undefined],
        ['3127128', '223565', '0000000007'],
      ]),
    );
    const named = first.body.accesses?.find(({ id }) => id === c);
    expect([named?.unit?.name, named?.team?.name]).toEqual(['UBS JARDIM DAS ACÁCIAS', 'ESF SETE']);
    expect(named?.cbo?.name).toMatch(/enfermeiro/i);
    const choose = async (accessId: string, path: string) => {
      await client.call('POST', '/session/access', { accessId });
      const answer = await client.call<Body>('PUT', '/session/initial-module', { path, anyOf: [] });
      expect(answer.body.access?.initialModule).toBe(path);
    };
    await choose(b, '/agenda');
    await choose(c, '/');
    const again = await enter(person.cpf);
    const modules = new Map(again.body.accesses?.map((access) => [access.id, access.initialModule]));
    expect([modules.get(b), modules.get(c)]).toEqual(['/agenda', '/']);
    expect([...modules.values()].filter((path) => path === null)).toHaveLength(1);
  });

  test('CIT-04 a page that the access does not open is neither taken nor answered', async () => {
    const person = await buildPerson(installation);
    const lotacao = await work(person, '131210');
    const client = await signedIn(installation, person);
    const choose = (anyOf: string[]) =>
      client.call<Body>('PUT', '/session/initial-module', { path: '/profissionais', anyOf });
    const closed = await choose(['situacao-da-instalacao']);
    expect([closed.status, closed.body.code]).toEqual([422, 'module-closed']);
    const open = await choose(['situacao-da-instalacao', 'visualizar-profissionais']);
    expect(open.body.access?.initialModule).toBe('/profissionais');
    await giveProfiles(installation, lotacao, ['recepcao']);
    const { body } = await client.call<Body>('GET', '/session');
    expect([body.access?.initialModule, body.accesses?.[0]?.initialModule]).toEqual([null, null]);
    await giveProfiles(installation, lotacao, ['coordenador-ubs']);
    expect((await client.call<Body>('GET', '/session')).body.access?.initialModule).toBe('/profissionais');
  });

  test.each(['https://evil.example', '//evil.example', 'agenda', '/a b', '/Á'])(
    'an address that is no page is refused: %s',
    async (path) => {
      const client = await signedIn(installation, await nurse());
      expect((await client.call('PUT', '/session/initial-module', { path, anyOf: [] })).status).toBe(400);
    },
  );
});

describe('Entrar direto no acesso mais usado', () => {
  test('skips the choice, once asked for, and goes where the person works most', async () => {
    const person = await nurse();
    const b = await work(person, '131210');
    const client = installation.client();
    await client.call('POST', '/session', { cpf: person.cpf, password: PASSWORD });
    await client.call('POST', '/session/access', { accessId: b });
    await client.call('PUT', '/session/direct-access', { enabled: true });
    const direct = await enter(person.cpf);
    expect([direct.body.state, direct.body.access?.id]).toEqual(['active', b]);
    expect(direct.body.user?.directAccess).toBe(true);
    // Taken away meanwhile: the choice is back.
    await sql`update lotacao set active = false, inactivated_at = now() where id = ${b}`.execute(
      installation.platform.db,
    );
    await work(person, '225125');
    expect((await enter(person.cpf)).body.state).toBe('choose-access');
  });
});

test('the key for what waits on the computer is the same at every entry, and of one person', async () => {
  const [person, other] = [await nurse(), await nurse()];
  const key = async (cpf: string) => (await enter(cpf)).body.user?.localKey;
  const first = await key(person.cpf);
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(await key(person.cpf)).toBe(first);
  expect(await key(other.cpf)).not.toBe(first);
});
