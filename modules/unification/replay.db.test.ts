import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { sql } from '#platform/db/database';
import { findProcess, type ProcessRow } from './server/process/process-queries.ts';
import { agree, good, openPair, type Pair, say, seen } from './test/pair.ts';
import { type Talk, talkOf } from './test/talk.ts';

let pair: Pair;
let talk: Talk;
beforeAll(async () => {
  pair = await openPair();
  talk = talkOf(pair);
}, 120_000);
afterAll(() => pair.close());
afterEach(async () => {
  for (const { installation } of [pair.unit, pair.centre]) {
    await sql`delete from base_unification`.execute(installation.platform.db);
    installation.clock.set(new Date());
  }
  pair.link.up();
});

test('UNI-03 a message recorded on the way and sent again later is refused, and nothing of it is done', async () => {
  const process = await agree(pair);
  const run = await talk.sealed(process, { say: 'run' }, await talk.next(process));
  good(await talk.post(process, run));
  expect((await seen(pair.centre, process.id)).state).toBe('running');
  const stop = await talk.sealed(process, { say: 'stop' }, await talk.next(process));
  good(await talk.post(process, stop));
  const again = await talk.post(process, run);
  expect([again.status, again.body.code]).toEqual([409, 'unification-overtaken']);
  expect((await seen(pair.centre, process.id)).state).toBe('accepted');
});

test('UNI-03 the last message come again, as after a cut, is answered and not done again', async () => {
  const process = await agree(pair);
  const stop = await talk.sealed(process, { say: 'stop' }, await talk.next(process));
  good(await talk.post(process, stop));
  // What the same words would undo now, and a person at the centre began.
  await sql`update base_unification set state = 'running'`.execute(pair.centre.installation.platform.db);
  expect(good(await talk.post(process, stop)).sealed).toEqual(expect.any(String));
  expect((await seen(pair.centre, process.id)).state).toBe('running');
  const other = await talk.sealed(process, { say: 'cancel' }, (await talk.rowOf(process)).said);
  expect((await talk.post(process, other)).body.code).toBe('unification-overtaken');
  expect((await seen(pair.centre, process.id)).state).toBe('running');
});

test('UNI-03 a proof counts only as the answer to what is asked now, however late it comes', async () => {
  const process = await agree(pair);
  const { platform } = pair.centre.installation;
  const asked = new Date();
  await sql`update base_unification set state = 'deciding', proof_asked_at = ${asked}`.execute(platform.db);
  const proved = async (ofWhen: Date | null) => {
    const said = { say: 'proved', same: true, asked: ofWhen && ofWhen.toISOString() } as const;
    good(await talk.post(process, await talk.sealed(process, said, await talk.next(process))));
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
  const { said } = await talk.rowOf(process);
  pair.link.up();
  pair.unit.installation.clock.advance(-40_000);
  expect(good(await say(pair.unit, process, 'check')).checks.length).toBeGreaterThan(0);
  expect((await talk.rowOf(process)).said).toBeGreaterThan(said);
});

test('a unit whose whole machine was taken back to before is heard, for its clock was not', async () => {
  const process = await agree(pair);
  const { platform } = pair.unit.installation;
  await sql`update base_unification set said = said - 5000`.execute(platform.db);
  await (await talk.centreOf(process)).say({ say: 'state' });
  expect((await talk.rowOf(process)).said).toBeGreaterThan(Date.now() - 60_000);
});

test('messages said at once, of which one overtakes the other, are all heard', async () => {
  const process = await agree(pair);
  const centre = await talk.centreOf(process);
  for (let round = 0; round < 10; round++) {
    const three = [1, 2, 3].map(() => centre.say({ say: 'state' }));
    for (const { state } of await Promise.all(three)) expect(state).toBe('accepted');
  }
});
