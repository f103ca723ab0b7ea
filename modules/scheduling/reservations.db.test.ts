import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sql } from '#platform/db/database';
import { writeSetting } from '#platform/settings/settings';
import { onlineAgenda } from './settings.ts';
import { noDays, standardAgenda } from './contract/agenda.ts';
import {
  type AgendaDesk,
  AT_14_27,
  openAgendaDesk,
  refusal,
  type Reservation,
  TUESDAY,
} from './test/agenda-desk.ts';

let desk: AgendaDesk;
let lotacaoId: string;
beforeAll(async () => {
  desk = await openAgendaDesk();
});
afterAll(() => desk.close());
beforeEach(async () => {
  await desk.goTo(AT_14_27);
  lotacaoId = await desk.colleague();
});

const db = () => desk.fixture.installation.platform.db;
const reserve = (body: object) => desk.reserve({ lotacaoId, day: TUESDAY, ...body });
const five = () =>
  sql`insert into cbo_duration (municipality_id, cbo, minutes) values (${desk.fixture.here.municipality.id}, '225142', 5)
    on conflict (municipality_id, cbo) do update set minutes = 5`.execute(db());

test('CIT-17 08:10–08:35 on a grid of five minutes is five blocks, each edited and deleted by itself; Outros is specified', async () => {
  await five();
  expect(refusal(await reserve({ start: '08:10', end: '08:35', reason: 'outros' }))).toEqual([
    422,
    'reservation-invalid',
  ]);
  const made = await reserve({ start: '08:10', end: '08:35', reason: 'outros', specification: 'Grupo' });
  expect(made.body.blocks.map(({ start, end }) => `${start}-${end}`)).toEqual([
    '08:10-08:15',
    '08:15-08:20',
    '08:20-08:25',
    '08:25-08:30',
    '08:30-08:35',
  ]);
  const [first, second] = made.body.blocks as [Reservation, Reservation];
  expect((await desk.client.call('DELETE', `/reservations/${first.id}`)).status).toBe(204);
  const changed = await desk.client.call<Reservation>('PUT', `/reservations/${second.id}`, {
    version: second.version,
    day: TUESDAY,
    start: '08:40',
    end: '08:45',
    reason: 'reuniao',
    specification: '',
    notes: 'sala 2',
  });
  expect(changed.body).toMatchObject({ start: '08:40', reason: 'reuniao', notes: 'sala 2' });
  const { entries, slots } = await desk.day(lotacaoId, TUESDAY);
  expect(entries.map(({ start }) => start)).toEqual(['08:20', '08:25', '08:30', '08:40']);
  expect(slots.filter(({ state }) => state === 'taken').map(({ start }) => start)).toEqual([
    '08:20',
    '08:25',
    '08:30',
    '08:40',
  ]);
  await sql`delete from cbo_duration`.execute(db());
});

test('a reservation and an appointment never share a minute, whichever comes first', async () => {
  const citizenId = await desk.citizen();
  await desk.book({ lotacaoId, citizenId, day: TUESDAY, start: '09:00' });
  const answer = await reserve({ start: '08:40', end: '10:00' });
  expect([...refusal(answer), answer.body.data?.next?.start]).toEqual([409, 'slot-taken', '09:20']);
  expect((await desk.day(lotacaoId, TUESDAY)).entries).toHaveLength(1);
  expect((await reserve({ start: '08:10', end: '09:00' })).body.blocks.map(({ start }) => start)).toEqual([
    '08:10',
    '08:20',
    '08:40',
  ]);
  expect(refusal(await desk.book({ lotacaoId, citizenId, day: TUESDAY, start: '08:20' }))).toEqual([
    409,
    'slot-taken',
  ]);
  expect(refusal(await reserve({ start: '12:00', end: '13:00' }))).toEqual([422, 'reservation-invalid']);
  expect(refusal(await reserve({ day: '2026-11-20', start: '08:00', end: '09:00' }))).toEqual([
    422,
    'reservation-invalid',
  ]);
});

test('CIT-16 a slot given to online booking takes only reservations, until two days before; then anybody', async () => {
  await writeSetting(desk.fixture.installation.platform, db(), onlineAgenda, true, AT_14_27);
  await sql`update professional set origin = 'cnes'
    where id = (select professional_id from lotacao where id = ${lotacaoId})`.execute(db());
  const online = { ...noDays(), friday: [{ start: '08:00', end: '09:00' }] };
  await sql`insert into agenda (lotacao_id, version, days, online, updated_at)
    values (${lotacaoId}, uuid_v7(), ${JSON.stringify(standardAgenda().days)}::jsonb, ${JSON.stringify(online)}::jsonb, now())`.execute(
    db(),
  );
  const [friday, citizenId] = ['2026-11-27', await desk.citizen()];
  expect((await desk.day(lotacaoId, friday)).slots[0]).toEqual({
    start: '08:00',
    end: '08:20',
    state: 'online',
    opensOn: '2026-11-25',
  });
  const early = await desk.book({ lotacaoId, citizenId, day: friday, start: '08:00' });
  expect([...refusal(early), early.body.data?.next?.start]).toEqual([409, 'slot-online', '09:00']);
  expect((await desk.reserve({ lotacaoId, day: friday, start: '08:40', end: '09:00' })).status).toBe(201);
  await desk.goTo(new Date('2026-11-25T03:00:00Z'));
  expect(await desk.stateOf(lotacaoId, '08:00', friday)).toBe('free');
  expect((await desk.book({ lotacaoId, citizenId, day: friday, start: '08:00' })).status).toBe(201);
});

test('ADM-J10 another choice of online slots, and other hours, keep the appointments already booked', async () => {
  await writeSetting(desk.fixture.installation.platform, db(), onlineAgenda, true, AT_14_27);
  await sql`update professional set origin = 'cnes'
    where id = (select professional_id from lotacao where id = ${lotacaoId})`.execute(db());
  const [friday, citizenId] = ['2026-11-27', await desk.citizen()];
  const { body } = await desk.book({ lotacaoId, citizenId, day: friday, start: '08:20' });
  const coordinator = await desk.join('coordenador-ubs', 'COORDENADORA');
  const put = async (what: string, body: object) =>
    (await coordinator.call<{ version: string }>('PUT', `/lotacoes/${lotacaoId}/${what}`, body)).body.version;
  const own = await put('agenda', { version: null, days: standardAgenda().days });
  const given = { ...noDays(), friday: [{ start: '08:00', end: '09:00' }] };
  const online = await put('online-agenda', { version: own, online: given });
  expect((await desk.day(lotacaoId, friday)).slots.slice(0, 3).map(({ state }) => state)).toEqual([
    'online',
    'taken',
    'online',
  ]);
  const { id, version, status, start } = body;
  expect(await desk.see(id)).toMatchObject({ version, status, start, outsideHours: false });
  const afternoons = { ...noDays(), friday: [{ start: '13:00', end: '17:00' }] };
  expect(await put('agenda', { version: online, days: afternoons })).toBeDefined();
  expect(await desk.see(id)).toMatchObject({ version, status, start, outsideHours: true });
});
