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
  signedInInstaller,
  type TestMunicipality,
} from '#apps/installation/testing-people';
import type { Client } from '#apps/installation/testing';
import { getRow, rowsOf, sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import { writeSetting } from '#platform/settings/settings';
import { legacyFirstPassword } from './settings.ts';

const DAY = 24 * 3_600_000;
const LINK = 'https://pec.serraclara.sc.gov.br';
let installation: TestInstallation;
let municipality: TestMunicipality;
let unitId: string;
let installer: Client;

beforeAll(async () => {
  installation = await startTestInstallation({ worker: false });
  const { db } = installation.platform;
  await sql`insert into installation (id, incarnation, name, purpose, resources, link, created_at)
    values (${uuidV7()}, gen_random_uuid(), 'Teste', 'producao', 'prontuario', ${LINK}, now())`.execute(db);
  municipality = await buildMunicipality(installation, '4205407');
  unitId = await buildUnit(installation, municipality, '3127128');
  installer = await signedInInstaller(installation);
});
afterAll(() => installation.close());

type Body = { state: string; code: string; detail: string; fields?: { path: string; message: string }[] };
type Reset = { link: string; expiresAt: string; cpf: string; unblocked: boolean };

const nurse = async (options: Parameters<typeof buildPerson>[1] = {}) => {
  const person = await buildPerson(installation, options);
  await buildLotacao(installation, { person, municipality, unitId, cbo: '223505' });
  return person;
};
const enter = (cpf: string, password: string) =>
  installation.client().call<Body>('POST', '/session', { cpf, password });
const reset = async (id: string, client = installer) =>
  client.call<Reset>('POST', `/professionals/${id}/password-link`, {});
const tokenOf = (link: string) => link.split('/').at(-1) ?? '';
const define = (token: string, password: string) =>
  installation.client().call<Body>('POST', '/password-link/use', { token, password });
const eventsOf = async (id: string) =>
  (
    await rowsOf<{ type: string }>(
      installation.platform.db,
      sql`select type from audit_event where professional_id = ${id} or subject_id = ${id} order by at, id`,
    )
  ).map((row) => row.type);

describe('Redefinir senha', () => {
  test('CIT-02 each broken rule has its own message, and a valid password logs in', async () => {
    const person = await nurse();
    const { body } = await reset(person.id);
    const token = tokenOf(body.link);
    const refused = async (password: string) => {
      const answer = await define(token, password);
      expect([answer.status, answer.body.fields?.[0]?.path]).toEqual([422, 'password']);
      return `${answer.body.code}: ${answer.body.fields?.[0]?.message}`;
    };
    const messages = [
      await refused('Abc1'),
      await refused('Abcdefghijklmnopqrst1'),
      await refused('abcdefgh'),
      await refused('12345678'),
      await refused(PASSWORD),
      await refused(`a${person.cpf}`),
      await refused('Helena2026'),
    ];
    expect(messages.map((message) => message.split(':')[0])).toEqual([
      'password-length',
      'password-length',
      'password-digit',
      'password-letter',
      'password-same',
      'password-personal',
      'password-personal',
    ]);
    expect(new Set(messages).size).toBe(5);
    expect((await define(token, 'Zyxwvut9')).status).toBe(200);
    expect((await enter(person.cpf, 'Zyxwvut9')).body.state).toBe('active');
  });

  test('ADM-I09 the link works once and for a day; the base keeps only its digest', async () => {
    const person = await nurse();
    const { body } = await reset(person.id);
    const token = tokenOf(body.link);
    const kept = await getRow<{ n: number }>(
      installation.platform.db,
      sql`select count(*) as n from password_link where encode(token_sha256, 'base64') = ${token}`,
    );
    expect(kept.n).toBe(0);
    const read = await installation.client().call<{ name: string }>('POST', '/password-link/read', { token });
    expect(read.body.name).toBe('ROSA HELENA DIAS');
    expect((await define(token, 'Zyxwvut9')).status).toBe(200);
    const again = await define(token, 'Outrase9');
    expect([again.status, again.body.code]).toEqual([404, 'password-link-invalid']);

    const late = tokenOf((await reset(person.id)).body.link);
    installation.clock.advance(DAY + 1000);
    expect((await define(late, 'Outrase9')).body.code).toBe('password-link-invalid');
    installation.clock.advance(-DAY - 1000);
  });

  test('a link made before the clock was set back opens nothing: it would live too long', async () => {
    const person = await nurse();
    const token = tokenOf((await reset(person.id)).body.link);
    installation.clock.advance(-2 * DAY);
    const answer = await define(token, 'Zyxwvut9');
    installation.clock.advance(2 * DAY);
    expect(answer.body.code).toBe('password-link-invalid');
  });

  test('a newer link, or a password defined otherwise, ends the older link', async () => {
    const person = await nurse();
    const first = tokenOf((await reset(person.id)).body.link);
    const second = tokenOf((await reset(person.id)).body.link);
    expect((await define(first, 'Zyxwvut9')).status).toBe(404);
    await installer.call('POST', `/professionals/${person.id}/provisional-password`, {});
    expect((await define(second, 'Zyxwvut9')).status).toBe(404);
  });

  test('two who use one link at the same moment: one defines the password', async () => {
    const person = await nurse();
    const token = tokenOf((await reset(person.id)).body.link);
    const both = await Promise.all([define(token, 'Zyxwvut9'), define(token, 'Wvutsrq8')]);
    expect(new Set(both.map((answer) => answer.status))).toEqual(new Set([200, 404]));
  });

  test('the link has the address of the setting, whatever host the request names', async () => {
    const person = await nurse();
    const answer = await installer.call<Reset>(
      'POST',
      `/professionals/${person.id}/password-link`,
      {},
      {
        headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' },
      },
    );
    expect(answer.body.link).toMatch(/^https:\/\/pec\.serraclara\.sc\.gov\.br\/recuperarSenha\/[\w-]{43}$/);
  });

  test('ADM-I06 a blocked one is unblocked, the old password stops, sessions end; both events exist', async () => {
    const person = await nurse();
    const open = await signedIn(installation, person);
    await installer.call('PATCH', '/settings/security', { blockUntilFreed: true });
    for (let i = 0; i < 5; i++) await enter(person.cpf, 'Errada123');
    expect((await enter(person.cpf, PASSWORD)).body.code).toBe('account-blocked');
    await installer.call('PATCH', '/settings/security', { blockUntilFreed: false });
    const { body } = await reset(person.id);
    expect(body.unblocked).toBe(true);
    expect((await open.call<Body>('GET', '/session')).body.state).toBe('anonymous');
    expect((await enter(person.cpf, PASSWORD)).status).toBe(401);
    await define(tokenOf(body.link), 'Zyxwvut9');
    expect((await enter(person.cpf, 'Zyxwvut9')).body.state).toBe('active');
    const events = await eventsOf(person.id);
    for (const type of ['access.blocked', 'access.unblocked', 'access.password-set']) {
      expect(events).toContain(type);
    }
  });

  test('ADM-I06 with a provisional password the change is asked at the entry', async () => {
    const person = await nurse();
    const path = `/professionals/${person.id}/provisional-password`;
    const weak = await installer.call<Body>('POST', path, { password: 'abc' });
    expect([weak.status, weak.body.fields?.[0]?.path]).toEqual([422, 'password']);
    const typed = await installer.call<{ password: string }>('POST', path, { password: 'Entregue7' });
    expect(typed.body.password).toBe('Entregue7');
    expect((await enter(person.cpf, 'Entregue7')).body.state).toBe('password-change');
  });

  test('ADM-I07 a lotação reaches nobody of another unit, nor who administers', async () => {
    const coordinator = await buildPerson(installation);
    const lotacao = await buildLotacao(installation, {
      person: coordinator,
      municipality,
      unitId,
      cbo: '131210',
    });
    await sql`delete from lotacao_profile where lotacao_id = ${lotacao}`.execute(installation.platform.db);
    await sql`insert into lotacao_profile select ${lotacao}, id from profile where slug is not null
      and access_kind = 'lotacao' and 'visualizar-profissionais.redefinir-senha' = any(resources) limit 1`.execute(
      installation.platform.db,
    );
    const client = await signedIn(installation, coordinator);
    const other = await buildUnit(installation, municipality, '9999990');
    const stranger = await buildPerson(installation);
    await buildLotacao(installation, { person: stranger, municipality, unitId: other, cbo: '223505' });
    const colleague = await nurse();
    const admin = await nurse();
    await grant(installation, admin, 'municipal-admin', await buildMunicipality(installation, '4202404'));
    expect((await reset(stranger.id, client)).status).toBe(404);
    expect((await reset(admin.id, client)).status).toBe(404);
    expect((await reset(colleague.id, client)).status).toBe(200);
  });
});

describe('Redefinir a senha de todos', () => {
  test('ADM-C06 everybody, the installer too, defines another password at the next entry, once', async () => {
    const person = await nurse();
    const open = await signedIn(installation, person);
    expect((await installer.call('POST', '/settings/security/password-reset', {})).status).toBe(200);
    expect((await open.call<Body>('GET', '/session')).body.state).toBe('active');
    const entered = installation.client();
    const first = await entered.call<Body>('POST', '/session', { cpf: person.cpf, password: PASSWORD });
    expect(first.body.state).toBe('password-change');
    await entered.call('POST', '/session/password', { current: PASSWORD, next: 'Zyxwvut9' });
    // Also with the clock set back since: it is asked once.
    installation.clock.advance(-3 * DAY);
    const later = await enter(person.cpf, 'Zyxwvut9');
    installation.clock.advance(3 * DAY);
    expect(later.body.state).toBe('active');
    const boss = await getRow<{ cpf: string }>(
      installation.platform.db,
      sql`select cpf from professional where name = 'TEREZA COUTO'`,
    );
    const again = installation.client();
    const asked = await again.call<Body>('POST', '/session', { cpf: boss.cpf, password: PASSWORD });
    expect(asked.body.state).toBe('password-change');
    await again.call('POST', '/session/password', { current: PASSWORD, next: 'Zyxwvut9' });
    installer = again;
  });
});

describe('expiry', () => {
  test('ADM-C05 with the period of 1 month, a password 32 days old has to be changed at the entry', async () => {
    const person = await nurse();
    await installer.call('PATCH', '/settings/security', { passwordMonths: 1 });
    const changed = (days: number) =>
      sql`update account set password_changed_at = ${new Date(installation.clock.now().getTime() - days * DAY)}
        where professional_id = ${person.id}`.execute(installation.platform.db);
    await changed(27);
    expect((await enter(person.cpf, PASSWORD)).body.state).toBe('active');
    await changed(32);
    expect((await enter(person.cpf, PASSWORD)).body.state).toBe('password-change');
    await installer.call('PATCH', '/settings/security', { passwordMonths: 6 });
  });
});

describe('first password of the old versions', () => {
  const turn = (on: boolean) =>
    writeSetting(installation.platform, installation.platform.db, legacyFirstPassword, on, new Date());

  test('ADM-I02 works only while the setting is on, once, and has to be changed', async () => {
    const person = await nurse({ password: null, cns: '700009876543210' });
    expect((await enter(person.cpf, '700009876543210esus')).status).toBe(401);
    await turn(true);
    expect((await enter(person.cpf, `${person.cpf}esus`)).status).toBe(401);
    const client = installation.client();
    const answer = await client.call<Body>('POST', '/session', {
      cpf: person.cpf,
      password: '700009876543210esus',
    });
    expect(answer.body.state).toBe('password-change');
    const changed = await client.call<Body>('POST', '/session/password', {
      current: '700009876543210esus',
      next: 'Zyxwvut9',
    });
    // The terms of use come next: the account is new.
    expect(changed.body.state).toBe('terms');
    expect((await enter(person.cpf, '700009876543210esus')).status).toBe(401);
    await turn(false);
  });

  test('ADM-I02 without CNS it is the CPF; after "Redefinir senha" it opens nothing', async () => {
    await turn(true);
    const person = await nurse({ password: null });
    const other = await nurse({ password: null });
    expect((await enter(person.cpf, `${person.cpf}esus`)).body.state).toBe('password-change');
    await reset(other.id);
    expect((await enter(other.cpf, `${other.cpf}esus`)).status).toBe(401);
    await turn(false);
  });
});
