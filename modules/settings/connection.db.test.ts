import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Client, startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import { buildPerson, grant, signedIn, type TestPerson } from '#apps/installation/testing-people';
import type { RouteOutput } from '#platform/contract/route';
import { getRow, sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import type { getAdvanced, getConnection } from './contract.ts';

type Connection = RouteOutput<typeof getConnection>;
type Advanced = RouteOutput<typeof getAdvanced>;

const MINUTE_MS = 60_000;
let installation: TestInstallation;
let tereza: TestPerson;
let installer: Client;
let internet: Awaited<ReturnType<typeof startInternet>>;

/** Who answers where the internet is asked for; it can be away, and keep an answer back. */
async function startInternet() {
  let held: Promise<void> | undefined;
  const server = createServer(
    (_request, response) => void (held ?? Promise.resolve()).then(() => response.end()),
  );
  const up = (port = 0) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await up();
  const { port } = server.address() as AddressInfo;
  const down = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return {
    url: `http://127.0.0.1:${port}`,
    up: () => up(port),
    down,
    /** Answers wait until what is returned is called. */
    hold() {
      let release = () => undefined as void;
      held = new Promise((resolve) => (release = resolve));
      return () => {
        held = undefined;
        release();
      };
    },
  };
}

beforeAll(async () => {
  internet = await startInternet();
  installation = await startTestInstallation({ env: { PEC_INTERNET_TEST: internet.url } });
  await sql`insert into installation (id, incarnation, name, purpose, resources, link, created_at)
    values (${uuidV7()}, gen_random_uuid(), 'Teste', 'producao', 'prontuario', 'http://pec', now())`.execute(
    installation.platform.db,
  );
  tereza = await buildPerson(installation, { name: 'TEREZA COUTO' });
  await grant(installation, tereza, 'installer');
  installer = await signedIn(installation, tereza);
});
afterAll(async () => {
  await installation.close();
  await internet.down();
});

const read = async () => (await installer.call<Connection>('GET', '/settings/connection')).body;
const service = async (id: Connection['services'][number]['id']) => {
  const found = (await read()).services.find((one) => one.id === id);
  if (!found) throw new Error(`no card ${id}`);
  return found;
};
const pause = (id: string, during?: unknown) =>
  installer.call('PUT', `/settings/connection/${id}`, during === undefined ? {} : { during });
const turn = (on: boolean) => installer.call<Connection>('PUT', '/settings/connection/internet', { on });
const lastEvent = (type: string) =>
  getRow<{ details: unknown }>(
    installation.platform.db,
    sql`select details from audit_event where type = ${type} order by at desc, id desc limit 1`,
  );

describe('Conexão', () => {
  test('ADM-B01 the test asks for real: it succeeds while an address answers, and says when and why not otherwise', async () => {
    const good = await installer.call<Connection>('POST', '/settings/connection/test', {});
    expect(good.body.reach).toMatchObject({ problem: null });
    await internet.down();
    const bad = await installer.call<Connection>('POST', '/settings/connection/test', {});
    await internet.up();
    expect(bad.body.reach?.problem).toContain('Confira o cabo');
    expect((await lastEvent('settings.internet-tested')).details).toEqual({ connected: false });
    expect(
      (await installer.call<Connection>('POST', '/settings/connection/test', {})).body.reach,
    ).toMatchObject({
      problem: null,
    });
  });

  test('ADM-B02 with the switch off each card is off and says why, and nothing is tested', async () => {
    const { body } = await turn(false);
    expect(body.internet).toBe(false);
    expect(body.services.map(({ id }) => id)).toEqual(['cadsus', 'horus', 'agenda-online', 'rnds']);
    for (const { enabled, why } of body.services) {
      expect(enabled).toBe(false);
      expect(why).toContain('A internet está desligada');
      // Not all that was to leave waits: notices by e-mail do not.
      expect(why).toMatch(/lotes e unificação continuam de onde pararam\.$/);
    }
    const online = body.services.find(({ id }) => id === 'agenda-online');
    expect(online?.today).toContain('os horários dados continuam reservados');
    const refused = await installer.call('POST', '/settings/connection/test', {});
    expect(refused).toMatchObject({ status: 409, body: { code: 'internet-off' } });
    expect((await lastEvent('settings.internet-switched')).details).toEqual({ internet: 'off' });
    await turn(true);
    expect(await service('cadsus')).toMatchObject({ enabled: true, why: null });
  });

  test('ADM-B03 without network the services go off by themselves, and come back by themselves', async () => {
    await internet.down();
    const passing = async () => {
      installation.clock.advance(5 * MINUTE_MS);
      return service('cadsus');
    };
    await expect
      .poll(passing, { timeout: 30_000, interval: 300 })
      .toMatchObject({ enabled: false, why: expect.stringContaining('sem internet') });
    await internet.up();
    await expect
      .poll(passing, { timeout: 30_000, interval: 300 })
      .toMatchObject({ enabled: true, why: null });
  });
});

describe('a pause', () => {
  beforeEach(async () => {
    await pause('cadsus');
    await pause('horus');
  });

  test('ADM-B05 of CADSUS for 30 minutes ends by itself after 30 minutes', async () => {
    await pause('cadsus', '30m');
    installation.clock.advance(29 * MINUTE_MS);
    expect((await service('cadsus')).enabled).toBe(false);
    installation.clock.advance(MINUTE_MS + 1_000);
    expect(await service('cadsus')).toMatchObject({ enabled: true, pause: null });
  });

  test('ADM-B06 of CADSUS ends at once with "Habilitar", and Hórus has its own', async () => {
    await pause('cadsus', '1mo');
    expect((await service('cadsus')).enabled).toBe(false);
    expect((await service('horus')).enabled).toBe(true);
    await pause('cadsus');
    expect(await service('cadsus')).toMatchObject({ enabled: true, pause: null });
    expect((await lastEvent('settings.service-enabled')).details).toEqual({ service: 'cadsus' });
  });

  test('ADM-B08 of Hórus for an indefinite time lasts until "Habilitar"', async () => {
    await pause('horus', 'open');
    // Not as long as the password lasts; the session is over all the same.
    installation.clock.advance(100 * 24 * 60 * MINUTE_MS);
    installer = await signedIn(installation, tereza);
    expect(await service('horus')).toMatchObject({ enabled: false, pause: { until: null } });
    await pause('horus');
    expect((await service('horus')).enabled).toBe(true);
  });

  test('ADM-B07 lasts as long as the screen offers, for each service, and no longer', async () => {
    const taken = async (id: string) => {
      const all = ['30m', '1h', '2h', '4h', '8h', '1w', '1mo', 'open', '3h', '', 60, true, null];
      const answers = await Promise.all(
        all.map(async (during) => [during, (await pause(id, during)).status]),
      );
      return answers.flatMap(([during, status]) => (status === 200 ? [during] : []));
    };
    expect(await taken('cadsus')).toEqual(['30m', '1h', '2h', '4h', '8h', '1w', '1mo']);
    expect(await taken('horus')).toEqual(['30m', '1h', '2h', '4h', '8h', 'open']);
    expect((await pause('agenda-online', '1h')).status).toBe(404);
  });
});

describe('Configurações avançadas', () => {
  const change = (body: unknown) => installer.call<Advanced>('PATCH', '/settings/advanced', body);

  test('ADM-E07 a number saved is the number of requests worked on at once; 0 and text are refused', async () => {
    for (const simultaneous of [0, -1, 1.5, 'dez', 1_001])
      expect((await change({ simultaneous })).status).toBe(400);
    expect((await change({ simultaneous: 16 })).body.simultaneous).toBe(16);

    const alongside = async (simultaneous: number | null) => {
      await change({ simultaneous });
      // Another process may have saved it: it is known within a second.
      await sleep(1_100);
      await installer.call('GET', '/settings/advanced');
      const release = internet.hold();
      const held = installer.call('POST', '/settings/connection/test', {});
      await sleep(200);
      let answered = false;
      const second = installer.call('GET', '/settings/advanced').then(() => (answered = true));
      await sleep(400);
      const atOnce = answered;
      release();
      await Promise.all([held, second]);
      return atOnce;
    };
    expect(await alongside(1)).toBe(false);
    expect(await alongside(2)).toBe(true);
    expect(await alongside(null)).toBe(true);
  });

  test('both cards are off at first, and each is saved by itself', async () => {
    const { body } = await installer.call<Advanced>('GET', '/settings/advanced');
    expect(body).toMatchObject({ householdsByPaper: false, searchByProperty: false });
    await change({ householdsByPaper: true });
    expect((await change({ searchByProperty: true })).body).toMatchObject({
      householdsByPaper: true,
      searchByProperty: true,
    });
    expect((await change({})).status).toBe(400);
  });
});
