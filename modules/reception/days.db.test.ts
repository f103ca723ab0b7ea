import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Client } from '#apps/installation/testing';
import { register } from '#modules/citizens/test/desk';
import { sql } from '#platform/db/database';
import { type Front, openFront } from './test/front.ts';

/** Rio Branco: five hours behind UTC, three behind Fernando de Noronha. */
const ACRE = '1200401';
const BEFORE_MIDNIGHT = new Date('2026-11-24T04:30:00Z');
const AFTER_MIDNIGHT = new Date('2026-11-24T05:10:00Z');

let front: Front;
let citizen: string;
beforeAll(async () => {
  front = await openFront({ ibge: ACRE });
  citizen = await register(front.reception, { birthMunicipalityIbge: '4205407' });
});
afterAll(() => front.close());
beforeEach(async () => {
  await sql`delete from list_entry`.execute(front.installation.platform.db);
});

/** Somebody at the desk at this moment: a session lasts for no other day. */
async function at(moment: Date): Promise<Client> {
  front.installation.clock.set(moment);
  return front.join('recepcao');
}
const setType = (code: string) =>
  sql`update unit set type_code = ${code} where id = ${front.unitId}`.execute(front.installation.platform.db);

test('the day is the municipality’s: half past eleven in Acre is not yet tomorrow', async () => {
  const late = await at(BEFORE_MIDNIGHT);
  const { body: entry } = await front.add(citizen, {}, late);
  expect([entry.day, entry.time]).toEqual(['2026-11-23', '23:30']);
  expect((await front.list({}, late)).today).toBe('2026-11-23');
  const early = await at(AFTER_MIDNIGHT);
  const today = await front.list({}, early);
  expect([today.today, today.rows]).toEqual(['2026-11-24', []]);
  // Who was not attended yesterday is not lost.
  const found = async (filters: object) => (await front.list(filters, early)).rows.map(({ id }) => id);
  expect(await found({ unfinished: true })).toEqual([entry.id]);
  expect(await found({ from: '2026-11-23', to: '2026-11-23' })).toEqual([entry.id]);
  expect(await found({ unfinished: true, from: '2026-11-24' })).toEqual([]);
  const refused = await early.call<{ code: string }>('POST', '/list-entries/search', { from: '2026-02-30' });
  expect([refused.status, refused.body.code]).toEqual([422, 'day-invalid']);
  // He is still marked as being here, and the next number is the first of the day.
  expect((await front.add(citizen, {}, early)).body.code).toBe('arrival-to-confirm');
  expect((await front.add(citizen, { confirmed: ['listed'] }, early)).body.ticket).toBe(1);
});

test('a Pronto Atendimento opens on the last 24 hours, over midnight', async () => {
  await setType('73');
  const late = await at(BEFORE_MIDNIGHT);
  const { body: entry } = await front.add(citizen, {}, late);
  const early = await at(AFTER_MIDNIGHT);
  const list = await front.list({}, early);
  expect(list.rows.map(({ id, day }) => [id, day])).toEqual([[entry.id, '2026-11-23']]);
  expect(list.since?.slice(0, 16)).toBe('2026-11-23T05:10');
  const nextNight = await at(new Date('2026-11-25T04:31:00Z'));
  expect((await front.list({}, nextNight)).rows).toEqual([]);
  await setType('02');
});
