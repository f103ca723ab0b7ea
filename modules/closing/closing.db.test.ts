import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  type Answer,
  type Client,
  startTestInstallation,
  type TestInstallation,
} from '#apps/installation/testing';
import {
  buildLotacao,
  buildMunicipality,
  buildPerson,
  buildUnit,
  grant,
  giveProfiles,
  signedIn,
  signedInInstaller,
} from '#apps/installation/testing-people';
import { rowsOf, sql } from '#platform/db/database';
import { IN_FORCE_AFTER_MS } from './server/state.ts';

let installation: TestInstallation;
let installer: Client;
let responsible: Client;
let nurse: Client;

beforeAll(async () => {
  installation = await startTestInstallation({ worker: false });
  const municipality = await buildMunicipality(installation, '4205407');
  installer = await signedInInstaller(installation);
  const administrator = await buildPerson(installation);
  await grant(installation, administrator, 'municipal-admin', municipality);
  responsible = await signedIn(installation, administrator);
  const person = await buildPerson(installation);
  const unitId = await buildUnit(installation, municipality, '1234567');
  const lotacao = await buildLotacao(installation, { person, municipality, unitId, cbo: '223565' });
  await giveProfiles(installation, lotacao, ['enfermeiro']);
  nurse = await signedIn(installation, person);
});
afterAll(() => installation.close());
afterEach(async () => {
  await installer.call('DELETE', '/closing?moved=true');
  await until(nurse, (answer) => answer.status === 200);
});

type Closing = { kind: string; why: string; until: string | null; goTo: string | null };
type Problem = { code: string; detail: string; data: Closing };

const maintenance = { kind: 'maintenance', why: 'Troca do servidor', minutes: 30, goTo: null };
const close = (body: object = maintenance, client = installer) =>
  client.call<Problem & Closing>('PUT', '/closing', body);
const work = (client: Client) => client.call<Problem>('GET', '/citizens/recent');

/** Every process asks the base once in so long. */
async function until(client: Client, holds: (answer: Answer<Problem>) => boolean): Promise<Answer<Problem>> {
  let answer = await work(client);
  await expect
    .poll(async () => holds((answer = await work(client))), {
      timeout: 10 * IN_FORCE_AFTER_MS,
      interval: 100,
    })
    .toBe(true);
  return answer;
}

test('a closed installation tells who works in it why and until when, and lets administrators in', async () => {
  const { status, body } = await close();
  expect(status).toBe(200);
  expect(body.until).toBe(new Date(Date.parse(body.until ?? '')).toISOString());
  const refusal = await until(nurse, (answer) => answer.status === 503);
  expect(refusal.body).toMatchObject({ code: 'installation-closed', data: { why: 'Troca do servidor' } });
  expect(refusal.body.detail).toContain('Troca do servidor');
  const seconds = Number(refusal.headers['retry-after']);
  expect(seconds).toBeGreaterThan(25 * 60);
  expect(seconds).toBeLessThanOrEqual(30 * 60);
  for (const client of [installer, responsible]) {
    expect((await client.call('GET', '/professionals?status=active')).status).toBe(200);
  }
});

test('whoever waits may sign in and out, and what was typed is kept', async () => {
  await close();
  await until(nurse, (answer) => answer.status === 503);
  const { body: session } = await nurse.call<{ access: { id: string }; installation: { closing: Closing } }>(
    'GET',
    '/session',
  );
  expect(session.installation.closing).toMatchObject({ kind: 'maintenance', why: 'Troca do servidor' });
  const draft = {
    accessId: session.access.id,
    form: 'cidadao-novo-1',
    title: 'o cadastro de Odete',
    path: '/cidadao/novo/1',
    values: { name: 'ODETE' },
    version: 0,
    writer: 'page-here',
  };
  expect((await nurse.call('PUT', '/drafts', draft)).status).toBe(200);
  const stranger = installation.client();
  const { body } = await stranger.call<{ closing: Closing }>('GET', '/closing');
  expect(body.closing).toMatchObject({ why: 'Troca do servidor' });
});

test('opened again, everybody works; who closed and opened stands in the trail', async () => {
  await close();
  await until(nurse, (answer) => answer.status === 503);
  expect((await installer.call('DELETE', '/closing')).status).toBe(200);
  await until(nurse, (answer) => answer.status === 200);
  const events = await rowsOf<{ type: string }>(
    installation.platform.db,
    sql`select type from audit_event where type like 'closing.%' order by at desc limit 2`,
  );
  expect(events.map(({ type }) => type).sort()).toEqual(['closing.closed', 'closing.opened']);
});

test('a deactivated installation says where to go, to people and to programs', async () => {
  const { body } = await close({
    kind: 'moved',
    why: 'Base unificada',
    minutes: null,
    goTo: 'pec.saude.gov.br',
  });
  expect(body.goTo).toBe('https://pec.saude.gov.br/');
  const refusal = await until(nurse, (answer) => answer.status === 410);
  expect(refusal.body).toMatchObject({
    code: 'installation-moved',
    detail: 'Esta instalação foi desativada: Base unificada. Use agora https://pec.saude.gov.br/',
  });
  const unasked = await installer.call<Problem>('DELETE', '/closing');
  expect([unasked.status, unasked.body.code]).toEqual([409, 'closing-moved']);
  expect((await installer.call('DELETE', '/closing?moved=true')).status).toBe(200);
  await until(nurse, (answer) => answer.status === 200);
});

test('what is missing is said on its field, and only who keeps the installation closes it', async () => {
  const fields = async (body: object) =>
    ((await close(body)).body as unknown as { fields: { path: string }[] }).fields.map(({ path }) => path);
  expect(await fields({ ...maintenance, why: '  ' })).toEqual(['why']);
  expect(await fields({ kind: 'moved', why: 'Unificada', minutes: null, goTo: null })).toEqual(['goTo']);
  expect(await fields({ kind: 'moved', why: 'Unificada', minutes: null, goTo: 'não é endereço' })).toEqual([
    'goTo',
  ]);
  expect((await close({ ...maintenance, minutes: 0 })).status).toBe(400);
  for (const minutes of ['1e400', '1e308', 'Infinity', 1e308, -1e308])
    expect([minutes, (await close({ ...maintenance, minutes })).status]).toEqual([minutes, 400]);
  expect((await close(maintenance, nurse)).status).toBe(403);
  expect((await nurse.call('DELETE', '/closing')).status).toBe(403);
  expect((await work(nurse)).status).toBe(200);
});

test('one that is closed is told on the home of the installer, until it opens', async () => {
  const told = async () => {
    const { body } = await installer.call<{ services: Array<{ id: string; level: string; detail: string }> }>(
      'GET',
      '/installation/status',
    );
    return body.services.find(({ id }) => id === 'closing');
  };
  expect(await told()).toMatchObject({ level: 'ok' });
  await close();
  expect(await told()).toMatchObject({
    level: 'warn',
    detail: expect.stringContaining('só administradores'),
  });
  await installer.call('DELETE', '/closing');
  expect(await told()).toMatchObject({ level: 'ok' });
});
