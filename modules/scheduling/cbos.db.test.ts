import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildLotacao, buildPerson } from '#apps/installation/testing-people';
import { rowsOf, sql } from '#platform/db/database';
import {
  NURSE,
  startTwoMunicipalities,
  type TwoMunicipalities,
} from '#modules/health-network/test/two-municipalities';
import type { RouteOutput } from '#platform/contract/route';
import { standardAgenda } from './contract/agenda.ts';
import type { getAgenda, getAgendaWeek, listCbos } from './contract.ts';

type List = RouteOutput<typeof listCbos> & { code?: string };
const TECHNICIAN = '322205';
const DENTIST = '223208';
const MONDAY = '2026-11-23';
let fixture: TwoMunicipalities;

beforeAll(async () => {
  fixture = await startTwoMunicipalities();
});
afterAll(() => fixture.close());

const base = () => `/municipalities/${fixture.here.municipality.ibge}/cbos`;
const list = async (query = '') => (await fixture.here.admin.call<List>('GET', `${base()}?${query}`)).body;
const offer = (code: string, available: boolean, client = fixture.here.admin) =>
  client.call('PUT', `${base()}/${code}/availability`, { available });
const last = (code: string, duration: unknown, client = fixture.here.admin) =>
  client.call('PUT', `${base()}/${code}/duration`, { duration });

async function lotacaoOf(cbo: string): Promise<{ id: string; professional: string }> {
  const { municipality, unitId } = fixture.here;
  const person = await buildPerson(fixture.installation);
  const id = await buildLotacao(fixture.installation, { person, municipality, unitId, cbo });
  const body = { version: null, days: standardAgenda().days };
  await fixture.here.coordinator.call('PUT', `/lotacoes/${id}/agenda`, body);
  return { id, professional: person.id };
}
async function slotsOf({ professional }: { professional: string }) {
  const path = `/professionals/${professional}/agenda-week?from=${MONDAY}`;
  const { body } = await fixture.here.coordinator.call<RouteOutput<typeof getAgendaWeek>>('GET', path);
  return body.lotacoes[0]?.slots[0]?.map(({ start }) => start) ?? [];
}

test('ADM-F01 occupations by name, a page at a time; the search takes name and code; every column sorts', async () => {
  const first = await list('limit=10');
  expect(first.rows).toHaveLength(10);
  const names = first.rows.map(({ name }) => name);
  const byName = new Intl.Collator('pt-BR');
  expect(names).toEqual(names.toSorted(byName.compare));
  const second = await list(`limit=10&after=${first.next}`);
  expect(second.rows.map(({ code }) => code)).not.toContain(first.rows[9]?.code);
  expect(byName.compare(names[9] ?? '', second.rows[0]?.name ?? '')).toBeLessThanOrEqual(0);
  expect((await list(`search=${NURSE}`)).rows.map(({ code }) => code)).toEqual([NURSE]);
  expect((await list('search=ENFERMEÍRO')).rows.map(({ code }) => code)).toContain(NURSE);
  expect((await list('search=5151f&showUnavailable=true')).rows.map(({ code }) => code)).toContain('5151F1');
  expect((await list('search=%25_')).rows).toEqual([]);
  // With the sign of the code, and by words in any order, wherever an occupation is searched for.
  const { admin } = fixture.here;
  const searches = [
    ...['', 'lotacao-choices/'].map((of) => async (search: string) => {
      const { body } = await admin.call<Array<{ code: string }>>('GET', `/${of}cbos?search=${search}`);
      return body;
    }),
    async (search: string) => (await list(`search=${search}`)).rows,
  ];
  for (const search of searches) {
    for (const typed of ['3222-05', 't%C3%A9cnico%20enfermagem', 'ENFERMAGEM%20tec']) {
      expect([typed, (await search(typed)).map(({ code }) => code)]).toEqual([
        typed,
        expect.arrayContaining([TECHNICIAN]),
      ]);
    }
    expect(await search('%25_')).toEqual([]);
    expect(await search('enfermagem%20xyz')).toEqual([]);
  }
  const codes = (await list('sort=code&direction=desc&limit=100')).rows.map(({ code }) => code);
  expect(codes).toEqual(codes.toSorted().toReversed());
  const walked: string[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const page: List = await list(
      `showUnavailable=true&sort=duration&limit=100${after && `&after=${after}`}`,
    );
    walked.push(...page.rows.map(({ code }) => code));
    after = page.next;
  }
  expect(walked.length).toBeGreaterThan(2_500);
  expect(new Set(walked).size).toBe(walked.length);
});

test('ADM-F01 those of primary care are offered at first, and those that somebody of the municipality has', async () => {
  const BUTCHER = '848505';
  const { there } = fixture;
  expect((await list('limit=1')).total).toEqual({ count: 177, capped: false });
  const combo = async (client = fixture.here.admin) =>
    (await client.call<unknown[]>('GET', `/lotacao-choices/cbos?search=${BUTCHER}`)).body;
  expect((await list(`search=${BUTCHER}`)).rows).toEqual([]);
  expect(await combo()).toEqual([]);
  expect((await list(`search=${BUTCHER}&showUnavailable=true`)).rows).toMatchObject([
    { code: BUTCHER, available: false, inUse: false },
  ]);
  await lotacaoOf(BUTCHER);
  expect((await list(`search=${BUTCHER}`)).rows).toMatchObject([{ available: true, inUse: true }]);
  expect(await combo()).toHaveLength(1);
  expect(await combo(there.admin)).toEqual([]);
});

test('ADM-F02 many at once by their search; those in use stay, and what changed is undone', async () => {
  const { admin, there } = { ...fixture.here, there: fixture.there };
  await lotacaoOf(DENTIST);
  type Counts = { unavailable: number; available: number; kept: number };
  const counts = async () => (await admin.call<Counts>('GET', `${base()}/count?search=2232`)).body;
  const all = (body: Record<string, unknown>, client = admin) =>
    client.call<{ codes: string[] }>('PUT', `${base()}/availability`, body);
  const before = await counts();
  expect(before).toMatchObject({ kept: 1 });
  expect(before.available).toBeGreaterThan(5);
  const withdrawn = await all({ available: false, search: '2232' });
  expect(withdrawn.body.codes).toHaveLength(before.available);
  expect(withdrawn.body.codes).not.toContain(DENTIST);
  expect((await list('search=2232')).rows.map(({ code }) => code)).toEqual([DENTIST]);
  expect((await list(`search=${NURSE}`)).rows).toHaveLength(1);
  expect(await counts()).toEqual({
    unavailable: before.unavailable + before.available,
    available: 0,
    kept: 1,
  });
  expect((await all({ available: false, search: '2232' })).body.codes).toEqual([]);
  // Undone: those that changed come back, and none that was unavailable before.
  expect((await all({ available: true, codes: withdrawn.body.codes })).status).toBe(200);
  expect(await counts()).toEqual(before);
  expect((await all({ available: false, search: '2232' }, there.admin)).status).toBe(404);
  expect((await all({ available: false, codes: ['x'] })).status).toBe(400);
  const events = await rowsOf<{ details: { cbos: string } }>(
    fixture.installation.platform.db,
    sql`select details from audit_event where type = 'health-network.cbos-withdrawn'`,
  );
  expect(events.map(({ details }) => details.cbos)).toEqual([withdrawn.body.codes.join(', ')]);
});

test('ADM-F02 one made unavailable leaves list and form of lotação, is listed when asked for, and comes back', async () => {
  const { admin, municipality } = fixture.here;
  const combo = async () =>
    (await admin.call<Array<{ code: string }>>('GET', `/lotacao-choices/cbos?search=${DENTIST}`)).body;
  expect(await combo()).toHaveLength(1);
  expect((await offer(DENTIST, false)).body).toMatchObject({ code: DENTIST, available: false });
  expect((await offer(DENTIST, false)).status).toBe(200);
  expect(await combo()).toEqual([]);
  expect((await list(`search=${DENTIST}`)).rows).toEqual([]);
  expect((await list(`search=${DENTIST}&showUnavailable=true`)).rows).toMatchObject([
    { code: DENTIST, available: false },
  ]);
  const { there } = fixture;
  const theirs = `/municipalities/${there.municipality.ibge}/cbos?search=${DENTIST}`;
  expect((await there.admin.call<List>('GET', theirs)).body.rows).toHaveLength(1);
  await offer(DENTIST, true);
  expect(await combo()).toHaveLength(1);
  expect(municipality.ibge).not.toBe(there.municipality.ibge);
});

test('ADM-F03 thirty minutes change the slots of that occupation and of no other', async () => {
  const [nurse, dentist] = [await lotacaoOf(NURSE), await lotacaoOf(DENTIST)];
  const path = `/lotacoes/${nurse.id}/agenda`;
  expect((await last(NURSE, 30)).body).toMatchObject({ duration: 30, ownDuration: 30 });
  expect((await slotsOf(nurse)).slice(0, 3)).toEqual(['08:00', '08:30', '09:00']);
  expect((await slotsOf(dentist)).slice(0, 3)).toEqual(['08:00', '08:20', '08:40']);
  const { body } = await fixture.here.coordinator.call<RouteOutput<typeof getAgenda>>('GET', path);
  expect([body.duration, body.durationOf]).toEqual([30, 'cbo']);
  expect((await last(NURSE, null)).body).toMatchObject({ duration: 20, ownDuration: null });
  expect(await slotsOf(nurse)).toHaveLength(24);
});

test('ADM-F04 another duration of the municipality reaches those that use it, and no other', async () => {
  const { admin, municipality } = fixture.here;
  const [nurse, dentist] = [await lotacaoOf(NURSE), await lotacaoOf(DENTIST)];
  await last(DENTIST, 40);
  const path = `/municipalities/${municipality.ibge}/default-agenda`;
  await admin.call('PUT', path, { ...standardAgenda(), duration: 15 });
  expect(await slotsOf(nurse)).toHaveLength(32);
  expect(await slotsOf(dentist)).toHaveLength(12);
  const shown = (await list(`search=2232&limit=100`)).rows;
  expect(shown.find(({ code }) => code === DENTIST)).toMatchObject({ duration: 40, ownDuration: 40 });
  expect(shown.find(({ code }) => code !== DENTIST)).toMatchObject({ duration: 15, ownDuration: null });
  await last(DENTIST, null);
  await admin.call('PUT', path, standardAgenda());
});

test('ADM-F05 lotações of an occupation made unavailable stay active, and keep their slots', async () => {
  const dentist = await lotacaoOf(DENTIST);
  await offer(DENTIST, false);
  type Listed = { lotacoes: Array<{ id: string; active: boolean }> };
  const { body } = await fixture.here.admin.call<Listed>('GET', `/professionals/${dentist.professional}`);
  expect(body.lotacoes).toMatchObject([{ id: dentist.id, active: true }]);
  expect(await slotsOf(dentist)).toHaveLength(24);
  await offer(DENTIST, true);
});

test('what is no duration, no occupation and no municipality of one’s own is refused', async () => {
  for (const wrong of [0, -5, 241, 20.5, 'trinta', {}]) expect((await last(NURSE, wrong)).status).toBe(400);
  expect((await last('999999', 30)).status).toBe(404);
  expect((await offer('999999', false)).status).toBe(404);
  expect((await last('22350', 30)).status).toBe(400);
  const { there, here } = fixture;
  expect((await last(NURSE, 30, there.admin)).status).toBe(404);
  expect((await offer(NURSE, false, there.admin)).status).toBe(404);
  expect((await there.admin.call('GET', base())).status).toBe(404);
  expect((await last(NURSE, 30, here.coordinator)).status).toBe(403);
  expect((await list(`search=${NURSE}`)).rows).toMatchObject([{ ownDuration: null, available: true }]);
});
