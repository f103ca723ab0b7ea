import { afterAll, beforeAll, expect, test } from 'vitest';
import { rowsOf, sql, type Tx } from '#platform/db/database';
import { withoutUpkeep } from '#platform/bulk/upkeep-queries';
import { type Desk, openDesk } from './test/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const TABLES = ['citizen', 'citizen_document'];

/** What the base keeps up of the two tables, as it is written. */
const kept = () =>
  rowsOf<{ text: string }>(
    desk.installation.platform.db,
    sql`select pg_get_constraintdef(oid) || convalidated as text from pg_constraint
        where conrelid = any(${TABLES}::regclass[]) and contype = 'f'
      union all select pg_get_indexdef(indexrelid) from pg_index where indrelid = any(${TABLES}::regclass[])
      order by 1`,
  );

const fill = (act: (tx: Tx) => Promise<unknown>, told: number[] = []) =>
  desk.installation.platform.db.transaction().execute((tx) =>
    withoutUpkeep(
      tx,
      TABLES,
      () => act(tx),
      (place, total) => told.push(place / total),
    ),
  );

const citizen = sql`insert into citizen (id, name, origin, origin_installation_id, created_at, updated_at,
    updated_origin, search)
  select uuid_v7(), 'ANA', 'demo', id, now(), now(), 'demo', '' from setup_installation`;

test('filled without them, the tables have the same indexes and foreign keys as before', async () => {
  const before = await kept();
  expect(before.length).toBeGreaterThan(10);
  const told: number[] = [];
  await fill(async (tx) => {
    const indexes = await rowsOf(tx, sql`select from pg_index where indrelid = 'citizen'::regclass`);
    expect(indexes).toHaveLength(1);
    await citizen.execute(tx);
  }, told);
  expect(told.at(-1)).toBe(1);
  expect(await kept()).toEqual(before);
});

test('a row that breaks one of them is refused at the end, and everything is as it was', async () => {
  const before = await kept();
  const orphan = sql`insert into citizen_document (id, citizen_id, kind, number, principal, origin, added_at)
    values (uuid_v7(), uuid_v7(), 'rg', '123', true, 'demo', now())`;
  await expect(fill((tx) => orphan.execute(tx))).rejects.toMatchObject({ code: '23503' });
  const twice = sql`insert into citizen_document (id, citizen_id, kind, number, principal, origin, added_at)
    select uuid_v7(), c.id, 'rg', '123', false, 'demo', now()
    from (select id from citizen limit 1) c, generate_series(1, 2)`;
  await expect(fill((tx) => twice.execute(tx))).rejects.toMatchObject({ code: '23505' });
  expect(await kept()).toEqual(before);
});
