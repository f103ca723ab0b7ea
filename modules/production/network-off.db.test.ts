import { createHook } from 'node:async_hooks';
import diagnostics from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RouteOutput } from '#platform/contract/route';
import { smtpServer } from '#platform/mail/settings';
import { writeSetting } from '#platform/settings/settings';
import type { getConnection } from '#modules/settings/contract';
import type { getGeneratedLoteContract, getSendingContract } from './contract.ts';
import type { listDestinationsContract } from './contract/destinations.ts';
import { type Link, startLink } from './test/link.ts';
import { connect, generate, type Node, send, startNode, type } from './test/network.ts';

type Connection = RouteOutput<typeof getConnection>;
type Lote = RouteOutput<typeof getGeneratedLoteContract>;
type Problem = { code: string; detail: string };

const MINUTE_MS = 60_000;
const OFF = 'A internet está desligada em Configurações da instalação › Conexão';
let unit: Node;
let centre: Node;
let link: Link;

beforeAll(async () => {
  [unit, centre] = [await startNode('UNIDADE'), await startNode('SECRETARIA')];
  link = await startLink(centre.url);
  await connect(unit, centre, link.url);
}, 120_000);
afterAll(async () => {
  await link.close();
  await Promise.all([unit, centre].map((node) => node?.close()));
});

/** Every connection that this process opens, the base's apart, and every name it looks up. */
function watchWaysOut(databaseUrl: string) {
  const sockets: Socket[] = [];
  let names = 0;
  const seen = (message: unknown) => void sockets.push((message as { socket: Socket }).socket);
  diagnostics.subscribe('net.client.socket', seen);
  const hook = createHook({
    init: (_id, kind) => {
      if (/^(GETADDRINFO|QUERY|UDP)/.test(kind)) names += 1;
    },
  }).enable();
  const base = Number(new URL(databaseUrl).port);
  return {
    count: () => ({ sockets: sockets.filter(({ remotePort }) => remotePort !== base).length, names }),
    stop() {
      diagnostics.unsubscribe('net.client.socket', seen);
      hook.disable();
    },
  };
}

const jobEnd = async (id: string) => {
  for (;;) {
    const { body } = await unit.installer.call<{ state: string; result: unknown }>('GET', `/jobs/${id}`);
    if (body.state === 'done' || body.state === 'failed') return body.result;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

test('ADM-B02 with the internet off no byte leaves for five minutes, and whoever asks is told why', async () => {
  const { installation, installer, here } = unit;
  const { platform } = installation;
  await type(unit, 3);
  const lote = await generate(unit);
  await installer.call('PUT', '/settings/connection/internet', { on: false });
  // What went before the switch is on its way; from here on nothing is.
  await send(unit);
  const before = link.sent();
  const ways = watchWaysOut(platform.databaseUrl);

  const mail = {
    host: 'smtp.prefeitura.example',
    port: 587,
    requireTls: true,
    login: 'pec@prefeitura.example',
    sender: 'pec@prefeitura.example',
    password: 'senha-do-correio',
  };
  const asked = await installer.call<{ jobId: string }>('PUT', '/settings/servers/smtp', mail);
  expect(await jobEnd(asked.body.jobId)).toMatchObject({
    connected: false,
    problem: expect.stringContaining(OFF),
  });
  const enabled = { ...mail, enabled: true, tested: null };
  await writeSetting(platform, platform.db, smtpServer, enabled, platform.clock.now());
  const session = await installation.client().call('GET', '/session');
  expect(session.body).toMatchObject({ installation: { passwordByEmail: false } });

  const destinations = await installer.call<RouteOutput<typeof listDestinationsContract>>(
    'GET',
    '/destinations',
  );
  const [destination] = destinations.body.rows;
  const tested = await installer.call('POST', `/destinations/${destination?.id}/test`);
  expect(tested.body).toMatchObject({ connected: false, message: expect.stringContaining(OFF) });
  const now = await here.admin.call<Problem>('POST', `/generated-lotes/${lote.id}/send`, {});
  expect(now).toMatchObject({ status: 409, body: { code: 'internet-off' } });
  const request = { name: 'UNIDADE', link: 'https://central.prefeitura.example', password: 'qualquer' };
  const unification = await installer.call<Problem>('POST', '/unification/requests', request);
  expect(unification.body.detail).toContain(OFF);
  const test = await installer.call<Problem>('POST', '/settings/connection/test', {});
  expect(test.body.detail).toContain(OFF);

  for (let minute = 0; minute < 5; minute++) {
    installation.clock.advance(MINUTE_MS);
    expect(await send(unit)).toEqual({ sent: 0, waiting: 0, paused: 0 });
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  const sending = await here.admin.call<RouteOutput<typeof getSendingContract>>('GET', '/sending');
  expect(sending.body).toMatchObject({ allowed: false, sentence: expect.stringContaining(OFF) });
  const { services } = (await installer.call<Connection>('GET', '/settings/connection')).body;
  for (const { enabled: isOn, why } of services)
    expect([isOn, why]).toEqual([false, expect.stringContaining(OFF)]);
  expect(link.sent()).toBe(before);
  expect(ways.count()).toEqual({ sockets: 0, names: 0 });

  // The watch sees what it is to see: on again, the lot goes by itself; no connection of before is left to carry it.
  link.down();
  link.up();
  await installer.call('PUT', '/settings/connection/internet', { on: true });
  await expect
    .poll(
      async () => {
        installation.clock.advance(MINUTE_MS);
        await send(unit);
        return (await here.admin.call<Lote>('GET', `/generated-lotes/${lote.id}`)).body.state;
      },
      { timeout: 60_000, interval: 300 },
    )
    .toBe('sent');
  expect(ways.count().sockets).toBeGreaterThan(0);
  ways.stop();
});
