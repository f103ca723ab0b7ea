import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Access } from '#platform/permissions/access';
import { resolveSession } from '#modules/access/index';
import { register } from '#modules/citizens/test/desk';
import type { Client } from '#apps/installation/testing';
import { runUseCase } from '#platform/usecase/run';
import type { UseCaseContext } from '#platform/usecase/context';
import type { Entry } from './contract/parts.ts';
import { finishCare, releaseCare, startCare } from './index.ts';
import { type Front, openFront, toldOf, TYPES } from './test/front.ts';

let front: Front;
let physician: Client;
beforeAll(async () => {
  front = await openFront();
  physician = await front.join('medico', 'PAULO DUARTE');
});
afterAll(() => front.close());

/** What the encounters will do: an act of their own, of who is signed in. */
async function by<O>(client: Client, act: (context: UseCaseContext) => Promise<O>): Promise<O> {
  const { platform } = front.installation;
  const session = await resolveSession(platform, client.cookie() ?? '');
  if (!session) throw new Error('nobody is signed in');
  const access: Access | null = session.access;
  const actor = { kind: 'person', professionalId: session.professionalId, access } as const;
  return runUseCase(platform, { actor }, act);
}
const codeOf = (act: Promise<unknown>) =>
  act.then(
    () => 'done',
    (problem: { code?: string; detail?: string }) => problem.code,
  );
const waiting = async (): Promise<Entry> => (await front.add(await register(front.reception))).body;
const seen = async (id: string): Promise<Entry | undefined> =>
  (
    await front.list({ statuses: ['aguardando', 'em-atendimento', 'em-escuta', 'realizado'] }, front.nurse)
  ).rows.find((entry) => entry.id === id);

test('ENC-08 what one started is locked to the starter, named to the others, until it is cancelled', async () => {
  const { id } = await waiting();
  const started = await by(front.nurse, (context) => startCare(context, id, 'atendimento'));
  expect([started.status, started.heldBy, started.actions]).toEqual([
    'em-atendimento',
    { professional: 'IVAN TELES', own: true },
    ['attend', 'declare'],
  ]);
  const refused = by(physician, (context) => startCare(context, id, 'atendimento'));
  await expect(refused).rejects.toMatchObject({
    code: 'entry-held',
    detail: expect.stringContaining('IVAN TELES'),
  });
  expect(await codeOf(by(physician, (context) => releaseCare(context, id)))).toBe('entry-held');
  // Who comes back goes on.
  expect((await by(front.nurse, (context) => startCare(context, id, 'atendimento'))).version).toBe(
    started.version,
  );
  const released = await by(front.nurse, (context) => releaseCare(context, id));
  expect([released.status, released.heldBy]).toEqual(['aguardando', null]);
  expect((await by(physician, (context) => startCare(context, id, 'atendimento'))).heldBy?.professional).toBe(
    'PAULO DUARTE',
  );
});

test('of two who start the same entry at once, one does', async () => {
  const { id } = await waiting();
  const both = [front.nurse, physician].map((client) =>
    codeOf(by(client, (context) => startCare(context, id, 'atendimento'))),
  );
  expect(new Set(await Promise.all(both))).toEqual(new Set(['done', 'entry-held']));
});

test('ENC-07 an escuta that classified the risk puts the citizen back on the list, once; then nothing is excluded', async () => {
  const { id } = await waiting();
  await by(front.nurse, (context) => startCare(context, id, 'escuta'));
  const back = await by(front.nurse, (context) =>
    finishCare(context, id, {
      goes: false,
      risk: 'amarelo',
      lotacaoId: null,
      teamId: front.teams[0],
      serviceTypes: [TYPES.dressing],
    }),
  );
  expect([back.status, back.risk, back.team?.name, back.serviceTypes.map(({ name }) => name)]).toEqual([
    'aguardando',
    'amarelo',
    'ESF 1',
    ['Curativo'],
  ]);
  expect(await codeOf(by(front.nurse, (context) => startCare(context, id, 'escuta')))).toBe('escuta-done');
  expect((await seen(id))?.actions).not.toContain('exclude');
});

test('care that ends lets the citizen go; nobody ends what was not begun', async () => {
  const { id } = await waiting();
  expect(await codeOf(by(front.nurse, (context) => finishCare(context, id, { goes: true })))).toBe(
    'entry-not-started',
  );
  await by(front.nurse, (context) => startCare(context, id, 'atendimento'));
  const done = await by(front.nurse, (context) => finishCare(context, id, { goes: true }));
  expect([done.status, done.heldBy, done.actions]).toEqual(['realizado', null, ['declare']]);
  expect(await codeOf(by(front.nurse, (context) => startCare(context, id, 'atendimento')))).toBe(
    'entry-not-waiting',
  );
  expect(await toldOf(front, id)).toEqual([
    'reception.entry-added',
    'reception.care-started',
    'reception.care-finished',
  ]);
});
