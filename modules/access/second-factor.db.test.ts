import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Client, startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import {
  buildLotacao,
  buildMunicipality,
  buildPerson,
  buildUnit,
  grant,
  PASSWORD,
  signedIn,
  type TestMunicipality,
  type TestPerson,
} from '#apps/installation/testing-people';
import { getRow, sql } from '#platform/db/database';
import { totpCode, totpStep } from './server/totp.ts';

let installation: TestInstallation;
let municipality: TestMunicipality;

beforeAll(async () => {
  installation = await startTestInstallation({ worker: false });
  municipality = await buildMunicipality(installation, '4205407');
});
afterAll(() => installation.close());

type Body = { state: string; code: string; ticket: string; recoveryCodes: string[]; secret: string };
const STEP = 30_000;
const codeOf = (secret: string) => totpCode(secret, totpStep(installation.clock.now()));
const nextStep = () => installation.clock.advance(STEP);

/** A municipal administrator with the second factor on. */
async function enrolled(): Promise<{ person: TestPerson; client: Client; secret: string; codes: string[] }> {
  const person = await buildPerson(installation);
  await sql`update administrative_access set active = false, inactivated_at = now() where active`.execute(
    installation.platform.db,
  );
  await grant(installation, person, 'municipal-admin', municipality);
  const client = await signedIn(installation, person);
  const begun = await client.call<Body>('POST', '/session/second-factor/enrolment', { password: PASSWORD });
  const { secret } = begun.body;
  const on = await client.call<Body>('POST', '/session/second-factor/confirmation', { code: codeOf(secret) });
  expect(on.status).toBe(200);
  nextStep();
  return { person, client, secret, codes: on.body.recoveryCodes };
}

const password = (person: TestPerson, client = installation.client()) =>
  client.call<Body>('POST', '/session', { cpf: person.cpf, password: PASSWORD });
const give = (ticket: string, code: string, client = installation.client()) =>
  client.call<Body>('POST', '/session/second-factor', { ticket, code });

describe('second factor', () => {
  beforeEach(() => nextStep());

  test('the password alone opens no session; with the code it does', async () => {
    const { person, secret } = await enrolled();
    const client = installation.client();
    const first = await password(person, client);
    expect([first.status, first.body.state]).toEqual([200, 'second-factor']);
    expect(first.headers['set-cookie']).toBeUndefined();
    expect((await client.call<Body>('GET', '/session')).body.state).toBe('anonymous');
    expect((await give(first.body.ticket, codeOf(secret), client)).body.state).toBe('active');
    expect((await client.call<Body>('GET', '/session')).body.state).toBe('active');
  });

  test('a used code, and a used ticket, open nothing', async () => {
    const { person, secret } = await enrolled();
    const [one, two] = [await password(person), await password(person)];
    const code = codeOf(secret);
    expect((await give(one.body.ticket, code)).status).toBe(200);
    expect((await give(two.body.ticket, code)).body.code).toBe('wrong-code');
    nextStep();
    expect((await give(one.body.ticket, codeOf(secret))).body.code).toBe('ticket-expired');
  });

  test('a ticket lasts five minutes', async () => {
    const { person, secret } = await enrolled();
    const { body } = await password(person);
    installation.clock.advance(6 * 60_000);
    expect((await give(body.ticket, codeOf(secret))).body.code).toBe('ticket-expired');
  });

  test('a secret that no key of the installation opens any more is told, with the way out', async () => {
    const { person, client } = await enrolled();
    const { db } = installation.platform;
    await sql`update account set totp_secret = ${randomBytes(60)} where professional_id = ${person.id}`.execute(
      db,
    );
    const { body } = await password(person);
    const entering = await give(body.ticket, '123456');
    expect([entering.status, entering.body.code]).toEqual([409, 'factor-unreadable']);
    const turningOff = await client.call<Body>('POST', '/session/second-factor/removal', {
      password: PASSWORD,
      code: '123456',
    });
    expect([turningOff.status, turningOff.body.code]).toEqual([409, 'factor-unreadable']);
    await sql`update account set totp_secret = null, totp_enrolling = ${randomBytes(60)}
      where professional_id = ${person.id}`.execute(db);
    const confirming = await client.call<Body>('POST', '/session/second-factor/confirmation', {
      code: '123456',
    });
    expect([confirming.status, confirming.body.code]).toEqual([409, 'factor-not-begun']);
  });

  test('wrong codes count as wrong passwords; the right password does not forgive them', async () => {
    const { person, secret } = await enrolled();
    for (let i = 0; i < 4; i++) {
      const { body } = await password(person);
      expect((await give(body.ticket, '000000')).body.code).toBe('wrong-code');
    }
    const { body } = await password(person);
    expect((await give(body.ticket, '000000')).body.code).toBe('account-blocked');
    expect((await give(body.ticket, codeOf(secret))).body.code).toBe('account-blocked');
    expect((await password(person)).body.code).toBe('account-blocked');
  });

  test('a recovery code opens once', async () => {
    const { person, codes } = await enrolled();
    expect(new Set(codes).size).toBe(10);
    const [one, two] = [await password(person), await password(person)];
    expect((await give(one.body.ticket, codes[0]?.toUpperCase() ?? '')).body.state).toBe('active');
    expect((await give(two.body.ticket, codes[0] ?? '')).body.code).toBe('wrong-code');
  });

  test('the base keeps neither the secret nor the recovery codes in clear', async () => {
    const { secret, codes } = await enrolled();
    const row = await getRow<{ n: number }>(
      installation.platform.db,
      sql`select (select count(*) from account where encode(totp_secret, 'escape') like ${`%${secret}%`})
        + (select count(*) from recovery_code where code_digest like ${`%${codes[0]?.replace('-', '')}%`}) as n`,
    );
    expect(row.n).toBe(0);
  });

  test('the enrolment counts only after a right code', async () => {
    const person = await buildPerson(installation);
    await grant(installation, person, 'municipal-admin', await buildMunicipality(installation, '4202404'));
    const client = await signedIn(installation, person);
    await client.call('POST', '/session/second-factor/enrolment', { password: PASSWORD });
    const wrong = await client.call<Body>('POST', '/session/second-factor/confirmation', { code: '000000' });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'wrong-code']);
    expect((await password(person)).body.state).toBe('active');
  });

  test('who finds a session open cannot turn it on: that asks the password, and guessing ends the session', async () => {
    const person = await buildPerson(installation);
    await grant(installation, person, 'municipal-admin', await buildMunicipality(installation, '4205902'));
    const client = await signedIn(installation, person);
    const begin = (body: object) => client.call<Body>('POST', '/session/second-factor/enrolment', body);
    expect((await begin({})).status).toBe(400);
    for (let i = 0; i < 4; i++) {
      const { status, body } = await begin({ password: 'Errada123' });
      expect([status, body.code, body.secret]).toEqual([422, 'wrong-current-password', undefined]);
    }
    expect((await begin({ password: 'Errada123' })).body.code).toBe('account-blocked');
    expect((await client.call<Body>('GET', '/session')).body.state).toBe('anonymous');
  });

  test('only administrators may turn it on', async () => {
    const person = await buildPerson(installation);
    const unitId = await buildUnit(installation, municipality, '3127128');
    await buildLotacao(installation, { person, municipality, unitId, cbo: '223505' });
    const client = await signedIn(installation, person);
    expect(
      (await client.call('POST', '/session/second-factor/enrolment', { password: PASSWORD })).status,
    ).toBe(403);
  });

  test('turning it off asks the password and a code, and wrong ones count', async () => {
    const { person, client, secret } = await enrolled();
    const off = (given: { password: string; code: string }) =>
      client.call<Body>('POST', '/session/second-factor/removal', given);
    expect((await off({ password: 'Errada123', code: codeOf(secret) })).body.code).toBe(
      'wrong-current-password',
    );
    expect((await off({ password: PASSWORD, code: '000000' })).body.code).toBe('wrong-code');
    expect((await off({ password: PASSWORD, code: codeOf(secret) })).status).toBe(200);
    expect((await password(person)).body.state).toBe('active');
  });

  test('the installer turns off that of who lost it, which ends the sessions; a colleague elsewhere and oneself may not', async () => {
    const { person, client } = await enrolled();
    const [installer, stranger] = [await buildPerson(installation), await buildPerson(installation)];
    await grant(installation, installer, 'installer');
    await grant(installation, stranger, 'municipal-admin', await buildMunicipality(installation, '4208203'));
    const remove = async (by: Client) =>
      (await by.call<Body>('POST', `/professionals/${person.id}/second-factor/removal`, {})).status;
    expect([await remove(client), await remove(await signedIn(installation, stranger))]).toEqual([403, 404]);
    const asInstaller = await signedIn(installation, installer);
    const known = await asInstaller.call<{ secondFactor: boolean }>('GET', `/professionals/${person.id}`);
    expect(known.body.secondFactor).toBe(true);
    expect([await remove(asInstaller), await remove(asInstaller)]).toEqual([200, 409]);
    expect((await client.call<Body>('GET', '/session')).body.state).toBe('anonymous');
    expect((await password(person)).body.state).toBe('active');
  });
});

test('guessing the password inside an open session blocks and ends it', async () => {
  const person = await buildPerson(installation);
  const municipalityOfOwn = await buildMunicipality(installation, '4209102');
  await grant(installation, person, 'municipal-admin', municipalityOfOwn);
  const client = await signedIn(installation, person);
  const guess = () =>
    client.call<Body>('POST', '/session/password', { current: 'Errada123', next: 'Zyxwvut9' });
  for (let i = 0; i < 4; i++) expect((await guess()).body.code).toBe('wrong-current-password');
  expect((await guess()).body.code).toBe('account-blocked');
  expect((await client.call<Body>('GET', '/session')).body.state).toBe('anonymous');
  expect((await password(person)).body.code).toBe('account-blocked');
});
