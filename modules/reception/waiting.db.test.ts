import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Client } from '#apps/installation/testing';
import {
  buildLotacao,
  buildPerson,
  buildUnit,
  giveProfiles,
  signedIn,
} from '#apps/installation/testing-people';
import { register } from '#modules/citizens/test/desk';
import type { RouteOutput } from '#platform/contract/route';
import { sql } from '#platform/db/database';
import type * as contract from './contract.ts';
import type { WaitingRequest } from './contract.ts';
import { type Front, openFront, type Problem, toldOf } from './test/front.ts';

type List = RouteOutput<typeof contract.searchWaiting>;
type Detail = RouteOutput<typeof contract.getWaiting>;

let front: Front;
beforeAll(async () => {
  front = await openFront();
});
afterAll(() => front.close());
beforeEach(async () => {
  await sql`delete from waiting_request`.execute(front.installation.platform.db);
});

const add = (citizenId: string, change: object = {}, client: Client = front.coordinator) =>
  client.call<WaitingRequest & Problem>('POST', '/waiting-requests', {
    citizenId,
    teamId: null,
    care: 'medica',
    reason: 'Dor lombar há um mês',
    ...change,
  });
const list = async (filters: object = {}, client: Client = front.doctor) =>
  (await client.call<List>('POST', '/waiting-requests/search', filters)).body;
const remove = (id: string, change: object, version = 1) =>
  front.coordinator.call<Problem>('POST', `/waiting-requests/${id}/removal`, { version, ...change });

test('MAN-12 a reason is demanded, of 200 characters at most; who waits for the same is told of', async () => {
  const citizen = await register(front.reception);
  for (const [reason, status] of [
    ['', 422],
    ['   ', 422],
    ['a'.repeat(201), 400],
  ] as const) {
    const { status: answered, body } = await add(citizen, { reason });
    expect([reason.length, answered, body.fields?.[0]?.path]).toEqual([reason.length, status, 'reason']);
  }
  const { status, body } = await add(citizen, { reason: 'a'.repeat(200), teamId: front.teams[0] });
  expect([status, body.times, body.team?.name, body.origin]).toEqual([201, 1, 'ESF 1', 'garantia-do-acesso']);
  expect((await add(citizen)).body.code).toBe('waiting-to-confirm');
  expect((await add(citizen, { care: 'ceo-endodontia' })).body.times).toBe(2);
  expect((await add(citizen, { confirmed: true })).body.times).toBe(3);
  expect((await list()).total.count).toBe(3);
});

test('MAN-12 removing asks why, and what the reason asks for; the history stays', async () => {
  const citizen = await register(front.reception);
  const { body: first } = await add(citizen);
  for (const [change, path] of [
    [{ why: 'outros' }, 'notes'],
    [{ why: 'outros', notes: '  ' }, 'notes'],
    [{ why: 'nao-respondeu' }, 'attempts'],
  ] as const) {
    const answer = await remove(first.id, change);
    expect([change, answer.status, answer.body.fields?.[0]?.path]).toEqual([change, 422, path]);
  }
  expect((await remove(first.id, { why: 'nao-respondeu', attempts: 0 })).status).toBe(400);
  expect((await remove(first.id, { why: 'outros', notes: 'a'.repeat(201) })).status).toBe(400);
  expect((await remove(first.id, { why: 'nao-respondeu', attempts: 3, notes: 'Sem sinal' })).status).toBe(
    204,
  );
  expect((await remove(first.id, { why: 'mudou-se' }, 2)).status).toBe(404);
  expect((await list()).rows).toEqual([]);
  const { body: second } = await add(citizen);
  expect(second.times).toBe(2);
  const detail = await front.doctor.call<Detail>('GET', `/waiting-requests/${second.id}`);
  expect(detail.body.before).toEqual([
    {
      day: first.day,
      care: 'medica',
      endedAt: expect.any(String),
      removal: 'nao-respondeu',
      notes: 'Sem sinal',
      attempts: 3,
    },
  ]);
  expect(detail.body.phones).toEqual(['48990001234']);
  expect(await toldOf(front, first.id)).toEqual(['reception.waiting-added', 'reception.waiting-removed']);
  expect(await toldOf(front, citizen)).toContain('reception.waiting-viewed');
});

test('two who change one request: the second is told; what was shared by others is not changed here', async () => {
  const { body: waiting } = await add(await register(front.reception));
  const path = `/waiting-requests/${waiting.id}`;
  const change = { version: 1, teamId: front.teams[1], care: 'enfermagem', reason: 'Curativo' };
  const answers = await Promise.all([
    front.coordinator.call<WaitingRequest & Problem>('PUT', path, change),
    front.coordinator.call<WaitingRequest & Problem>('PUT', path, { ...change, reason: 'Outro' }),
  ]);
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  expect((await remove(waiting.id, { why: 'mudou-se' })).body.code).toBe('waiting-changed');
  await sql`update waiting_request set origin = 'cuidado-compartilhado' where id = ${waiting.id}`.execute(
    front.installation.platform.db,
  );
  expect((await remove(waiting.id, { why: 'mudou-se' }, 2)).body.code).toBe('waiting-shared');
  expect((await front.coordinator.call<Problem>('PUT', path, { ...change, version: 2 })).body.code).toBe(
    'waiting-shared',
  );
});

test('the queue is found by person, team, type of care, origin and day; whoever may look may not change', async () => {
  const lia = await register(front.reception, { name: 'LIA MORAES TAVARES', birthDate: '1991-05-04' });
  const jose = await register(front.reception, { name: 'JOSE PIMENTA' });
  const one = (await add(lia, { teamId: front.teams[0] })).body;
  const two = (await add(jose, { care: 'odontologica' })).body;
  const found = async (filters: object) => (await list(filters)).rows.map(({ id }) => id);
  expect(await found({})).toEqual([one.id, two.id]);
  expect(await found({ direction: 'desc' })).toEqual([two.id, one.id]);
  expect(await found({ text: 'moraes' })).toEqual([one.id]);
  expect(await found({ text: '04/05/1991' })).toEqual([one.id]);
  expect(await found({ teams: [front.teams[0]] })).toEqual([one.id]);
  expect(await found({ care: ['odontologica', 'enfermagem'] })).toEqual([two.id]);
  expect(await found({ origins: ['cuidado-compartilhado'] })).toEqual([]);
  expect(await found({ addedBy: [front.nurseLotacao] })).toEqual([]);
  expect(await found({ from: one.day, to: one.day })).toEqual([one.id, two.id]);
  expect(await found({ to: '2020-01-01' })).toEqual([]);
  const first = await list({ limit: 1 });
  expect([first.rows[0]?.id, (await list({ limit: 1, after: first.next })).rows[0]?.id]).toEqual([
    one.id,
    two.id,
  ]);
  expect((await add(lia, {}, front.doctor)).status).toBe(403);
  expect((await front.reception.call('POST', '/waiting-requests/search', {})).status).toBe(403);
});

test('who died is not put in the queue; who refuses to share shows no telephone to another unit', async () => {
  const { installation, municipality } = front;
  const dead = await register(front.reception);
  await sql`update citizen set deceased = true, died_on = '2026-10-01' where id = ${dead}`.execute(
    installation.platform.db,
  );
  expect((await add(dead)).body.code).toBe('citizen-deceased');
  const team = { automatic: false, teamId: front.teams[0] };
  const quiteria = await register(front.reception, { name: 'QUITERIA NOBRE', team, sharingRefused: true });
  const person = await buildPerson(installation);
  const unitId = await buildUnit(installation, municipality, '2077485');
  const lotacao = await buildLotacao(installation, { person, municipality, unitId, cbo: '223505' });
  await giveProfiles(installation, lotacao, ['coordenador-ubs']);
  const elsewhere = await signedIn(installation, person);
  const phoneOf = async (client: Client) => (await add(quiteria, {}, client)).body.citizen.phone;
  expect([await phoneOf(front.coordinator), await phoneOf(elsewhere)]).toEqual(['48990001234', null]);
  const [there] = (await list({}, elsewhere)).rows;
  const { body } = await elsewhere.call<Detail>('GET', `/waiting-requests/${there?.id}`);
  expect([body.phones, body.withheld]).toEqual([[], expect.stringContaining('compartilhamento')]);
});

test('a death takes the citizen out of the queue, its undoing puts him back', async () => {
  const citizen = await register(front.reception);
  const { body: waiting } = await add(citizen);
  const version = async () =>
    (await front.coordinator.call<{ version: number }>('GET', `/citizens/${citizen}`)).body.version;
  const died = await front.coordinator.call('POST', `/citizens/${citizen}/death`, {
    diedOn: '2026-10-01',
    version: await version(),
  });
  expect([died.status, died.text]).toEqual([200, died.text]);
  expect((await list()).rows).toEqual([]);
  const undone = await front.coordinator.call('POST', `/citizens/${citizen}/death/undo`, {
    reason: 'Registro de outra pessoa',
    version: await version(),
  });
  expect([undone.status, undone.text]).toEqual([200, undone.text]);
  expect((await list()).rows.map(({ id }) => id)).toEqual([waiting.id]);
});
