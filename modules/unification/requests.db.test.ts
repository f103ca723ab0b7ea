import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildPerson, PASSWORD, signedIn } from '#apps/installation/testing-people';
import { grant } from '#apps/installation/testing-people';
import { register } from '#modules/citizens/test/desk';
import { sql } from '#platform/db/database';
import { type Caller, COMMAND_LINE } from '#platform/usecase/run';
import { act } from './server/acts.ts';
import { requestUnification } from './server/sending/request.ts';
import { agree, ask, good, keep, openPair, type Pair, PEOPLE, say, seen, until } from './test/pair.ts';

let pair: Pair;
let worker: Caller;
beforeAll(async () => {
  pair = await openPair();
  worker = await buildWorker(pair);
  for (let n = 0; n < PEOPLE; n++) await register(pair.unit.reception);
}, 120_000);
afterAll(() => pair.close());
afterEach(async () => {
  for (const { installation } of [pair.unit, pair.centre]) {
    await sql`delete from base_unification`.execute(installation.platform.db);
    installation.clock.set(new Date());
  }
  pair.link.up();
});

const processesAt = async ({ installation }: Pair['unit']): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*) from base_unification`.execute(
    installation.platform.db,
  );
  return rows[0]?.count ?? -1;
};

test('ADM-T02 a request waits for the centre, which accepts it; both sides show the same four words', async () => {
  const { unit, centre } = pair;
  const asked = good(await ask(pair));
  expect(asked).toMatchObject({ side: 'sending', state: 'requested', peer: 'CENTRAL', plain: true });
  const there = await seen(centre, asked.id);
  expect(there).toMatchObject({
    side: 'receiving',
    state: 'requested',
    peer: 'UBS JARDIM',
    responsible: 'TEREZA COUTO',
  });
  expect(there.words).toBe(asked.words);
  expect(asked.words.split(' ')).toHaveLength(4);
  expect((await say(unit, asked, 'run')).body.code).toBe('unification-state');
  expect((await say(unit, asked, 'accept')).body.code).toBe('unification-side');
  expect(good(await say(centre, asked, 'accept')).state).toBe('accepted');
  await until(unit, asked.id, ({ state }) => state === 'accepted');
});

test('ADM-T02 DEP-11 who is denied sees it; who cancels ends it on both sides', async () => {
  const { unit, centre } = pair;
  const denied = good(await ask(pair));
  good(await say(centre, denied, 'deny'));
  await until(unit, denied.id, ({ state }) => state === 'denied');
  const cancelled = await agree(pair);
  expect(good(await say(unit, cancelled, 'cancel')).state).toBe('cancelled');
  expect((await seen(centre, cancelled.id)).state).toBe('cancelled');
  const there = await agree(pair);
  good(await say(centre, there, 'cancel'));
  await until(unit, there.id, ({ state }) => state === 'cancelled');
});

test('ADM-T01 a wrong password of the centre is refused and counted there; so is who has no access there', async () => {
  const { unit, centre } = pair;
  const { body, status } = await ask(pair, { password: 'Errada123' });
  expect([status, body.code]).toEqual([422, 'wrong-credentials']);
  expect(body.detail).toContain('Restam');
  const stranger = await buildPerson(unit.installation, { name: 'OUTRA PESSOA' });
  await grant(unit.installation, stranger, 'municipal-admin', unit.municipality);
  const there = await buildPerson(centre.installation, { name: 'OUTRA PESSOA' });
  await sql`update professional set cpf = ${stranger.cpf} where id = ${there.id}`.execute(
    centre.installation.platform.db,
  );
  const caller = { actor: { kind: 'person', professionalId: stranger.id, access: null } } as const;
  const asked = { name: 'UBS', link: pair.link.url, password: PASSWORD };
  await expect(requestUnification(unit.installation.platform, caller, asked)).rejects.toThrow(/no-access/);
  expect([await processesAt(unit), await processesAt(centre)]).toEqual([0, 0]);
  expect(
    await signedIn(centre.installation, { ...there, cpf: stranger.cpf }).catch(
      (error: Error) => error.message,
    ),
  ).toContain('403');
});

test('ADM-T01 plain http is for the network of the municipality only', async () => {
  const { status, body } = await ask(pair, { link: 'http://203.0.113.9:8080' });
  expect([status, body.code]).toEqual([422, 'link-needs-https']);
});

test('UNI-12 DEP-11 ADM-T03 another version is refused with both, and told which to install', async () => {
  const { unit } = pair;
  const older = { ...unit.installation.platform, version: '0.0.9' };
  const asked = { name: 'UBS', link: pair.link.url, password: PASSWORD };
  const refusal = await requestUnification(older, COMMAND_LINE, asked).catch((error: Error) => error.message);
  expect(refusal).toContain('unification-version');
  expect(refusal).toContain('0.0.9');
  expect(refusal).toContain(`Atualize a local para a ${unit.installation.platform.version}`);
  const process = await agree(pair);
  await expect(act(older, COMMAND_LINE, 'rehearse', process.id)).rejects.toThrow(/unification-version/);
});

test('UNI-10 a base restored since, on either side, is refused and told what to do', async () => {
  for (const { installation } of [pair.unit, pair.centre]) {
    const { db } = installation.platform;
    const process = await agree(pair);
    await sql`update installation set incarnation = uuid_v7()`.execute(db);
    const { status, body } = await say(pair.unit, process, 'rehearse');
    expect([status, body.code]).toEqual([409, 'unification-other-life']);
    expect(body.detail).toContain('Cancele esta solicitação e faça outra');
    expect(good(await say(pair.unit, process, 'cancel')).state).toBe('cancelled');
  }
});

test('what cannot become one is refused: itself, another municipality, training with production, clocks apart', async () => {
  const { unit, centre } = pair;
  const { db } = unit.installation.platform;
  expect((await ask(pair, { link: unit.url })).body.code).toBe('unification-itself');
  await sql`update municipality set ibge = '4205408'`.execute(db);
  expect((await ask(pair)).body.code).toBe('unification-municipality');
  await sql`update municipality set ibge = '4205407'`.execute(db);
  await sql`update installation set purpose = 'producao'`.execute(db);
  expect((await ask(pair)).body.code).toBe('unification-purpose');
  await sql`update installation set purpose = 'treinamento'`.execute(db);
  centre.installation.clock.advance(-120_000);
  expect((await ask(pair)).body.code).toBe('unification-clock');
  centre.installation.clock.set(new Date());
  pair.link.down();
  const away = await ask(pair);
  expect([away.status, away.body.code]).toEqual([503, 'unification-unreachable']);
  expect([await processesAt(unit), await processesAt(centre)]).toEqual([0, 0]);
});

test('DEP-11 who receives cannot ask, and one asks once at a time', async () => {
  const { unit, centre } = pair;
  good(await ask(pair));
  expect((await ask(pair)).body.code).toBe('unification-cannot-ask');
  const there = await centre.installer.call<{ cannotAsk: string }>('GET', '/unification');
  expect(there.body.cannotAsk).toContain('Termine todos os recebimentos');
  const asked = await centre.installer.call<{ code: string }>('POST', '/unification/requests', {
    name: 'CENTRAL',
    link: unit.url,
    password: PASSWORD,
  });
  expect(asked.body.code).toBe('unification-cannot-ask');
});

/** Somebody who works at both, and decides at neither. */
async function buildWorker({ unit, centre }: Pair): Promise<Caller> {
  const here = await buildPerson(unit.installation, { name: 'OUTRA PESSOA' });
  const there = await buildPerson(centre.installation, { name: 'OUTRA PESSOA' });
  await grant(centre.installation, there, 'municipal-admin', centre.municipality);
  await sql`update professional set cpf = ${here.cpf} where id = ${there.id}`.execute(
    centre.installation.platform.db,
  );
  return { actor: { kind: 'person', professionalId: here.id, access: null } };
}

test('a request made anew takes the place of one that the unit lost, where who asks decides at the centre', async () => {
  const { unit, centre, link } = pair;
  const lost = good(await ask(pair));
  await sql`delete from base_unification`.execute(unit.installation.platform.db);
  const asked = { name: 'UBS', link: link.url, password: PASSWORD };
  const refusal = requestUnification(unit.installation.platform, worker, asked);
  await expect(refusal).rejects.toMatchObject({
    code: 'unification-waits-already',
    detail: expect.stringContaining('feita por TEREZA COUTO'),
  });
  expect((await seen(centre, lost.id)).state).toBe('requested');
  const process = good(await ask(pair));
  expect((await seen(centre, lost.id)).state).toBe('cancelled');
  expect((await seen(centre, process.id)).state).toBe('requested');
});

test('ADM-T02 cancelled while the centre did not answer, it ends there as soon as it does', async () => {
  const { unit, centre, link } = pair;
  const first = await agree(pair);
  link.down();
  expect(good(await say(unit, first, 'cancel')).state).toBe('cancelled');
  await keep(unit);
  expect((await seen(centre, first.id)).state).toBe('accepted');
  link.up();
  await keep(unit);
  expect((await seen(centre, first.id)).state).toBe('cancelled');
  const second = await agree(pair);
  link.down();
  good(await say(unit, second, 'cancel'));
  link.up();
  // Proved by the key of the former one: who asks need not decide at the centre.
  const asked = { name: 'UBS', link: link.url, password: PASSWORD };
  const third = await requestUnification(unit.installation.platform, worker, asked);
  expect((await seen(centre, second.id)).state).toBe('cancelled');
  expect((await seen(centre, third.id)).state).toBe('requested');
});

test('DEP-12 hours to decide and speed are settings of the page, each changed alone and told in the trail', async () => {
  const { installer, installation } = pair.unit;
  const change = (body: object) =>
    installer.call<{ code: string; hours: number; kibPerSecond: number }>(
      'PUT',
      '/unification/settings',
      body,
    );
  expect(good(await change({ hours: 48 }))).toEqual({ hours: 48, kibPerSecond: 0 });
  expect(good(await change({ kibPerSecond: 64 }))).toEqual({ hours: 48, kibPerSecond: 64 });
  const slow = await change({ kibPerSecond: 7 });
  expect([slow.status, slow.body.code]).toEqual([422, 'unification-speed']);
  for (const body of [{}, { hours: 0 }, { hours: 169 }]) expect((await change(body)).status).toBe(400);
  const { settings } = good(await installer.call<{ settings: object }>('GET', '/unification'));
  expect(settings).toEqual({ hours: 48, kibPerSecond: 64 });
  const { rows } = await sql<{ details: object }>`select details from audit_event
    where type in ('unification.hours', 'unification.speed') order by id`.execute(installation.platform.db);
  expect(rows.map(({ details }) => details)).toEqual([{ hours: 48 }, { kibPerSecond: 64 }]);
  good(await change({ hours: 24, kibPerSecond: 0 }));
});

test('UNI-03 strangers learn and change nothing: messages and pieces that the key of the process did not seal', async () => {
  const { centre } = pair;
  const process = await agree(pair);
  const stranger = centre.installation.client();
  const path = `/unification/incoming/${process.id}`;
  const sealed = Buffer.alloc(200, 7).toString('base64');
  const said = await stranger.call<{ code: string }>('POST', `${path}/messages`, { sealed });
  expect([said.status, said.body.code]).toEqual([422, 'unification-message']);
  const nobody = '/unification/incoming/0192f0c1-2222-7000-8000-000000000001/messages';
  expect((await stranger.call('POST', nobody, { sealed })).status).toBe(404);
  const publicKey = Buffer.alloc(32, 9).toString('base64url');
  const opened = await stranger.call<{ code: string }>('POST', '/unification/incoming', {
    process: process.id,
    publicKey,
    sealed,
  });
  expect(opened.body.code).toBe('unification-message');
  const piece = await stranger.call<{ code: string }>('PUT', `${path}/pieces/${'a'.repeat(64)}`, undefined, {
    headers: { authorization: `Unificacao ${process.id} ${Date.now()} ${'0'.repeat(64)}` },
  });
  expect([piece.status, piece.body.code]).toEqual([401, 'peer-unknown']);
  expect((await seen(centre, process.id)).state).toBe('accepted');
});
