import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RouteOutput } from '#platform/contract/route';
import { getRow, sql } from '#platform/db/database';
import type { Problem } from '#platform/errors/problem';
import type { getContinuation } from '#modules/setup/contract';
import { setupModule } from '#modules/setup/index';
import type { listDestinationsContract, listPeersContract } from './contract/destinations.ts';
import { connect, generate, type Node, send, startNode, type } from './test/network.ts';

type Continuation = RouteOutput<typeof getContinuation>;
type Peers = RouteOutput<typeof listPeersContract>;
type Destinations = RouteOutput<typeof listDestinationsContract>;

let unit: Node;
let centre: Node;
let destination: string;
beforeEach(async () => {
  [unit, centre] = [await startNode('UNIDADE', { worker: false }), await startNode('SECRETARIA')];
  destination = await connect(unit, centre);
}, 120_000);
afterEach(() => Promise.all([unit, centre].map((node) => node?.close())));

const received = async ({ installation }: Node) =>
  (
    await getRow<{ count: number }>(
      installation.platform.db,
      sql`select count(*) from ficha where outcome = 'valid'`,
    )
  ).count;

const incarnationOf = async ({ installation }: Node) =>
  (
    await getRow<{ incarnation: string }>(
      installation.platform.db,
      sql`select incarnation from setup_installation`,
    )
  ).incarnation;

/** As a copied data folder, or a base that was taken to another server, finds itself at its first start there. */
async function wakeElsewhere({ installation: { platform } }: Node) {
  await sql`update installation set place = 'where it was before'`.execute(platform.db);
  await setupModule.onStart?.(platform);
}

const confirm = ({ installer }: Node) =>
  installer.call<Continuation & Problem>('POST', '/setup/continuation', {});

test('REL-06 a base that wakes elsewhere sends nothing by any way until somebody says that it goes on', async () => {
  await type(unit, 2);
  const before = await generate(unit);
  const incarnation = await incarnationOf(unit);
  await wakeElsewhere(unit);
  expect(await incarnationOf(unit)).not.toBe(incarnation);

  expect(await send(unit)).toMatchObject({ sent: 0 });
  const refusals = [
    await unit.here.admin.call<Problem>('POST', `/generated-lotes/${before.id}/send`, {}),
    await unit.here.admin.call<Problem>('POST', '/generated-lotes', {}),
    await unit.here.admin.call<Problem>('GET', `/generated-lotes/${before.id}/file.zip`),
  ];
  expect(refusals.map(({ status }) => status)).toEqual([409, 409, 409]);
  const tested = await unit.installer.call<{ connected: boolean; message: string }>(
    'POST',
    `/destinations/${destination}/test`,
    {},
  );
  expect(tested.body).toMatchObject({ connected: false });
  expect(tested.body.message).toMatch(/não transmite nada até que um administrador/);
  expect(await received(centre)).toBe(0);
  const peers = await centre.installer.call<Peers>('GET', '/peers');
  expect(peers.body.rows).toMatchObject([{ changed: false }]);

  const asked = await unit.installer.call<Continuation>('GET', '/setup/continuation');
  expect(asked.body).toMatchObject({ why: 'moved' });
  expect((await unit.here.admin.call('POST', '/setup/continuation', {})).status).toBe(403);
  expect((await confirm(unit)).body).toMatchObject({ why: null });
  expect((await confirm(unit)).status).toBe(409);
  unit.installation.clock.advance(2 * 3_600_000);
  await expect
    .poll(async () => {
      unit.installation.clock.advance(60_000);
      await send(unit);
      return received(centre);
    })
    .toBe(2);
});

test('REL-06 what receives waits for its confirmation too: nothing is lost with the one that is given up', async () => {
  await type(unit, 1);
  await generate(unit);
  expect(await send(unit)).toMatchObject({ sent: 1 });
  await type(unit, 1);
  await generate(unit);
  await wakeElsewhere(centre);
  expect(await send(unit)).toMatchObject({ sent: 0 });
  expect(await received(centre)).toBe(1);
  await confirm(centre);
  await expect
    .poll(async () => {
      unit.installation.clock.advance(10 * 60_000);
      expect(await send(unit)).toMatchObject({ sent: 0 });
      const { body } = await unit.installer.call<Destinations>('GET', '/destinations');
      return body.rows[0]?.changed;
    })
    .toBe(true);
  expect(await received(centre)).toBe(1);
});

test('REL-06 one that stays where it is, or is for training, asks nothing', async () => {
  const { platform } = unit.installation;
  const incarnation = await incarnationOf(unit);
  await setupModule.onStart?.(platform);
  await setupModule.onStart?.(platform);
  expect(await incarnationOf(unit)).toBe(incarnation);
  await sql`update installation set purpose = 'treinamento'`.execute(platform.db);
  await wakeElsewhere(unit);
  expect(await incarnationOf(unit)).toBe(incarnation);
  expect((await confirm(unit)).body).toMatchObject({ code: 'already-confirmed' });
});

test('REL-06 a clone for tests is never confirmed', async () => {
  await sql`update installation set purpose = 'homologacao'`.execute(unit.installation.platform.db);
  await type(unit, 1);
  const refused = await confirm(unit);
  expect([refused.status, refused.body.code]).toEqual([409, 'clone']);
  await generate(unit);
  expect(await send(unit)).toMatchObject({ sent: 0 });
});
