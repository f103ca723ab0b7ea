import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from 'vitest';
import { PASSWORD } from '#apps/installation/testing-people';
import { sql } from '#platform/db/database';
import { COMMAND_LINE } from '#platform/usecase/run';
import { act } from './server/acts.ts';
import { backOut } from './server/sending/job.ts';
import { Unproved } from './server/sending/line.ts';
import { agree, ask, good, keep, openPair, type Pair, say, seen } from './test/pair.ts';
import { pointAt, type Refusal, startStranger, type Talk, talkOf } from './test/talk.ts';

let pair: Pair;
let talk: Talk;
beforeAll(async () => {
  pair = await openPair();
  talk = talkOf(pair);
}, 120_000);
afterAll(() => pair.close());
afterEach(async () => {
  for (const { installation } of [pair.unit, pair.centre])
    await sql`delete from base_unification`.execute(installation.platform.db);
});

async function stranger(status: number, body: object | string, offer?: object) {
  const one = await startStranger(status, body, offer);
  onTestFinished(() => one.close());
  return one;
}

const unitDb = () => pair.unit.installation.platform.db;
/** The unit as it is once it has asked the centre to let its base enter. */
const asEntered = (state: 'running' | 'deciding') =>
  sql`update base_unification set state = ${state}, entered = 'x', frozen_at = now()`.execute(unitDb());
const untold = async () =>
  (await sql<{ untold: boolean }>`select untold from base_unification`.execute(unitDb())).rows[0]?.untold;

const refusal = (code: string) => ({ code, detail: 'Não.' });
const LIES: readonly [string, number, object | string][] = [
  ['that it was restored', 409, refusal('unification-other-life')],
  ['that it knows nothing', 404, refusal('not-found')],
  ['that it cannot open it', 422, refusal('unification-message')],
  ['that it was undone', 409, { ...refusal('unification-state'), data: { sealed: 'A'.repeat(80) } }],
  ['nothing of ours', 404, 'Not found'],
  ['that all is well', 200, { sealed: 'A'.repeat(80) }],
];

test.each(LIES)(
  'UNI-03 who says at the address of the centre, without its key, %s decides nothing',
  async (_what, status, body) => {
    const process = await agree(pair);
    await pointAt(pair, await stranger(status, body));
    const { platform } = pair.unit.installation;
    for (const state of ['running', 'deciding'] as const) {
      await asEntered(state);
      await keep(pair.unit);
      expect((await say(pair.unit, process, 'undo')).status).toBeGreaterThanOrEqual(400);
      const refused = await say(pair.unit, process, 'cancel');
      expect(refused.status).toBeGreaterThanOrEqual(400);
      expect(refused.body.detail).toContain('pec unification cancel --lost');
      await sql`update base_unification set wanted = 'unification'`.execute(unitDb());
      await backOut(platform, process, 'Parou.');
      expect(await talk.rowOf(process)).toMatchObject({ state, entered: 'x', wanted: 'unification' });
      await sql`update base_unification set wanted = null`.execute(unitDb());
    }
    // Only a person, who knows that the centre is lost, ends it; and the centre is told when it answers after all.
    expect(await act(platform, COMMAND_LINE, 'cancelLost', process.id)).toMatchObject({ state: 'cancelled' });
    await keep(pair.unit);
    expect(await untold()).toBe(true);
    await pointAt(pair, pair.link);
    await keep(pair.unit);
    expect(await untold()).toBe(false);
    expect((await seen(pair.centre, process.id)).state).toBe('cancelled');
  },
  60_000,
);

test('before anything can have entered a unit ends it by itself, whoever answers there', async () => {
  const process = await agree(pair);
  await pointAt(pair, await stranger(404, refusal('not-found')));
  expect(good(await say(pair.unit, process, 'cancel')).state).toBe('cancelled');
  await keep(pair.unit);
  expect(await untold()).toBe(false);
});

test('what the centre refuses it proves, and the proof is of no other message', async () => {
  const process = await agree(pair);
  const centre = await talk.centreOf(process);
  const proved = await centre.say({ say: 'undo' }).catch((error: unknown) => error);
  expect(proved).toMatchObject({ status: 409, code: 'unification-state' });
  expect(proved).not.toBeInstanceOf(Unproved);
  const recorded = await talk.post(
    process,
    await talk.sealed(process, { say: 'undo' }, await talk.next(process)),
  );
  expect(recorded.body.data?.sealed).toEqual(expect.any(String));
  await pointAt(pair, await stranger(recorded.status, recorded.body));
  await expect((await talk.centreOf(process)).say({ say: 'undo' })).rejects.toBeInstanceOf(Unproved);
});

const NEWER = { program: '9.9.9', protocol: 9, greets: 'as nobody of today does' };
const MESSAGE = { code: 'unification-message', detail: 'A mensagem não abre.' };

test('UNI-12 ADM-T03 of a newer centre, which this version does not understand, a person reads that the unit is to be upgraded', async () => {
  const process = await agree(pair);
  const newer = await stranger(422, MESSAGE, NEWER);
  const told = {
    code: 'unification-version',
    detail: expect.stringContaining('Atualize a local para a 9.9.9'),
  };
  expect((await ask(pair, { link: newer.url })).body.code).toBe('unification-cannot-ask');
  await pointAt(pair, newer);
  for (const verb of ['check', 'rehearse', 'run'])
    expect((await say(pair.unit, process, verb)).body).toMatchObject(told);
  const centre = await talk.centreOf(process);
  const pace = { take: async () => undefined } as never;
  await expect(centre.send('a'.repeat(64), Buffer.alloc(10), pace)).rejects.toMatchObject(told);
  good(await say(pair.unit, process, 'cancel'));
  expect((await ask(pair, { link: newer.url, password: PASSWORD })).body).toMatchObject(told);
  const older = await stranger(422, MESSAGE, { ...NEWER, program: '0.0.1' });
  expect((await ask(pair, { link: older.url })).body.detail).toContain(
    `Atualize a central para a ${pair.unit.installation.platform.version}`,
  );
});

test('UNI-12 ADM-T03 a unit of another version, that says what this centre does not know, reads which is to be upgraded', async () => {
  const process = await agree(pair);
  const said = async (program: string): Promise<Refusal> => {
    const message = await talk.sealed(process, { say: 'greet' }, await talk.next(process), {
      program,
      more: 1,
    });
    return (await talk.post(process, message)).body;
  };
  const { version } = pair.centre.installation.platform;
  expect((await said(version)).code).toBe('unification-message');
  expect(await said('9.9.9')).toMatchObject({
    code: 'unification-version',
    detail: expect.stringContaining('Atualize a central para a 9.9.9'),
    data: { sealed: expect.any(String) },
  });
  expect((await said('0.0.1')).detail).toContain(`Atualize a local para a ${version}`);
});
