import { generateKeyPairSync } from 'node:crypto';
import { publicKeyText, signContraChave } from '@pec-aberto/activation';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import { buildPerson, grant, PASSWORD, signedIn, type TestPerson } from '#apps/installation/testing-people';
import { simulatorPrivateKey } from '#simulators/egestor/key';
import { sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';

const state = generateKeyPairSync('ed25519');
const stranger = generateKeyPairSync('ed25519');
let installation: TestInstallation;
let boss: TestPerson;
let open: Client;

beforeAll(async () => {
  installation = await startTestInstallation({ worker: false });
  await sql`insert into installation (id, incarnation, name, purpose, resources, link, created_at)
    values (${uuidV7()}, gen_random_uuid(), 'Teste', 'treinamento', 'prontuario', 'http://pec', now())`.execute(
    installation.platform.db,
  );
  boss = await buildPerson(installation, { name: 'TEREZA COUTO' });
  await grant(installation, boss, 'installer');
  open = await signedIn(installation, boss);
  await open.call('POST', '/activation-authorities', {
    name: 'Secretaria de Estado',
    publicKey: publicKeyText(state.publicKey),
  });
});
afterAll(() => installation.close());

type Asked = { id: string; chave: string };
type Body = { code: string; state: string; person: { name: string; hasPassword: boolean } | null };
const ask = async (action: 'password' | 'installer', cpf: string) =>
  (await installation.client().call<Asked>('POST', '/installer-resets', { action, cpf })).body;
const signed = (chave: string, privateKey = state.privateKey) =>
  signContraChave({ chave, privateKey, issuedAt: new Date() });
const check = (id: string, contraChave: string) =>
  installation.client().call<Body>('POST', `/installer-resets/${id}/contra-chave`, { contraChave });
const finish = (id: string, body: Record<string, string>) =>
  installation.client().call<Body>('POST', `/installer-resets/${id}/conclusion`, body);
const enter = (cpf: string, password: string) =>
  installation.client().call<Body>('POST', '/session', { cpf, password });

test('the contra-chave of a known authority gives the installer a new password, once', async () => {
  for (let i = 0; i < 5; i++) await enter(boss.cpf, 'Errada123');
  expect((await enter(boss.cpf, PASSWORD)).body.code).toBe('account-blocked');
  const { id, chave } = await ask('password', boss.cpf);
  const contraChave = signed(chave);
  expect((await check(id, contraChave)).body.person).toEqual({ name: 'TEREZA COUTO', hasPassword: true });
  expect((await finish(id, { contraChave, password: 'curta' })).body.code).toBe('password-length');
  expect((await finish(id, { contraChave, password: 'Novinha77' })).status).toBe(200);
  expect((await open.call<Body>('GET', '/session')).body.state).toBe('anonymous');
  expect((await enter(boss.cpf, 'Novinha77')).body.state).toBe('active');
  expect((await finish(id, { contraChave, password: 'Outrase99' })).body.code).toBe('reset-request-gone');
});

test('each wrong answer is refused with its reason, and leaves everything as it was', async () => {
  const [{ id, chave }, other] = [await ask('password', boss.cpf), await ask('password', boss.cpf)];
  const codeOf = async (contraChave: string) =>
    (await finish(id, { contraChave, password: 'Invasor99' })).body.code;
  expect(await codeOf(signed(chave, stranger.privateKey))).toBe('contra-chave-authority');
  expect(await codeOf(signed(other.chave))).toBe('contra-chave-request');
  expect(
    await codeOf(
      signContraChave({ chave, privateKey: state.privateKey, issuedAt: new Date(), purpose: 'activation' }),
    ),
  ).toBe('contra-chave-purpose');
  expect(await codeOf(chave)).toBe('contra-chave-is-chave');
  // Training accepts the simulator for activation, which is harmless; never for this.
  expect(await codeOf(signed(chave, simulatorPrivateKey()))).toBe('contra-chave-simulator');
  expect((await enter(boss.cpf, 'Invasor99')).status).toBe(401);
});

test('who is installer is not told to who brings no contra-chave', async () => {
  const stranger = await buildPerson(installation);
  const [own, others] = [await ask('password', boss.cpf), await ask('password', stranger.cpf)];
  expect(Object.keys(own)).toEqual(Object.keys(others));
  expect((await check(others.id, signed(others.chave))).body.code).toBe('not-the-installer');
});

test('a request lasts a day, also when the clock is set back', async () => {
  const { id, chave } = await ask('password', boss.cpf);
  const day = 24 * 3_600_000;
  for (const shift of [day + 1000, -day]) {
    installation.clock.advance(shift);
    const answer = await finish(id, { contraChave: signed(chave), password: 'Tardia999' });
    installation.clock.advance(-shift);
    expect(answer.body.code).toBe('reset-request-gone');
  }
});

test('a new installer nobody knows gives the name; the former one is out at once', async () => {
  const former = installation.client();
  await former.call('POST', '/session', { cpf: boss.cpf, password: 'Novinha77' });
  const cpf = '52998224725';
  const { id, chave } = await ask('installer', cpf);
  const contraChave = signed(chave);
  expect((await check(id, contraChave)).body.person).toBeNull();
  expect((await finish(id, { contraChave, password: 'Chegou2026' })).body.code).toBe('name-required');
  const done = await finish(id, { contraChave, password: 'Chegou2026', name: 'Joana Prado Lima' });
  expect(done.status).toBe(200);
  expect((await former.call<Body>('GET', '/session')).body.state).toBe('anonymous');
  expect((await enter(boss.cpf, 'Novinha77')).body.code).toBe('no-access');
  expect((await enter(cpf, 'Chegou2026')).body.state).toBe('terms');
});

test('a new installer who is already known keeps the password, or changes it', async () => {
  const known = await buildPerson(installation, { name: 'IVO SANTANA' });
  const { id, chave } = await ask('installer', known.cpf);
  const contraChave = signed(chave);
  expect((await check(id, contraChave)).body.person).toEqual({ name: 'IVO SANTANA', hasPassword: true });
  expect((await finish(id, { contraChave })).status).toBe(200);
  expect((await enter(known.cpf, PASSWORD)).body.state).toBe('active');
});
