import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Client } from '#apps/installation/testing';
import { register } from '#modules/citizens/test/desk';
import type { RouteOutput } from '#platform/contract/route';
import { findRow, sql } from '#platform/db/database';
import type * as contract from './contract.ts';
import type { Entry } from './contract/parts.ts';
import { type Front, openFront, type Problem } from './test/front.ts';

type Panel = RouteOutput<typeof contract.getCallPanel>;

let front: Front;
beforeAll(async () => {
  front = await openFront();
});
afterAll(() => front.close());
beforeEach(async () => {
  await sql`delete from list_entry`.execute(front.installation.platform.db);
});

const call = (id: string, room: string, calls: number, client = front.reception) =>
  client.call<Entry & Problem>('POST', `/list-entries/${id}/calls`, { room, calls });
const panel = async (client = front.reception) => (await client.call<Panel>('GET', '/call-panel')).body;
const show = (shownAs: string, client = front.coordinator) =>
  client.call('PUT', `/units/${front.unitId}/call-panel`, { shownAs });

test('a call shows on the panel where to and who, and nothing else; called again the person moves to the top', async () => {
  const ids: string[] = [];
  for (const change of [{ name: 'ODETE DE FARIAS', socialName: 'DETE DE FARIAS' }, { name: 'LIA MORAES' }]) {
    ids.push((await front.add(await register(front.reception, change))).body.id);
  }
  const [odete = '', lia = ''] = ids;
  const called = await call(odete, '  Sala   2 ', 0);
  expect([called.body.calls, called.body.lastCall?.room, called.body.version]).toEqual([1, 'Sala 2', 1]);
  await call(lia, 'Consultório 1', 0, front.nurse);
  const shown = await panel();
  expect(shown.calls.map(({ shown: who, room }) => [who, room])).toEqual([
    ['LIA MORAES', 'Consultório 1'],
    ['DETE DE FARIAS', 'Sala 2'],
  ]);
  expect(shown.calls.map((one) => Object.keys(one))).toEqual(
    shown.calls.map(() => ['id', 'shown', 'room', 'at']),
  );
  expect(shown.unit).toBe('UBS JARDIM DAS ACÁCIAS');
  const again = await call(odete, 'Sala 2', 1);
  expect(again.body.calls).toBe(2);
  const after = await panel();
  expect(after.calls.map(({ shown: who }) => who)).toEqual(['DETE DE FARIAS', 'LIA MORAES']);
  // Another id: the television speaks it again.
  expect(after.calls[0]?.id).not.toBe(shown.calls[1]?.id);
});

test('two desks that call one person at once: one calls, the other is told where to', async () => {
  const { id } = (await front.add(await register(front.reception))).body;
  const both = await Promise.all([call(id, 'Sala 1', 0), call(id, 'Sala 1', 0, front.nurse)]);
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  const late = both.find(({ status }) => status === 409)?.body;
  expect([late?.code, late?.detail]).toEqual(['entry-called', expect.stringContaining('para Sala 1')]);
  expect(late?.data).toMatchObject({ calls: 1, room: 'Sala 1' });
});

test('the room is remembered of each; an empty one is refused, and nobody is called who does not wait', async () => {
  const { id } = (await front.add(await register(front.reception))).body;
  const room = async (client = front.reception) =>
    (await client.call<{ room: string | null }>('GET', '/list-entries/choices')).body.room;
  const empty = await call(id, '   ', 0);
  expect([empty.status, empty.body.fields?.[0]?.path]).toEqual([422, 'room']);
  await call(id, 'Guichê 3', 0);
  expect([await room(), await room(front.doctor)]).toEqual(['Guichê 3', null]);
  await front.reception.call('POST', `/list-entries/${id}/not-waited`, { version: 1 });
  expect((await call(id, 'Guichê 3', 1)).body.code).toBe('entry-not-waiting');
});

test('the unit chooses name, initials or ticket; only its coordination', async () => {
  const { id, ticket } = (await front.add(await register(front.reception, { name: 'ODETE DE FARIAS' }))).body;
  await call(id, 'Sala 2', 0);
  const shown = async () => (await panel()).calls[0]?.shown;
  expect(await shown()).toBe('ODETE DE FARIAS');
  expect((await show('iniciais')).status).toBe(200);
  expect(await shown()).toBe('O. D. F.');
  const tickets = async () =>
    (await front.reception.call<{ tickets: boolean }>('GET', '/list-entries/choices')).body.tickets;
  expect(await tickets()).toBe(false);
  await show('senha');
  expect([await shown(), await tickets()]).toEqual([String(ticket), true]);
  expect((await show('nome', front.reception)).status).toBe(403);
  expect((await front.nurse.call('GET', '/call-panel')).status).toBe(403);
  await show('nome');
  expect(await shown()).toBe('ODETE DE FARIAS');
});

test('yesterday’s calls are gone from the panel, and numbers begin again with the day', async () => {
  const first = (await front.add(await register(front.reception))).body;
  await call(first.id, 'Sala 2', 0);
  const { clock } = front.installation;
  clock.advance(24 * 60 * 60 * 1000);
  try {
    // A session does not last so long.
    const reception = await front.join('recepcao');
    expect((await panel(reception)).calls).toEqual([]);
    expect((await front.add(await register(reception), {}, reception)).body.ticket).toBe(1);
  } finally {
    clock.advance(-24 * 60 * 60 * 1000);
  }
});

/** Minutes later, that often: how the panel answers. */
async function atEach(minutes: number, times: number, client: Client): Promise<number[]> {
  const { clock } = front.installation;
  const statuses: number[] = [];
  try {
    for (let time = 0; time < times; time++) {
      clock.advance(minutes * 60_000);
      statuses.push((await client.call('GET', '/call-panel')).status);
    }
  } finally {
    clock.advance(-minutes * times * 60_000);
  }
  return statuses;
}

test('ADM-C04 a television that may show the panel and nothing else is not signed out while it does; whoever may more is', async () => {
  const { id: profile = '' } =
    (await findRow<{ id: string }>(
      front.installation.platform.db,
      sql`insert into profile (id, municipality_id, name, access_kind, resources, created_at, changed_at)
        values (uuid_v7(), ${front.municipality.id}, 'Televisão', 'lotacao',
          '{painel-de-chamadas,painel-de-chamadas.exibir}', now(), now()) returning id`,
    )) ?? {};
  expect(await atEach(40, 4, await front.join(profile))).toEqual([200, 200, 200, 200]);
  expect(await atEach(40, 2, await front.join('recepcao'))).toEqual([200, 401]);
  // Left alone it ends like any other.
  expect(await atEach(70, 1, await front.join(profile))).toEqual([401]);
});
