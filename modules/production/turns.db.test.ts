import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  startTwoMunicipalities,
  type TwoMunicipalities,
} from '#modules/health-network/test/two-municipalities';
import { rowsOf, sql } from '#platform/db/database';
import { takeDue } from './server/delivery/delivery-queries.ts';

let two: TwoMunicipalities;
beforeAll(async () => {
  two = await startTwoMunicipalities({ worker: false });
}, 60_000);
afterAll(() => two.close());

const db = () => two.installation.platform.db;

async function destination(): Promise<string> {
  const id = randomUUID();
  await sql`insert into destination (id, name, url, protocol, credential, created_at)
    values (${id}, 'SECRETARIA', ${`http://127.0.0.1:2/${id}`}, 'pec-aberto', '', now())`.execute(db());
  return id;
}

/** A lot of a municipality that is due at a destination. */
async function due(destinationId: string, municipalityId: string, number: number): Promise<void> {
  await sql`with lote as (
      insert into generated_lote (id, municipality_id, number, created_at, fichas, training)
      values (uuid_v7(), ${municipalityId}, ${number}, now() + ${number} * interval '1 ms', 1, false) returning id)
    insert into lote_delivery (lote_id, destination_id, state, next_at)
    select id, ${destinationId}, 'waiting', now() - interval '1 minute' from lote`.execute(db());
}

/** Takes the next lot; whose it is, and its number. */
async function next(destinationId: string): Promise<string | undefined> {
  const now = new Date();
  const until = new Date(now.getTime() + 60_000);
  const taken = await db()
    .transaction()
    .execute((tx) => takeDue(tx, { destinationId, now, until }));
  if (!taken) return undefined;
  const [lote] = await rowsOf<{ municipalityId: string; number: number }>(
    db(),
    sql`select municipality_id as "municipalityId", number from generated_lote where id = ${taken.loteId}`,
  );
  return `${lote?.municipalityId === two.here.municipality.id ? 'here' : 'there'} ${lote?.number}`;
}

test('at one destination municipalities take turns, each with its oldest lot', async () => {
  const [here, there] = [two.here.municipality.id, two.there.municipality.id];
  const at = await destination();
  for (const number of [101, 102, 103]) await due(at, here, number);
  await due(at, there, 201);
  const first = await next(at);
  const second = await next(at);
  expect(new Set([first, second])).toEqual(new Set(['here 101', 'there 201']));
  expect([await next(at), await next(at), await next(at)]).toEqual(['here 102', 'here 103', undefined]);
});

test('who comes after a pause goes on with the municipality whose turn it is', async () => {
  const [here, there] = [two.here.municipality.id, two.there.municipality.id];
  const at = await destination();
  await due(at, here, 301);
  await due(at, there, 401);
  const first = await next(at);
  // It was its turn for now, and it waits again.
  await sql`update lote_delivery set state = 'waiting', held_until = null where destination_id = ${at}`.execute(
    db(),
  );
  const second = await next(at);
  expect(new Set([first, second])).toEqual(new Set(['here 301', 'there 401']));
});

test('a removed destination is inactive, and gets no lot', async () => {
  const at = await destination();
  await two.installer.call('DELETE', `/destinations/${at}`);
  const [row] = await rowsOf<{ removed: boolean; inactive: boolean }>(
    db(),
    sql`select removed_at is not null as removed, inactive_at is not null as inactive from destination where id = ${at}`,
  );
  expect(row).toEqual({ removed: true, inactive: true });
});
