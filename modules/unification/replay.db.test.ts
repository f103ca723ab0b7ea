import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Answer } from '#apps/installation/testing';
import { sql } from '#platform/db/database';
import { getInstallation } from '#modules/setup/index';
import type { Said } from './contract/peer.ts';
import type { Process } from './contract/process.ts';
import { findProcess, nextSaid, type ProcessRow } from './server/process/process-queries.ts';
import { keysOf } from './server/process/keys-of.ts';
import { sealMessage } from './server/protocol/envelope.ts';
import { openCentre } from './server/sending/centre.ts';
import { agree, good, openPair, type Pair, say, seen } from './test/pair.ts';

let pair: Pair;
beforeAll(async () => {
  pair = await openPair();
}, 120_000);
afterAll(() => pair.close());
afterEach(async () => {
  for (const { installation } of [pair.unit, pair.centre]) {
    await sql`delete from base_unification`.execute(installation.platform.db);
    installation.clock.set(new Date());
  }
  pair.link.up();
});

async function rowOf({ id }: Process): Promise<ProcessRow> {
  const row = await findProcess(pair.unit.installation.platform.db, id);
  if (!row) throw new Error('no such process');
  return row;
}

/** A message as the unit seals it. */
async function sealed(process: Process, said: Said, number: number): Promise<string> {
  const { platform } = pair.unit.installation;
  const { messages } = await keysOf(platform, await rowOf(process));
  const { id, incarnation } = await getInstallation(platform.db);
  const message = { installation: id, incarnation, program: platform.version, number, said };
  return sealMessage(messages, { processId: process.id, from: 'unit' }, message);
}

const next = async (process: Process) =>
  nextSaid(pair.unit.installation.platform.db, process.id, pair.unit.installation.clock.now());

const post = (process: Process, message: string): Promise<Answer<{ code: string; sealed: string }>> =>
  pair.centre.installation
    .client()
    .call('POST', `/unification/incoming/${process.id}/messages`, { sealed: message });

const centreOf = async (process: Process) =>
  openCentre(pair.unit.installation.platform, await rowOf(process), AbortSignal.timeout(30_000));

test('UNI-03 a message recorded on the way and sent again later is refused, and nothing of it is done', async () => {
  const process = await agree(pair);
  const run = await sealed(process, { say: 'run' }, await next(process));
  good(await post(process, run));
  expect((await seen(pair.centre, process.id)).state).toBe('running');
  const stop = await sealed(process, { say: 'stop' }, await next(process));
  good(await post(process, stop));
  const again = await post(process, run);
  expect([again.status, again.body.code]).toEqual([409, 'unification-overtaken']);
  expect((await seen(pair.centre, process.id)).state).toBe('accepted');
});

test('UNI-03 the last message come again, as after a cut, is answered and not done again', async () => {
  const process = await agree(pair);
  const stop = await sealed(process, { say: 'stop' }, await next(process));
  good(await post(process, stop));
  // What the same words would undo now, and a person at the centre began.
  await sql`update base_unification set state = 'running'`.execute(pair.centre.installation.platform.db);
  expect(good(await post(process, stop)).sealed).toEqual(expect.any(String));
  expect((await seen(pair.centre, process.id)).state).toBe('running');
  const other = await sealed(process, { say: 'cancel' }, (await rowOf(process)).said);
  expect((await post(process, other)).body.code).toBe('unification-overtaken');
  expect((await seen(pair.centre, process.id)).state).toBe('running');
});

test('UNI-03 a proof counts only as the answer to what is asked now, however late it comes', async () => {
  const process = await agree(pair);
  const { platform } = pair.centre.installation;
  const asked = new Date();
  await sql`update base_unification set state = 'deciding', proof_asked_at = ${asked}`.execute(platform.db);
  const proved = async (ofWhen: Date | null) => {
    const said = { say: 'proved', same: true, asked: ofWhen && ofWhen.toISOString() } as const;
    good(await post(process, await sealed(process, said, await next(process))));
    const { unchanged, provedAt, proofAskedAt } = (await findProcess(platform.db, process.id)) as ProcessRow;
    return { unchanged, isProved: provedAt !== null, isAsked: proofAskedAt !== null };
  };
  const open = { unchanged: false, isProved: false, isAsked: true };
  expect(await proved(null)).toEqual(open);
  expect(await proved(new Date(asked.getTime() - 60_000))).toEqual(open);
  expect(await proved(asked)).toEqual({ unchanged: true, isProved: true, isAsked: false });
});

test('a unit that was killed between noting and sending, or whose clock goes back, is heard', async () => {
  const process = await agree(pair);
  pair.link.down();
  expect((await say(pair.unit, process, 'check')).status).toBe(503);
  const { said } = await rowOf(process);
  pair.link.up();
  pair.unit.installation.clock.advance(-40_000);
  expect(good(await say(pair.unit, process, 'check')).checks.length).toBeGreaterThan(0);
  expect((await rowOf(process)).said).toBeGreaterThan(said);
});

test('a unit whose whole machine was taken back to before is heard, for its clock was not', async () => {
  const process = await agree(pair);
  const { platform } = pair.unit.installation;
  await sql`update base_unification set said = said - 5000`.execute(platform.db);
  await (await centreOf(process)).say({ say: 'state' });
  expect((await rowOf(process)).said).toBeGreaterThan(Date.now() - 60_000);
});

test('messages said at once, of which one overtakes the other, are all heard', async () => {
  const process = await agree(pair);
  const centre = await centreOf(process);
  for (let round = 0; round < 10; round++) {
    const three = [1, 2, 3].map(() => centre.say({ say: 'state' }));
    for (const { state } of await Promise.all(three)) expect(state).toBe('accepted');
  }
});
