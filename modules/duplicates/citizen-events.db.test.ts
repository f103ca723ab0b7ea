import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Client } from '#apps/installation/testing';
import { type Desk, openDesk, register } from '#modules/citizens/test/desk';
import { getRow, sql } from '#platform/db/database';
import type { CitizenEvents } from '#platform/module/citizen-events';
import type { UseCaseContext } from '#platform/usecase/context';

let desk: Desk;
let coordinator: Client;
let ofTheRooms: Desk['installation']['platform']['citizenEvents'];
beforeAll(async () => {
  desk = await openDesk();
  coordinator = desk.coordinator;
  ofTheRooms = desk.installation.platform.citizenEvents;
}, 60_000);
afterEach(() => declare(ofTheRooms));
afterAll(() => desk.close());

const declare = (events: typeof ofTheRooms) => {
  desk.installation.platform.citizenEvents = events;
};
/** Beside what the rooms declare. */
const alsoDeclared = (events: CitizenEvents) => declare(async () => [...(await ofTheRooms()), events]);
const failing = () => Promise.reject(new Error('a room cannot follow'));

type View = { version: number; deceased: boolean; status: string };
const see = async (id: string) => (await coordinator.call<View>('GET', `/citizens/${id}`)).body;
const act = async (id: string, path: string, body: object) =>
  coordinator.call('POST', `/citizens/${id}${path}`, { version: (await see(id)).version, ...body });
const die = (id: string) => act(id, '/death', { diedOn: '2020-01-01' });
async function join(principalId: string, otherIds: string[], choices: object = {}) {
  const seen = await Promise.all(
    [principalId, ...otherIds].map(async (id) => [id, (await see(id)).version] as const),
  );
  const body = { principalId, otherIds, versions: Object.fromEntries(seen), choices };
  return coordinator.call<{ mergeId: string }>('POST', '/citizen-merges', body);
}

/** What stands of a citizen where the room acts: what the use case wrote is there already. */
const standsAs = ({ db }: Pick<UseCaseContext, 'db'>, id: string) =>
  getRow(
    db,
    sql<{ deceased: boolean; status: string }>`select deceased, status from citizen where id = ${id}`,
  );

test('a death, and its undoing, is followed by every room in the transaction that wrote it', async () => {
  const seen: unknown[] = [];
  const follow = (what: string) => async (context: UseCaseContext, id: string) => {
    seen.push([what, id, (await standsAs(context, id)).deceased]);
  };
  alsoDeclared({ onDeath: follow('died'), onDeathUndone: follow('lives') });
  const id = await register(coordinator);
  await act(id, '/sharing', { refused: true });
  expect(seen).toEqual([]);
  expect((await die(id)).status).toBe(200);
  expect(seen).toEqual([['died', id, true]]);
  // Another day of the same death is none.
  expect((await act(id, '/death', { diedOn: '2020-01-02' })).status).toBe(200);
  expect((await act(id, '/death/undo', { reason: 'Homônimo' })).status).toBe(200);
  expect(seen).toEqual([
    ['died', id, true],
    ['lives', id, false],
  ]);
});

test('a room that cannot follow a death undoes all of it', async () => {
  const id = await register(coordinator);
  alsoDeclared({ onDeath: failing });
  expect((await die(id)).status).toBe(500);
  expect((await see(id)).deceased).toBe(false);
});

test('a joining, and its undoing, is followed too; what it brings of a death as any death', async () => {
  const seen: unknown[] = [];
  const [survivorId, absorbedId] = [await register(coordinator), await register(coordinator)];
  expect((await die(absorbedId)).status).toBe(200);
  const follow =
    (what: string): NonNullable<CitizenEvents['onMerge']> =>
    async (context, joining) => {
      seen.push([what, joining, (await standsAs(context, absorbedId)).status]);
    };
  alsoDeclared({
    onMerge: follow('joined'),
    onMergeUndone: follow('parted'),
    onDeath: (_, id) => Promise.resolve(void seen.push(['died', id])),
    onDeathUndone: (_, id) => Promise.resolve(void seen.push(['lives', id])),
  });
  const joined = await join(survivorId, [absorbedId], { death: absorbedId });
  expect([joined.status, joined.text]).toEqual([201, joined.text]);
  const joining = { survivorId, absorbedIds: [absorbedId] };
  expect(seen.splice(0)).toEqual([
    ['died', survivorId],
    ['joined', joining, 'merged'],
  ]);
  const undone = await coordinator.call('POST', `/citizen-merges/${joined.body.mergeId}/undo`, {});
  expect([undone.status, undone.text]).toEqual([200, undone.text]);
  expect(seen).toEqual([
    ['lives', survivorId],
    ['parted', joining, 'active'],
  ]);
});

test('a room that cannot follow a joining, or its undoing, undoes all of it', async () => {
  const [survivorId, absorbedId] = [await register(coordinator), await register(coordinator)];
  alsoDeclared({ onMerge: failing });
  expect((await join(survivorId, [absorbedId])).status).toBe(500);
  expect((await see(absorbedId)).status).toBe('active');
  alsoDeclared({ onMergeUndone: failing });
  const joined = await join(survivorId, [absorbedId]);
  expect(joined.status).toBe(201);
  const undone = await coordinator.call('POST', `/citizen-merges/${joined.body.mergeId}/undo`, {});
  expect(undone.status).toBe(500);
  expect((await see(absorbedId)).status).toBe('merged');
});
