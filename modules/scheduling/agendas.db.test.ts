import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Client } from '#apps/installation/testing';
import {
  buildLotacao,
  buildPerson,
  giveProfiles,
  signedIn,
  type TestPerson,
} from '#apps/installation/testing-people';
import {
  startTwoMunicipalities,
  type TwoMunicipalities,
} from '#modules/health-network/test/two-municipalities';
import type { RouteOutput } from '#platform/contract/route';
import { findRow, sql } from '#platform/db/database';
import { type Days, noDays, standardAgenda } from './contract/agenda.ts';
import type { getAgenda, getAgendaWeek } from './contract.ts';

type Agenda = RouteOutput<typeof getAgenda>;
type Week = RouteOutput<typeof getAgendaWeek>;
type Problem = { code: string; detail: string; fields?: Array<{ path: string; message: string }> };

const MONDAY = '2026-11-23';
const NOBODY = '00000000-0000-7000-8000-000000000000';
let fixture: TwoMunicipalities;
let coordinator: Client;
let person: TestPerson;
/** Of one person, in the coordinator's unit: two occupations. */
let first: string;
let second: string;

const db = () => fixture.installation.platform.db;
beforeAll(async () => {
  fixture = await startTwoMunicipalities();
  coordinator = fixture.here.coordinator;
});
afterAll(() => fixture.close());
beforeEach(async () => {
  const { municipality, unitId } = fixture.here;
  person = await buildPerson(fixture.installation, { name: 'MÉDICA DE DUAS' });
  await sql`update professional set origin = 'cnes' where id = ${person.id}`.execute(db());
  const at = { person, municipality, unitId };
  first = await buildLotacao(fixture.installation, { ...at, cbo: '225142' });
  second = await buildLotacao(fixture.installation, { ...at, cbo: '225125' });
});

const read = async (id = first, client = coordinator) =>
  (await client.call<Agenda & Problem>('GET', `/lotacoes/${id}/agenda`)).body;
const save = (id: string, body: { version: string | null; days: unknown }, client = coordinator) =>
  client.call<Agenda & Problem>('PUT', `/lotacoes/${id}/agenda`, body);
const week = async (from = MONDAY, client = coordinator) =>
  (await client.call<Week & Problem>('GET', `/professionals/${person.id}/agenda-week?from=${from}`)).body;
const slotsOn = async (lotacao: string, day = 0) =>
  (await week()).lotacoes.find(({ lotacao: { id } }) => id === lotacao)?.slots[day] ?? [];
const on = (days: Partial<Days>): Days => ({ ...noDays(), ...days });
const refusal = ({ status, body }: { status: number; body: Problem }) => [
  status,
  body.code,
  ...(body.fields ?? []).map(({ path }) => path),
];

describe('hours of a lotação', () => {
  test('ADM-J01 the coordinator of the unit configures them; who administers the municipality does not', async () => {
    const { admin, coordinatorPerson } = fixture.here;
    expect(await read()).toMatchObject({ kind: 'nenhuma', otherwise: 'nenhuma', days: null, version: null });
    expect((await save(first, { version: null, days: standardAgenda().days })).status).toBe(200);
    for (const client of [admin, fixture.installer]) {
      expect((await client.call('GET', `/lotacoes/${first}/agenda`)).status).toBe(403);
      expect((await save(first, { version: null, days: null }, client)).status).toBe(403);
    }
    // Home care: its coordinator has hours and closings, not online booking.
    const [homeCare] = [await buildPerson(fixture.installation, { name: 'COORDENADORA DO AD' })];
    const at = { person: homeCare, municipality: fixture.here.municipality, unitId: fixture.here.unitId };
    const lotacao = await buildLotacao(fixture.installation, { ...at, cbo: '131210' });
    await giveProfiles(fixture.installation, lotacao, ['coordenador-ad']);
    const other = await signedIn(fixture.installation, homeCare);
    expect((await read(first, other)).kind).toBe('propria');
    const online = { version: null, online: noDays() };
    expect((await other.call('PUT', `/lotacoes/${first}/online-agenda`, online)).status).toBe(403);
    const own = await findRow<{ id: string }>(
      db(),
      sql`select id from lotacao where professional_id = ${coordinatorPerson.id}`,
    );
    expect((await save(own?.id ?? '', { version: null, days: standardAgenda().days })).status).toBe(200);
  });

  test('ids of another unit and of another municipality are not there', async () => {
    const { here, there, otherNurse } = fixture;
    const lotacaoOf = async (id: string) =>
      (await findRow<{ id: string }>(db(), sql`select id from lotacao where professional_id = ${id}`))?.id ??
      '';
    for (const strange of [await lotacaoOf(otherNurse.id), there.nurseLotacao, NOBODY]) {
      expect((await coordinator.call('GET', `/lotacoes/${strange}/agenda`)).status).toBe(404);
      expect((await save(strange, { version: null, days: noDays() })).status).toBe(404);
    }
    for (const strange of [otherNurse.id, there.nurse.id, NOBODY]) {
      expect(
        (await coordinator.call('GET', `/professionals/${strange}/agenda-week?from=${MONDAY}`)).status,
      ).toBe(404);
    }
    expect((await read(here.nurseLotacao, there.coordinator)).code).toBe('not-found');
  });

  test('a lotação of somebody who works in another unit too shows only the own one', async () => {
    const elsewhere = await buildLotacao(fixture.installation, {
      person,
      municipality: fixture.here.municipality,
      unitId: fixture.otherUnitId,
      cbo: '225142',
    });
    const shown = (await week()).lotacoes.map(({ lotacao }) => lotacao.id);
    expect(shown.toSorted()).toEqual([first, second].toSorted());
    expect(shown).not.toContain(elsewhere);
  });

  test('ADM-J03 half a period, Entrada after Saída, 24:00, past midnight and overlap are refused on the field', async () => {
    for (const [periods, path] of [
      [[{ start: '12:00', end: '08:00' }], 'days.monday.0.end'],
      [[{ start: '08:00', end: '' }], 'days.monday.0.end'],
      [[{ start: '', end: '12:00' }], 'days.monday.0.start'],
      [[{ start: '08:00', end: '24:00' }], 'days.monday.0.end'],
      [[{ start: '22:00', end: '02:00' }], 'days.monday.0.end'],
      [
        [
          { start: '08:00', end: '12:00' },
          { start: '11:00', end: '13:00' },
        ],
        'days.monday.1.start',
      ],
    ] as const) {
      const answer = await save(first, { version: null, days: on({ monday: [...periods] }) });
      expect(refusal(answer)).toEqual([422, 'agenda-invalid', path]);
    }
    expect((await read()).kind).toBe('nenhuma');
  });

  test('ADM-J04 four periods a day are kept, empty ones between are not; a fifth is refused', async () => {
    const hour = (start: number) => ({ start: `${start}:00`, end: `${start}:40` });
    const five = [10, 11, 12, 13, 14].map(hour);
    const four = on({ monday: five.slice(0, 4) });
    expect((await save(first, { version: null, days: on({ monday: five }) })).status).toBe(400);
    const { body } = await save(first, { version: null, days: four });
    expect(body.days).toEqual(four);
    const { version } = body;
    const gaps = on({ monday: [hour(10), { start: '', end: '' }, hour(13), { start: '', end: '' }] });
    expect((await save(first, { version, days: gaps })).body.days?.monday).toEqual([hour(10), hour(13)]);
    expect((await slotsOn(first)).map(({ start }) => start)).toEqual(['10:00', '10:20', '13:00', '13:20']);
  });

  test('ADM-J05 Saturday and Sunday have hours like any day', async () => {
    const sunday = [{ start: '07:00', end: '08:00' }];
    await save(first, { version: null, days: on({ sunday }) });
    expect((await slotsOn(first, 6)).map(({ start }) => start)).toEqual(['07:00', '07:20', '07:40']);
    expect(await slotsOn(first, 0)).toEqual([]);
  });

  test('ADM-J02 taken back, a lotação follows the default again where it did; its hours are not rewritten by it', async () => {
    const { admin, municipality, nurseLotacao } = fixture.here;
    await sql`update lotacao set agenda = 'padrao' where id = ${nurseLotacao}`.execute(db());
    const before = await read(nurseLotacao);
    expect([before.kind, before.days]).toEqual(['padrao', standardAgenda().days]);
    const own = on({ friday: [{ start: '08:00', end: '09:00' }] });
    const saved = await save(nurseLotacao, { version: before.version, days: own });
    const shorter = { days: on({ monday: [{ start: '08:00', end: '09:00' }] }), duration: 30 };
    const path = `/municipalities/${municipality.ibge}/default-agenda`;
    await admin.call('PUT', path, shorter);
    const kept = await read(nurseLotacao);
    expect([kept.kind, kept.days, kept.standard, kept.duration]).toEqual(['propria', own, shorter.days, 30]);
    const back = await save(nurseLotacao, { version: saved.body.version, days: null });
    expect([back.body.kind, back.body.days]).toEqual(['padrao', shorter.days]);
    await admin.call('PUT', path, standardAgenda());
  });

  test('an inactive lotação keeps its agenda, gives no slot and takes no change', async () => {
    await save(first, { version: null, days: standardAgenda().days });
    await sql`update lotacao set active = false, inactivated_at = now() where id = ${first}`.execute(db());
    const { version, days, lotacao } = await read();
    expect([days, lotacao.active]).toEqual([standardAgenda().days, false]);
    expect(refusal(await save(first, { version, days: null }))).toEqual([409, 'lotacao-inactive']);
    expect((await week()).lotacoes.map(({ lotacao: { id } }) => id)).toEqual([second]);
  });

  test('the list of lotações says whose hours each has', async () => {
    await save(first, { version: null, days: standardAgenda().days });
    type Listed = { lotacoes: Array<{ id: string; agenda: string }> };
    const { body } = await coordinator.call<Listed>('GET', `/professionals/${person.id}`);
    expect(body.lotacoes.find(({ id }) => id === first)?.agenda).toBe('propria');
    expect(body.lotacoes.find(({ id }) => id === second)?.agenda).toBe('nenhuma');
  });
});

describe('two coordinators on one agenda', () => {
  test('the second is told, and nothing of the first is lost', async () => {
    const [mine, hers] = [await read(), await read()];
    const monday = on({ monday: [{ start: '08:00', end: '09:00' }] });
    const tuesday = on({ tuesday: [{ start: '08:00', end: '09:00' }] });
    expect((await save(first, { version: mine.version, days: monday })).status).toBe(200);
    expect(refusal(await save(first, { version: hers.version, days: tuesday }))).toEqual([
      409,
      'agenda-changed',
    ]);
    const now = await read();
    expect(now.days).toEqual(monday);
    expect((await save(first, { version: now.version, days: tuesday })).body.days).toEqual(tuesday);
    expect(refusal(await save(first, { version: 'nenhuma', days: monday }))).toEqual([409, 'agenda-changed']);
  });

  test('of ten who save at once exactly one does, at first and afterwards', async () => {
    for (const round of ['first', 'afterwards']) {
      const { version } = await read();
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, place) =>
          save(first, { version, days: on({ monday: [{ start: `0${place}:00`, end: `0${place}:30` }] }) }),
        ),
      );
      const saved = answers.filter(({ status }) => status === 200);
      expect([round, saved.length, new Set(answers.map(({ status }) => status))]).toEqual([
        round,
        1,
        new Set([200, 409]),
      ]);
      expect((await read()).days).toEqual(saved[0]?.body.days);
    }
  });
});

describe('slots given to online booking', () => {
  const give = (online: Days, version: string | null, id = first) =>
    coordinator.call<Agenda & Problem>('PUT', `/lotacoes/${id}/online-agenda`, { version, online });
  const turn = (enabled: boolean) => fixture.installer.call('PUT', '/online-agenda', { enabled });
  const eight = on({ monday: [{ start: '08:00', end: '08:40' }] });

  test('ADM-J08 only while Agenda online is on, and of who came from the CNES', async () => {
    const { body } = await save(first, { version: null, days: standardAgenda().days });
    expect(body.onlineOffer).toBe('off');
    expect(refusal(await give(eight, body.version))).toEqual([409, 'online-agenda-off']);
    expect((await coordinator.call('PUT', '/online-agenda', { enabled: true })).status).toBe(403);
    expect((await turn(true)).status).toBe(200);
    expect((await fixture.installer.call('GET', '/online-agenda')).body).toEqual({ enabled: true });
    expect((await read()).onlineOffer).toBe('offered');
    expect((await give(eight, body.version)).status).toBe(200);
    expect(refusal(await give(eight, null, second))).toEqual([409, 'agenda-missing']);
    await sql`update professional set origin = 'manual' where id = ${person.id}`.execute(db());
    const { version, onlineOffer } = await read();
    expect(onlineOffer).toBe('manual');
    expect(refusal(await give(eight, version))).toEqual([409, 'online-agenda-manual']);
    expect((await slotsOn(first)).some(({ online }) => online)).toBe(false);
    await turn(false);
  });

  test('ADM-J09 slots given are told apart; other hours, another duration and another choice are obeyed', async () => {
    await turn(true);
    const { body } = await save(first, { version: null, days: standardAgenda().days });
    const outside = await give(on({ monday: [{ start: '11:40', end: '12:20' }] }), body.version);
    expect(refusal(outside)).toEqual([422, 'agenda-invalid', 'online.monday.0.start']);
    const given = await give(eight, body.version);
    const online = async () => (await slotsOn(first)).flatMap((slot) => (slot.online ? [slot.start] : []));
    expect(await online()).toEqual(['08:00', '08:20']);
    const later = on({ monday: [{ start: '08:20', end: '12:00' }] });
    const moved = await save(first, { version: given.body.version, days: later });
    expect(await online()).toEqual(['08:20']);
    const changed = await give(on({ monday: [{ start: '09:00', end: '09:20' }] }), moved.body.version);
    expect(await online()).toEqual(['09:00']);
    await turn(false);
    expect(await online()).toEqual([]);
    expect((await read()).online).toEqual(changed.body.online);
    await turn(true);
    // Hours that touch are worked through: what is given may span them.
    const touching = on({
      monday: [
        { start: '08:00', end: '12:00' },
        { start: '12:00', end: '17:00' },
      ],
    });
    const through = await save(first, { version: changed.body.version, days: touching });
    const whole = on({ monday: [{ start: '08:00', end: '17:00' }] });
    expect((await give(whole, through.body.version)).status).toBe(200);
    expect(await online()).toHaveLength(27);
    await turn(false);
  });
});

test('a nurse without the resource is refused all of it', async () => {
  const nurse = await signedIn(fixture.installation, fixture.here.nurse);
  expect((await read(first, nurse)).code).toBe('forbidden');
  expect((await save(first, { version: null, days: null }, nurse)).status).toBe(403);
  expect((await nurse.call('GET', `/professionals/${person.id}/agenda-week?from=${MONDAY}`)).status).toBe(
    403,
  );
  const strange = await coordinator.call<Problem>(
    'GET',
    `/professionals/${person.id}/agenda-week?from=2026-02-30`,
  );
  expect(refusal(strange)).toEqual([422, 'date-invalid', 'from']);
});
