import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openStream } from '#apps/installation/testing-stream';
import { register } from '#modules/citizens/test/desk';
import { getRow, sql } from '#platform/db/database';
import { type Front, openFront } from './test/front.ts';

let front: Front;
let address: string;
beforeAll(async () => {
  front = await openFront();
  address = await front.installation.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => front.close());

const versionOf = async (id: string) =>
  (await front.coordinator.call<{ version: number }>('GET', `/citizens/${id}`)).body.version;
const wait = (citizenId: string) =>
  front.coordinator.call<{ id: string }>('POST', '/waiting-requests', {
    citizenId,
    teamId: null,
    care: 'medica',
    reason: 'Retorno',
  });

/** An open page of the desk, which hears of what changes. */
async function openPage() {
  const stream = openStream(address, front.reception.cookie() ?? '', [`reception:${front.unitId}`]);
  onTestFinished(() => stream.close());
  await stream.until('event: hello');
  return stream;
}
const NOTICE = 'event: changed';

test('every change of the list is told to the open desks of the unit, without what it is', async () => {
  const page = await openPage();
  const citizen = await register(front.reception, { name: 'SEGREDO DE TODOS' });
  const { body } = await front.add(citizen);
  await page.until(NOTICE);
  await front.reception.call('POST', `/list-entries/${body.id}/calls`, { room: 'Sala 1', calls: 0 });
  await page.until(NOTICE, 2);
  await wait(citizen);
  await page.until(NOTICE, 3);
  expect(page.text()).not.toMatch(/SEGREDO|Sala/);
  expect(page.text()).not.toContain(citizen);
});

test('a death is seen on the list by the desks at once', async () => {
  const citizen = await register(front.reception);
  const { body } = await front.add(citizen);
  const page = await openPage();
  const died = await front.coordinator.call('POST', `/citizens/${citizen}/death`, {
    diedOn: '2026-10-01',
    version: await versionOf(citizen),
  });
  expect(died.status).toBe(200);
  await page.until(NOTICE);
  const entry = (await front.list()).rows.find(({ id }) => id === body.id);
  expect(entry?.citizen.deceased).toBe(true);
});

test('joined people keep the list and the queue of both; undone, each has its own again', async () => {
  const { db } = front.installation.platform;
  const [stays, other] = [await register(front.reception), await register(front.reception)];
  for (const id of [stays, other]) {
    await front.add(id);
    await wait(id);
  }
  const countsOf = async (id: string) =>
    getRow(
      db,
      sql<{
        entries: number;
        waiting: number;
      }>`select (select count(*) from list_entry where citizen_id = ${id}) as entries,
        (select count(*) from waiting_request where citizen_id = ${id}) as waiting`,
    );
  const before = [await countsOf(stays), await countsOf(other)];
  expect(before).toEqual([
    { entries: 1, waiting: 1 },
    { entries: 1, waiting: 1 },
  ]);
  const versions = { [stays]: await versionOf(stays), [other]: await versionOf(other) };
  const merged = await front.coordinator.call<{ mergeId: string }>('POST', '/citizen-merges', {
    principalId: stays,
    otherIds: [other],
    versions,
    choices: {},
  });
  expect([merged.status, await countsOf(stays)]).toEqual([201, { entries: 2, waiting: 2 }]);
  expect((await front.list()).rows.filter(({ citizen }) => citizen.id === stays)).toHaveLength(2);
  const undone = await front.coordinator.call('POST', `/citizen-merges/${merged.body.mergeId}/undo`, {
    reason: 'Homônimas',
  });
  expect([undone.status, await countsOf(stays), await countsOf(other)]).toEqual([200, ...before]);
});
