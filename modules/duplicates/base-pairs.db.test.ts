import { afterAll, beforeAll, expect, test } from 'vitest';
import { noteBasePairs } from '#modules/citizens/index';
import { type Desk, openDesk, register } from '#modules/citizens/test/desk';
import { getRow, rowsOf, sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import { COMMAND_LINE, runUseCase } from '#platform/usecase/run';
import { askForScan } from './index.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ worker: true });
}, 60_000);
afterAll(() => desk.close());

type Row = {
  id: string;
  score: number;
  origin: string;
  people: Array<{ id: string; name: string }>;
  evidence: Array<{ field: string; level: string }>;
};
const db = () => desk.installation.platform.db;
const note = (...pairs: Array<{ a: string; b: string }>) =>
  db()
    .transaction()
    .execute((tx) => noteBasePairs(tx, pairs, new Date()));
const listed = async (query = '') =>
  (await desk.coordinator.call<{ rows: Row[] }>('GET', `/duplicates?limit=100${query}`)).body.rows;
const pairOf = async (a: string, b: string, query = '') =>
  (await listed(query)).find(({ people }) => people.every(({ id }) => id === a || id === b));

/** Somebody of here, and a registration that came with another base. */
async function ofTwoBases(name: string, here = {}, there = {}) {
  const [a, b] = [
    await register(desk.reception, { name, ...here }),
    await register(desk.reception, { name: `${name} DE LA`, ...there }),
  ];
  await sql`update citizen set origin_installation_id = ${uuidV7()} where id = ${b}`.execute(db());
  return { a, b };
}

/** Until every search that was asked for has ended. */
async function scanned(): Promise<void> {
  await runUseCase(desk.installation.platform, COMMAND_LINE, askForScan);
  const going = async () =>
    (
      await getRow<{ jobs: number }>(
        db(),
        sql`select count(*)::int as jobs from job where kind = 'duplicates.scan' and state <> 'done'`,
      )
    ).jobs;
  await expect.poll(going, { timeout: 30_000 }).toBe(0);
}

test('two registrations that hold one ficha are sure, once, and stay so when people are compared', async () => {
  const pair = await ofTwoBases('AMALIA PRADO');
  expect(await note(pair, { a: pair.b, b: pair.a })).toBe(1);
  expect(await note(pair)).toBe(0);
  await scanned();
  expect(await pairOf(pair.a, pair.b)).toMatchObject({
    score: 1,
    origin: 'base',
    evidence: [{ field: 'ficha', level: 'same' }],
  });
});

test('a pair that was only likely becomes sure; one that somebody decided stays decided', async () => {
  const [likely, decided] = [await ofTwoBases('BRIGIDA PRADO'), await ofTwoBases('CACILDA PRADO')];
  const insert = (a: string, b: string) =>
    sql`insert into duplicate_pair (id, a_id, b_id, score, evidence, origin, found_at)
      values (uuid_v7(), least(${a}::uuid, ${b}::uuid), greatest(${a}::uuid, ${b}::uuid), 0.7, '{}', 'scan', now())`.execute(
      db(),
    );
  await insert(likely.a, likely.b);
  await insert(decided.a, decided.b);
  const { id } = (await pairOf(decided.a, decided.b)) ?? { id: '' };
  await desk.coordinator.call('POST', `/duplicates/${id}/different`, { reason: 'São irmãs' });
  expect(await note(likely, decided)).toBe(1);
  expect(await pairOf(likely.a, likely.b)).toMatchObject({ score: 1, origin: 'base' });
  expect(await pairOf(decided.a, decided.b)).toBeUndefined();
});

test('of somebody who was joined the pair is of the record that stays, and none of one record with itself', async () => {
  const { a, b } = await ofTwoBases('DALILA PRADO');
  const stays = await register(desk.reception, { name: 'DALILA PRADO QUE FICA' });
  await sql`update citizen set status = 'merged', merged_into = ${stays} where id = ${a}`.execute(db());
  expect(await note({ a, b }, { a, b: stays })).toBe(1);
  expect(await pairOf(stays, b)).toMatchObject({ origin: 'base' });
});

test('UNI-08 after another base came its people are compared with all, and pairs of two bases are listed and exported alone', async () => {
  const told = { birthDate: '1966-07-21', motherName: 'EULALIA PRADO', phoneMobile: '48981817272' };
  const away = await ofTwoBases('ERMELINDA PRADO', told, told);
  const both = { birthDate: '1958-01-30', motherName: 'FELICIA PRADO', phoneMobile: '48981816363' };
  const first = await register(desk.reception, { name: 'FLORINDA PRADO GOMES', ...both });
  const second = await register(desk.reception, { name: 'FLORINDA PRADO', ...both, notThese: [first] });
  // As rows that came in bulk: the change log knows them, and nothing has compared them yet.
  await sql`delete from duplicate_pair`.execute(db());
  await scanned();
  expect(await pairOf(first, second)).toBeDefined();
  expect(await pairOf(away.a, away.b)).toMatchObject({ origin: 'scan' });
  expect(await pairOf(away.a, away.b, '&bases=different')).toBeDefined();
  expect(await pairOf(first, second, '&bases=different')).toBeUndefined();
  const { text } = await desk.coordinator.call('GET', '/duplicates/export?bases=different');
  expect(text).toContain('"ERMELINDA PRADO"');
  expect(text).not.toContain('FLORINDA');
});

test('DEP-13 two registrations of two bases become one with all that both had, and are taken apart again', async () => {
  const { a, b } = await ofTwoBases('GENOVEVA PRADO', {}, { phoneHome: '4833331111' });
  const documents = () =>
    rowsOf<{ citizenId: string; number: string }>(
      db(),
      sql`select citizen_id as "citizenId", number from citizen_document
        where citizen_id in (${a}, ${b}) order by citizen_id, number`,
    );
  const before = await documents();
  const people = { principalId: a, otherIds: [b] };
  const { versions } = (
    await desk.coordinator.call<{ versions: object }>('POST', '/citizen-merges/preview', people)
  ).body;
  const choices = { phoneHome: b };
  const joined = await desk.coordinator.call<{ mergeId: string }>('POST', '/citizen-merges', {
    ...people,
    versions,
    choices,
  });
  expect(joined.status).toBe(201);
  expect((await desk.coordinator.call('GET', `/citizens/${a}`)).body).toMatchObject({
    phoneHome: '4833331111',
  });
  const numbers = (rows: Array<{ number: string }>) =>
    rows.map(({ number }) => number).toSorted((x, y) => (x < y ? -1 : 1));
  expect(numbers(await documents())).toEqual(numbers(before));
  expect(new Set((await documents()).map(({ citizenId }) => citizenId))).toEqual(new Set([a]));
  const undone = await desk.coordinator.call('POST', `/citizen-merges/${joined.body.mergeId}/undo`, {});
  expect(undone.status).toBeLessThan(300);
  expect(await documents()).toEqual(before);
});
