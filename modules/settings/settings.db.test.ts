import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, startTestInstallation, type TestInstallation } from '#apps/installation/testing';
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
import { getRow, rowsOf, sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import { smtpServer } from '#platform/mail/settings';
import { readSetting, writeSetting } from '#platform/settings/settings';
import { startMailServer } from './test/mail-server.ts';

let installation: TestInstallation;
let installer: Client;
let municipality: TestMunicipality;
let unitId: string;
let mail: Awaited<ReturnType<typeof startMailServer>>;
const LOGIN = 'pec@serraclara.sc.gov.br';
const SECRET = 'senha-do-correio';

beforeAll(async () => {
  installation = await startTestInstallation();
  mail = await startMailServer(LOGIN, SECRET);
  await sql`insert into installation (id, incarnation, name, purpose, resources, link, created_at)
    values (${uuidV7()}, gen_random_uuid(), 'Teste', 'producao', 'prontuario', 'http://pec', now())`.execute(
    installation.platform.db,
  );
  municipality = await buildMunicipality(installation, '4205407');
  unitId = await buildUnit(installation, municipality, '3127128');
  installer = await signedInInstaller(installation);
});
afterAll(async () => {
  await installation.close();
  await mail.close();
});

type Security = Record<'passwordMonths' | 'idleMinutes' | 'maxAttempts', number>;
type Smtp = { enabled: boolean; hasPassword: boolean; tested: { at: string; problem: string | null } | null };
type Servers = { installation: { name: string; link: string }; smtp: Smtp | null };
type Session = { state: string; code: string; installation: { passwordByEmail: boolean } };
type Body = { code: string; fields?: { path: string; message: string }[]; jobId: string };

const lastEvent = (type: string) =>
  getRow<{ fields: string[] | null; details: unknown }>(
    installation.platform.db,
    sql`select fields, details from audit_event where type = ${type} order by at desc, id desc limit 1`,
  );
const jobEnd = async (id: string) => {
  for (;;) {
    const { body } = await installer.call<{ state: string; result: unknown }>('GET', `/jobs/${id}`);
    if (body.state === 'done' || body.state === 'failed') return body;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
const jobsEnd = async () => {
  for (;;) {
    const { n } = await getRow<{ n: number }>(
      installation.platform.db,
      sql`select count(*) as n from job where state in ('queued', 'running') and kind = 'access.mailPasswordLink'`,
    );
    if (n === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
const smtp = (over: Record<string, unknown> = {}) => ({
  host: '127.0.0.1',
  port: mail.port,
  requireTls: false,
  login: LOGIN,
  sender: LOGIN,
  password: SECRET,
  ...over,
});
const enable = async (over: Record<string, unknown> = {}) => {
  const answer = await installer.call<Body>('PUT', '/settings/servers/smtp', smtp(over));
  if (answer.status !== 202) return { answer, result: undefined };
  return { answer, result: (await jobEnd(answer.body.jobId)).result };
};
const byEmail = async () =>
  (await installation.client().call<Session>('GET', '/session')).body.installation.passwordByEmail;

describe('Segurança', () => {
  test('ADM-C01 defaults: 6 months, 1 hour, 5 tries; the options are those of the manual', async () => {
    const { body } = await installer.call<Security>('GET', '/settings/security');
    expect(body).toMatchObject({
      passwordMonths: 6,
      idleMinutes: 60,
      maxAttempts: 5,
      legacyFirstPassword: false,
    });
    const options = {
      passwordMonths: [1, 2, 3, 4, 5, 6],
      idleMinutes: [30, 60, 120, 180, 240],
      maxAttempts: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    };
    const others = [-1, 0, 1.5, 11, 12, 20, 45, 90, 300];
    for (const [setting, numbers] of Object.entries(options)) {
      const answers = new Map<number, number>();
      for (const value of [...Object.values(options).flat(), ...others]) {
        const { status } = await installer.call('PATCH', '/settings/security', { [setting]: value });
        answers.set(value, status);
      }
      const taken = [...answers].flatMap(([value, status]) => (status === 200 ? [value] : []));
      expect([setting, taken.toSorted((a, b) => a - b)]).toEqual([setting, numbers]);
      expect(new Set(answers.values())).toEqual(new Set([200, 400]));
    }
    const { passwordMonths, idleMinutes, maxAttempts } = body;
    await installer.call('PATCH', '/settings/security', { passwordMonths, idleMinutes, maxAttempts });
    expect((await installer.call('PATCH', '/settings/security', {})).status).toBe(400);
  });

  test('ADM-C10 saving one leaves the others; the trail names what changed', async () => {
    await installer.call('PATCH', '/settings/security', { idleMinutes: 120 });
    const { body } = await installer.call<Security>('PATCH', '/settings/security', { passwordMonths: 3 });
    expect(body).toMatchObject({ passwordMonths: 3, idleMinutes: 120, maxAttempts: 5 });
    expect((await lastEvent('settings.security-changed')).fields).toEqual(['passwordMonths']);
    await installer.call('PATCH', '/settings/security', { idleMinutes: 60, passwordMonths: 6 });
  });

  test('ADM-C02 with 3 tries the third wrong one blocks, and the right password is refused', async () => {
    await installer.call('PATCH', '/settings/security', { maxAttempts: 3 });
    const person = await buildPerson(installation);
    await buildLotacao(installation, { person, municipality, unitId, cbo: '223505' });
    const enter = (password: string) =>
      installation.client().call<Body>('POST', '/session', { cpf: person.cpf, password });
    for (let i = 0; i < 3; i++) await enter('Errada123');
    expect((await enter(PASSWORD)).body.code).toBe('account-blocked');
    await installer.call('PATCH', '/settings/security', { maxAttempts: 5 });
  });

  test('ADM-C04 with 30 minutes the session ends half an hour after the last request', async () => {
    await installer.call('PATCH', '/settings/security', { idleMinutes: 30 });
    const person = await buildPerson(installation);
    await buildLotacao(installation, { person, municipality, unitId, cbo: '223505' });
    const client = await signedIn(installation, person);
    installation.clock.advance(31 * 60_000);
    const { body } = await client.call<Session>('GET', '/session');
    installation.clock.advance(-31 * 60_000);
    expect(body.state).toBe('anonymous');
    await lastEvent('access.session-idle');
    await installer.call('PATCH', '/settings/security', { idleMinutes: 60 });
  });

  test('is of the installer alone', async () => {
    const admin = await buildPerson(installation);
    await grant(installation, admin, 'municipal-admin', municipality);
    const client = await signedIn(installation, admin);
    expect((await client.call('GET', '/settings/security')).status).toBe(403);
    expect((await client.call('GET', '/settings/servers')).status).toBe(403);
    expect((await client.call('POST', '/settings/security/password-reset', {})).status).toBe(403);
  });
});

describe('Servidor da instalação', () => {
  const save = (body: Record<string, unknown>) =>
    installer.call<Servers & Body>('PUT', '/settings/servers/installation', body);

  test('ADM-D01 without name or link each says "Preenchimento obrigatório."', async () => {
    for (const [body, path] of [
      [{ name: '', link: 'http://pec' }, 'name'],
      [{ name: '   ', link: 'http://pec' }, 'name'],
      [{ name: 'UBS', link: '' }, 'link'],
    ] as const) {
      const fields = (await save(body)).body.fields;
      expect(fields).toEqual([{ path, message: 'Preenchimento obrigatório.' }]);
    }
  });

  test('ADM-D02 a link without port is that of port 80', async () => {
    const { body } = await save({ name: 'UBS Central', link: '192.168.0.10' });
    expect(body.installation).toEqual({ name: 'UBS Central', link: 'http://192.168.0.10' });
    expect(new URL(body.installation.link).port || '80').toBe('80');
    const event = await lastEvent('setup.installation-changed');
    expect(event).toMatchObject({ fields: ['name', 'link'], details: { link: 'http://192.168.0.10' } });
    await save({ name: 'UBS Central e Sul', link: '192.168.0.10' });
    // The trail names what changed, and nothing else.
    expect(await lastEvent('setup.installation-changed')).toMatchObject({ fields: ['name'] });
  });

  test.each(['javascript:alert(1)', 'http://a b', 'http://user:pw@host', 'http://host/?x=1', 'host#x'])(
    'refuses what is no address: %s',
    async (link) => {
      expect((await save({ name: 'UBS', link })).body.code).toBe('link-invalid');
    },
  );
});

describe('Servidor SMTP', () => {
  test('CIT-05 without SMTP nobody is offered a letter, and asking for one is refused', async () => {
    expect(await byEmail()).toBe(false);
    const asked = await installation
      .client()
      .call<Body>('POST', '/password-link/email', { cpf: '52998224725' });
    expect([asked.status, asked.body.code]).toEqual([409, 'mail-off']);
  });

  test('ADM-D03 a server that refuses stays off, and the reason is told', async () => {
    const { result } = await enable({ password: 'errada' });
    expect(result).toMatchObject({ connected: false, problem: expect.stringContaining('login ou a senha') });
    expect(await byEmail()).toBe(false);
    const { body } = await installer.call<Servers>('GET', '/settings/servers');
    expect(body.smtp).toMatchObject({ enabled: false, tested: { problem: expect.any(String) } });
  });

  test('a server without TLS is refused unless told so', async () => {
    expect((await enable({ requireTls: true })).result).toMatchObject({ connected: false });
  });

  test('nobody listening there: said within seconds', async () => {
    const { result } = await enable({ port: 9 });
    expect(result).toMatchObject({ connected: false, problem: expect.stringContaining('conexão') });
  });

  test('ADM-D05 the sender is needed and must be an e-mail, as the login', async () => {
    const { answer } = await enable({ sender: 'ninguém', login: 'pec' });
    expect(answer.body.fields?.map(({ path }) => path)).toEqual(['login', 'sender']);
    expect((await enable({ sender: '' })).answer.status).toBe(400);
    expect((await enable({ sender: 'a@b.c\r\nBcc: x@y.z' })).answer.status).toBe(422);
  });

  test('ADM-D04 a server that takes the login is on after a letter reached it', async () => {
    const { result } = await enable();
    expect(result).toEqual({ connected: true, problem: null });
    expect(mail.letters.at(-1)).toMatchObject({ from: LOGIN, to: [LOGIN] });
    expect(await byEmail()).toBe(true);
    expect((await lastEvent('settings.smtp-tested')).details).toEqual({ connected: true });
  });

  test('ADM-D07 the password never comes back, nor lies in the base or the log in clear', async () => {
    const { text } = await installer.call('GET', '/settings/servers');
    expect(text).toContain('"hasPassword":true');
    expect(text).not.toContain(SECRET);
    const rows = await rowsOf<{ all: string }>(
      installation.platform.db,
      sql`select row_to_json(s)::text as all from setting s union all select row_to_json(a)::text from audit_event a
        union all select row_to_json(j)::text from job j union all
        select encode(secret, 'escape') from setting where secret is not null union all
        select encode(response, 'escape') from idempotency_key where response is not null`,
    );
    expect(rows.some((row) => row.all.includes(SECRET))).toBe(false);
    expect(installation.logLines.join('')).not.toContain(SECRET);
  });

  test.each([
    ['to another host', { host: 'evil.example' }],
    ['to another port', { port: 2525 }],
    ['in clear, where TLS was asked', { requireTls: false }],
  ])('the password kept does not go %s', async (_where, change) => {
    const { platform, clock } = installation;
    const kept = await readSetting(platform, platform.db, smtpServer);
    if (!kept) throw new Error('no server was kept');
    await writeSetting(platform, platform.db, smtpServer, { ...kept, requireTls: true }, clock.now());
    const { password: _kept, ...without } = smtp({ requireTls: true, ...change });
    const answer = await installer.call<Body>('PUT', '/settings/servers/smtp', without);
    await writeSetting(platform, platform.db, smtpServer, kept, clock.now());
    expect(answer.body.fields).toEqual([
      { path: 'password', message: 'O endereço, a porta ou a segurança mudou: digite a senha de novo.' },
    ]);
  });

  test('the answer of a test tells no open port from a closed one', async () => {
    const open = createServer((socket) => socket.on('error', () => undefined).end('SSH-2.0-OpenSSH_9.7\r\n'));
    open.listen(0, '127.0.0.1');
    await once(open, 'listening');
    const { port } = open.address() as AddressInfo;
    const problems = [];
    for (const target of [{ port }, { port: 9 }, { host: 'nowhere.invalid' }]) {
      problems.push((await enable(target)).result);
    }
    open.close();
    expect(new Set(problems.map((result) => JSON.stringify(result))).size).toBe(1);
    expect((await lastEvent('settings.smtp-changed')).details).toMatchObject({ host: 'nowhere.invalid' });
    // The others of this file go on with the server that works.
    expect((await enable()).result).toEqual({ connected: true, problem: null });
  });

  describe('Esqueci minha senha', () => {
    const ask = (cpf: string, headers: Record<string, string> = {}) =>
      installation.client().call('POST', '/password-link/email', { cpf }, { headers });
    const nurse = async (email: string) => {
      const person = await buildPerson(installation);
      await sql`update professional set email = ${email} where id = ${person.id}`.execute(
        installation.platform.db,
      );
      await buildLotacao(installation, { person, municipality, unitId, cbo: '223505' });
      return person;
    };

    test('ADM-D04 a letter with the link reaches who has an e-mail; the answer is the same for all', async () => {
      await installer.call('PUT', '/settings/servers/installation', {
        name: 'UBS',
        link: 'https://pec.gov.br',
      });
      const [person, silent] = [await nurse('rosa@exemplo.org'), await nurse('')];
      const before = mail.letters.length;
      const answers = [
        await ask(person.cpf, { host: 'evil.example' }),
        await ask(silent.cpf),
        await ask('52998224725'),
      ];
      expect(new Set(answers.map(({ status, text }) => `${status} ${text}`))).toEqual(new Set(['202 {}']));
      await jobsEnd();
      expect(mail.letters.slice(before).map(({ to }) => to)).toEqual([['rosa@exemplo.org']]);
      const text = (mail.letters.at(-1)?.text ?? '').replaceAll('=\r\n', '');
      const token = /https:\/\/pec\.gov\.br\/recuperarSenha\/([\w-]{43})/.exec(text)?.[1] ?? '';
      expect(text).not.toContain('evil.example');
      // The password of before still opens: anybody may have asked.
      expect((await signedIn(installation, person)).cookie()).toBeDefined();
      const defined = await installation
        .client()
        .call('POST', '/password-link/use', { token, password: 'Zyxwvut9' });
      expect(defined.status).toBe(200);
    });

    test('asked again within five minutes, one letter goes', async () => {
      const person = await nurse('rosa2@exemplo.org');
      for (let i = 0; i < 3; i++) {
        await ask(person.cpf);
        await jobsEnd();
      }
      expect(mail.letters.filter(({ to }) => to.includes('rosa2@exemplo.org'))).toHaveLength(1);
    });
  });

  test('ADM-D06 "Desabilitar" takes the offer away; the data stay', async () => {
    const { body } = await installer.call<Servers>('POST', '/settings/servers/smtp/disabling', {});
    expect(body.smtp).toMatchObject({ enabled: false, hasPassword: true });
    expect(await byEmail()).toBe(false);
  });
});
