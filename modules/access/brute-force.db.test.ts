import { hashPassword } from './server/password.ts';
import { generateCpf } from '@pec-aberto/brazil';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import {
  buildLotacao,
  buildMunicipality,
  buildPerson,
  buildUnit,
  PASSWORD,
  signedIn,
  type TestMunicipality,
} from '#apps/installation/testing-people';
import { sql } from '#platform/db/database';
import { writeSetting } from '#platform/settings/settings';
import { runUseCase } from '#platform/usecase/run';
import { blockUntilFreed, setPassword } from './index.ts';

let installation: TestInstallation;
let municipality: TestMunicipality;
let unitId: string;

beforeAll(async () => {
  installation = await startTestInstallation({ worker: false });
  municipality = await buildMunicipality(installation, '4205407');
  unitId = await buildUnit(installation, municipality, '3127128');
});
afterAll(() => installation.close());

type Body = { state: string; code: string; detail: string; idleExpiresAt?: string };
const nurse = async () => {
  const person = await buildPerson(installation);
  await buildLotacao(installation, { person, municipality, unitId, cbo: '223505' });
  return person;
};
const enter = (cpf: string, password: string, remoteAddress: string) =>
  installation.client().call<Body>('POST', '/session', { cpf, password }, { remoteAddress });

/** As if so many tries from the address had failed in the last minutes: argon2 would take too long. */
const failed = (address: string, times: number) =>
  sql`insert into sign_in_attempt (id, at, succeeded, ip)
    select gen_random_uuid(), ${installation.clock.now()}, false, ${address}::inet from generate_series(1, ${times}::int)`.execute(
    installation.platform.db,
  );

describe('brute force', () => {
  test('from many addresses: the account counts, wherever the tries come from', async () => {
    const { cpf } = await nurse();
    for (let i = 1; i <= 5; i++) await enter(cpf, 'Errada123', `198.51.100.${i}`);
    expect((await enter(cpf, PASSWORD, '10.0.0.7')).body.code).toBe('account-blocked');
  });

  test('a stranger who guesses keeps nobody out where people enter every day', async () => {
    const person = await nurse();
    const unit = '203.0.113.60';
    expect((await enter(person.cpf, PASSWORD, unit)).status).toBe(200);
    for (let i = 0; i < 6; i++) await enter(person.cpf, 'Errada123', '198.51.100.60');
    expect((await enter(person.cpf, PASSWORD, '198.51.100.60')).body.code).toBe('account-blocked');
    expect((await enter(person.cpf, PASSWORD, unit)).status).toBe(200);
  });

  test('of IPv6 the network counts: one machine has as many addresses as it likes', async () => {
    const [person, colleague] = [await nurse(), await nurse()];
    await enter(colleague.cpf, PASSWORD, '2001:db8:60:1::1');
    for (let i = 2; i <= 6; i++) await enter(person.cpf, 'Errada123', `2001:db8:60:1::${i}`);
    expect((await enter(person.cpf, PASSWORD, '2001:db8:60:1::7')).body.code).toBe('account-blocked');
  });

  test.each([
    ['from a strange address', '198.51.100.70', 15],
    ['from a familiar one', '203.0.113.70', 5],
  ])('%s the block ends by itself', async (_where, address, minutes) => {
    const [person, colleague] = [await nurse(), await nurse()];
    if (minutes === 5) await enter(colleague.cpf, PASSWORD, address);
    for (let i = 0; i < 5; i++) await enter(person.cpf, 'Errada123', address);
    const told = await enter(person.cpf, PASSWORD, address);
    expect([told.body.code, told.body.detail]).toEqual([
      'account-blocked',
      expect.stringContaining(`Aguarde ${minutes} minutos`),
    ]);
    installation.clock.advance((minutes - 1) * 60_000);
    const before = await enter(person.cpf, PASSWORD, address);
    installation.clock.advance(2 * 60_000);
    const later = await enter(person.cpf, PASSWORD, address);
    installation.clock.advance(-(minutes + 1) * 60_000);
    expect([before.body.code, later.status]).toEqual(['account-blocked', 200]);
  });

  test('a CPF nobody has is blocked and freed as one that somebody has, from both kinds of address', async () => {
    const colleague = await nurse();
    await enter(colleague.cpf, PASSWORD, '203.0.113.80');
    for (const address of ['203.0.113.80', '198.51.100.80']) {
      const told: string[][] = [];
      for (const cpf of [(await nurse()).cpf, generateCpf(88_888)]) {
        const answers: string[] = [];
        for (let i = 0; i < 6; i++) answers.push((await enter(cpf, 'Errada123', address)).body.detail);
        installation.clock.advance(16 * 60_000);
        answers.push((await enter(cpf, 'Errada123', address)).body.detail);
        installation.clock.advance(-16 * 60_000);
        told.push(answers);
      }
      expect(told[0]).toEqual(told[1]);
    }
  });

  test('where the administrators chose so, it holds until the password is defined anew', async () => {
    const { platform, clock } = installation;
    const chosen = (value: boolean) =>
      writeSetting(platform, platform.db, blockUntilFreed, value, clock.now());
    await chosen(true);
    const person = await nurse();
    const unit = '203.0.113.90';
    await enter(person.cpf, PASSWORD, unit);
    for (let i = 0; i < 5; i++) await enter(person.cpf, 'Errada123', '198.51.100.90');
    clock.advance(24 * 3_600_000);
    const later = await enter(person.cpf, PASSWORD, unit);
    clock.advance(-24 * 3_600_000);
    await chosen(false);
    expect(later.body.code).toBe('account-blocked');
    await runUseCase(platform, { actor: { kind: 'system' } }, (context) =>
      setPassword(context, { professionalId: person.id, password: PASSWORD, mustChange: false }),
    );
    expect((await enter(person.cpf, PASSWORD, unit)).status).toBe(200);
  });

  test('an address that is only refused is stopped before any work; others are not', async () => {
    const person = await nurse();
    for (let i = 0; i < 120; i++) await enter('00000000000', 'x', '198.51.100.95');
    expect((await enter('00000000000', 'x', '198.51.100.95')).body.code).toBe('too-many-attempts');
    expect((await enter(person.cpf, PASSWORD, '198.51.100.96')).status).toBe(200);
  });

  test('behind one address: strangers are refused, whoever works there still enters', async () => {
    const [colleague, stranger] = [await nurse(), await nurse()];
    const unit = '203.0.113.9';
    expect((await enter(colleague.cpf, PASSWORD, unit)).status).toBe(200);
    await failed(unit, 99);
    expect((await enter(stranger.cpf, PASSWORD, unit)).status).toBe(200);
    await failed(unit, 1);
    await sql`delete from sign_in_attempt where professional_id = ${stranger.id} and succeeded`.execute(
      installation.platform.db,
    );
    expect((await enter(stranger.cpf, PASSWORD, unit)).body.code).toBe('too-many-attempts');
    expect((await enter(colleague.cpf, PASSWORD, unit)).status).toBe(200);
    // From elsewhere the stranger enters: his account was not touched.
    expect((await enter(stranger.cpf, PASSWORD, '203.0.113.10')).status).toBe(200);
  });

  test('refused by address, the answer tells neither who exists nor who works there', async () => {
    const [colleague, stranger] = [await nurse(), await nurse()];
    const unit = '203.0.113.20';
    await enter(colleague.cpf, PASSWORD, unit);
    await failed(unit, 100);
    const answers = await Promise.all(
      [colleague.cpf, stranger.cpf, generateCpf(77_777)].map((cpf) => enter(cpf, 'Errada123', unit)),
    );
    const told = answers.map(({ status, body }) => [status, body.code, body.detail].join());
    expect(new Set(told).size).toBe(1);
    expect(answers[0]?.status).toBe(429);
    // The colleague's own wrong tries still count there, under the same answer.
    for (let i = 0; i < 4; i++) await enter(colleague.cpf, 'Errada123', unit);
    expect((await enter(colleague.cpf, PASSWORD, unit)).body.code).toBe('too-many-attempts');
    expect((await enter(colleague.cpf, PASSWORD, '203.0.113.21')).status).toBe(200);
  });

  test('the address recovers a quarter of an hour later', async () => {
    const person = await nurse();
    const unit = '203.0.113.30';
    await failed(unit, 100);
    expect((await enter(person.cpf, PASSWORD, unit)).status).toBe(429);
    installation.clock.advance(16 * 60_000);
    const later = await enter(person.cpf, PASSWORD, unit);
    installation.clock.advance(-16 * 60_000);
    expect(later.status).toBe(200);
  });

  test('of IPv6 the /64 counts as one; IPv4 written as IPv6 is IPv4', async () => {
    const person = await nurse();
    await failed('2001:db8:0:1::1', 100);
    expect((await enter(person.cpf, PASSWORD, '2001:db8:0:1:abcd::2')).status).toBe(429);
    expect((await enter(person.cpf, PASSWORD, '2001:db8:0:2::1')).status).toBe(200);
    await failed('203.0.113.40', 100);
    expect((await enter(person.cpf, PASSWORD, '::ffff:203.0.113.41')).status).toBe(200);
    const other = await nurse();
    expect((await enter(other.cpf, PASSWORD, '::ffff:203.0.113.40')).status).toBe(429);
  });

  test('a forwarded address is not believed from just anybody', async () => {
    const person = await nurse();
    const unit = '203.0.113.50';
    await failed(unit, 100);
    const answer = await installation
      .client()
      .call<Body>(
        'POST',
        '/session',
        { cpf: person.cpf, password: PASSWORD },
        { remoteAddress: unit, headers: { 'x-forwarded-for': '10.9.8.7', forwarded: 'for=10.9.8.7' } },
      );
    expect(answer.status).toBe(429);
  });

  test('a CPF nobody has, a wrong password and a blocked account all cost one password check', async () => {
    const [known, barred] = [await nurse(), await nurse()];
    for (let i = 0; i < 5; i++) await enter(barred.cpf, 'Errada123', '10.1.1.1');
    // Processor time, not the clock: what else the machine does must not matter.
    const cost = async (act: () => Promise<unknown>) => {
      const start = process.cpuUsage();
      for (let i = 0; i < 3; i++) await act();
      const { user, system } = process.cpuUsage(start);
      return user + system;
    };
    const checks = [];
    for (let i = 0; i < 3; i++) checks.push(await cost(() => hashPassword('Errada123')));
    // The others were also charged for what the process tidied up meanwhile.
    const check = Math.min(...checks);
    let seed = 555_000;
    const cpfs = [() => generateCpf(seed++), () => known.cpf, () => barred.cpf];
    for (const cpf of cpfs) {
      expect(await cost(() => enter(cpf(), 'Errada123', '10.1.1.2'))).toBeGreaterThan(check / 2);
    }
  });
});

describe('session', () => {
  test('fixation: a cookie planted before the entry is no session after it', async () => {
    const person = await nurse();
    const planted = 'A'.repeat(43);
    const headers = { cookie: `pec_session=${planted}` };
    const client = installation.client();
    const entered = await client.call<Body>(
      'POST',
      '/session',
      { cpf: person.cpf, password: PASSWORD },
      { headers },
    );
    expect(entered.body.state).toBe('active');
    expect(client.cookie()).not.toBe(planted);
    const before = await installation.client().call<Body>('GET', '/session', undefined, { headers });
    expect(before.body.state).toBe('anonymous');
  });

  test('entering again ends the session whose cookie is given up', async () => {
    const person = await nurse();
    const client = await signedIn(installation, person);
    const old = client.cookie() ?? '';
    await client.call('POST', '/session', { cpf: person.cpf, password: PASSWORD });
    const replay = await installation
      .client()
      .call<Body>('GET', '/session', undefined, { headers: { cookie: `pec_session=${old}` } });
    expect(replay.body.state).toBe('anonymous');
  });

  test('a cookie stolen before a change of password opens nothing after it', async () => {
    const client = await signedIn(installation, await nurse());
    const stolen = client.cookie() ?? '';
    await client.call('POST', '/session/password', { current: PASSWORD, next: 'Zyxwvut9' });
    const thief = await installation
      .client()
      .call<Body>('GET', '/session', undefined, { headers: { cookie: `pec_session=${stolen}` } });
    expect(thief.body.state).toBe('anonymous');
  });

  test('wrong tries of a stranger block the entry, not the work under way', async () => {
    const person = await nurse();
    const client = await signedIn(installation, person);
    for (let i = 0; i < 5; i++) await enter(person.cpf, 'Errada123', '10.2.2.2');
    expect((await enter(person.cpf, PASSWORD, '10.2.2.3')).body.code).toBe('account-blocked');
    expect((await client.call<Body>('GET', '/session')).body.state).toBe('active');
  });

  test('however much it is used, it ends after twelve hours', async () => {
    const client = await signedIn(installation, await nurse());
    const begun = installation.clock.now().getTime();
    const answers: Body[] = [];
    for (let i = 0; i < 25; i++) {
      installation.clock.advance(30 * 60_000);
      answers.push((await client.call<Body>('POST', '/session/use')).body);
    }
    installation.clock.advance(-25 * 30 * 60_000);
    const last = answers[22];
    expect([last?.state, answers.at(-1)?.code]).toEqual(['active', 'session-required']);
    const told = new Date(last?.idleExpiresAt ?? '').getTime() - begun;
    expect(Math.round(told / 60_000)).toBe(12 * 60);
  });

  test('with the clock set back the idle time counts from there', async () => {
    const client = await signedIn(installation, await nurse());
    const back = 5 * 3_600_000;
    installation.clock.advance(-back);
    const now = await client.call<Body>('GET', '/session');
    installation.clock.advance(61 * 60_000);
    const later = await client.call<Body>('GET', '/session');
    installation.clock.advance(back - 61 * 60_000);
    expect([now.body.state, later.body.state]).toEqual(['active', 'anonymous']);
  });
});
