import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { getRow, sql } from '#platform/db/database';
import { type AgendaDesk, AT_14_27, MONDAY, openAgendaDesk, refusal, TUESDAY } from './test/agenda-desk.ts';

type Next = { slots: Array<{ lotacaoId: string; day: string; start: string }>; until: string };

let desk: AgendaDesk;
let lotacaoId: string;
beforeAll(async () => {
  desk = await openAgendaDesk();
});
afterAll(() => desk.close());
beforeEach(async () => {
  await inZone('America/Sao_Paulo');
  await desk.goTo(AT_14_27);
  lotacaoId = await desk.colleague();
});

const db = () => desk.fixture.installation.platform.db;
const inZone = (zone: string) =>
  sql`update municipality set time_zone = ${zone} where id = ${desk.fixture.here.municipality.id}`.execute(
    db(),
  );
const next = async (query: string) =>
  (await desk.client.call<Next>('GET', `/next-slots?${query}`)).body.slots.map(
    ({ day, start }) => `${day} ${start}`,
  );

test('midnight in Acre while it is three in the morning in Noronha: today and now are those of the municipality', async () => {
  const evening = new Date('2026-11-24T04:30:00Z');
  const citizenId = await desk.citizen();
  await sql`insert into agenda (lotacao_id, version, days, online, updated_at)
    values (${lotacaoId}, uuid_v7(), (select jsonb_object_agg(day, '[{"start":"00:00","end":"23:40"}]'::jsonb)
      from unnest(array['monday','tuesday','wednesday','thursday','friday','saturday','sunday']) as day),
      (select jsonb_object_agg(day, '[]'::jsonb)
      from unnest(array['monday','tuesday','wednesday','thursday','friday','saturday','sunday']) as day), now())`.execute(
    db(),
  );
  for (const [zone, today, first] of [
    ['America/Rio_Branco', MONDAY, '23:40'],
    ['America/Noronha', TUESDAY, '02:40'],
  ] as const) {
    await inZone(zone);
    await desk.goTo(evening);
    const seen = await desk.agendas([lotacaoId], today);
    expect([seen.timeZone, seen.now.slice(0, 10)]).toEqual([zone, today]);
    const [found] = await next(`lotacaoId=${lotacaoId}`);
    expect(found).toBe(first === '23:40' ? `${TUESDAY} 00:00` : `${today} ${first}`);
  }
  // Booked by the clock of the municipality, it stays at that hour whatever becomes of the zone.
  const { body } = await desk.book({ lotacaoId, citizenId, day: TUESDAY, start: '03:00' });
  await inZone('America/Rio_Branco');
  expect((await desk.see(body.id)).start).toBe('03:00');
});

test('a day without 00:00 is read back hour by hour as it was written', async () => {
  const day = '2018-11-04';
  const id = await getRow<{ id: string }>(db(), sql`select uuid_v7() as id`);
  const citizenId = await desk.citizen();
  await sql`insert into appointment (id, kind, citizen_id, status, created_at, updated_at)
    values (${id.id}, 'consulta', ${citizenId}, 'realizado', now(), now())`.execute(db());
  await sql`insert into agenda_span (id, lotacao_id, starts_at, ends_at, appointment_id, alone)
    values (uuid_v7(), ${lotacaoId}, '2018-11-04 00:00', '2018-11-04 00:20', ${id.id}, true)`.execute(db());
  await sql`insert into appointment_event (id, appointment_id, at, what, status, lotacao_id, starts_at, ends_at)
    values (uuid_v7(), ${id.id}, now(), 'booked', 'agendado', ${lotacaoId}, '2018-11-04 00:00', '2018-11-04 00:20')`.execute(
    db(),
  );
  const { entries } = await desk.day(lotacaoId, day);
  expect(entries).toMatchObject([{ id: id.id, day, start: '00:00', end: '00:20' }]);
  expect(await desk.ofCitizen(citizenId, 'earlier=true')).toMatchObject([{ day, start: '00:00' }]);
});

test('next free slots of a lotação, of an occupation, of a team, from now or from a day', async () => {
  const { here } = desk.fixture;
  const other = await desk.colleague('225170');
  await sql`update lotacao set team_id = ${here.teamId} where id = ${other}`.execute(db());
  expect(await next(`lotacaoId=${other}&limit=3`)).toEqual([
    `${MONDAY} 14:40`,
    `${MONDAY} 15:00`,
    `${MONDAY} 15:20`,
  ]);
  await desk.reserve({ lotacaoId: other, start: '14:40', end: '17:00' });
  for (const query of [`lotacaoId=${other}`, 'cbo=225170', `teamId=${here.teamId}`]) {
    expect(await next(`${query}&limit=1`)).toEqual([`${TUESDAY} 08:00`]);
  }
  expect(await next(`cbo=225170&limit=1&from=2026-11-26`)).toEqual(['2026-11-26 08:00']);
  expect(await next('cbo=999999')).toEqual([]);
  // Closed for months, it says how far it looked.
  await sql`insert into agenda_closure (id, lotacao_id, starts_at, ends_at, reason, created_at)
    values (uuid_v7(), ${other}, '2026-11-24', '2027-03-01', 'licenca', now())`.execute(db());
  expect(await next(`lotacaoId=${other}&limit=1`)).toEqual(['2027-03-01 08:00']);
});

test('nobody is proposed to be booked with the reception, whose agenda is there all the same', async () => {
  const { lotacoes } = (
    await desk.client.call<{ lotacoes: Array<{ own: boolean; lotacao: { id: string } }> }>(
      'GET',
      `/agenda-lotacoes?from=${MONDAY}`,
    )
  ).body;
  const [own, first] = [lotacoes.find((one) => one.own)?.lotacao.id ?? '', lotacoes[0]?.lotacao.id];
  expect(first).not.toBe(own);
  const { slots } = (await desk.client.call<Next>('GET', '/next-slots?limit=10')).body;
  expect(slots).toHaveLength(10);
  expect(slots.map((slot) => slot.lotacaoId)).not.toContain(own);
  expect(await next(`lotacaoId=${own}&limit=1`)).toEqual([`${MONDAY} 14:40`]);
});

test('ADM-J06 closed afterwards, appointments stay, are told of, and to be outside the hours', async () => {
  const citizenId = await desk.citizen();
  const { body } = await desk.book({ lotacaoId, citizenId, day: TUESDAY, start: '09:00' });
  const coordinator = await desk.join('coordenador-ubs', 'COORDENADORA');
  const closed = await coordinator.call<{ booked: number }>(
    'POST',
    `/lotacoes/${lotacaoId}/agenda-closures`,
    {
      startDate: TUESDAY,
      startTime: '',
      endDate: TUESDAY,
      endTime: '',
      reason: 'curso',
      specification: '',
    },
  );
  expect([closed.status, closed.body.booked]).toEqual([201, 1]);
  const seen = await desk.day(lotacaoId, TUESDAY);
  expect(seen.entries).toMatchObject([{ id: body.id, outsideHours: true, status: 'agendado' }]);
  expect(seen.closed).toMatchObject([{ start: '00:00', end: '24:00', reason: 'Curso' }]);
  expect(seen.slots).toEqual([]);
  expect(refusal(await desk.book({ lotacaoId, citizenId, day: TUESDAY, start: '10:00' }))).toEqual([
    409,
    'slot-closed',
  ]);
});

test('a closure saved while somebody books: booked before it, or refused by it', async () => {
  const coordinator = await desk.join('coordenador-ubs', 'COORDENADORA');
  for (const start of ['08:00', '08:20', '08:40', '09:00']) {
    const day = '2026-12-01';
    const citizenId = await desk.citizen();
    const [closed, booked] = await Promise.all([
      coordinator.call<{ id: string }>('POST', `/lotacoes/${lotacaoId}/agenda-closures`, {
        startDate: day,
        startTime: start,
        endDate: day,
        endTime: '10:00',
        reason: 'reuniao',
        specification: '',
      }),
      desk.book({ lotacaoId, citizenId, day, start }),
    ]);
    expect(closed.status).toBe(201);
    const stands =
      booked.status === 201 ? (await desk.see(booked.body.id)).outsideHours : refusal(booked).join(' ');
    expect([true, '409 slot-closed']).toContain(stands);
    await coordinator.call('DELETE', `/agenda-closures/${closed.body.id}`);
  }
});

test('who is booked with a lotação that is inactive by now is still seen, and is booked elsewhere or cancelled', async () => {
  const citizenId = await desk.citizen();
  const { body } = await desk.book({ lotacaoId, citizenId, day: TUESDAY, start: '09:00' });
  await sql`update lotacao set active = false, inactivated_at = now() where id = ${lotacaoId}`.execute(db());
  const listed = async (from: string) =>
    (
      await desk.client.call<{ lotacoes: Array<{ free: number; lotacao: { id: string } }> }>(
        'GET',
        `/agenda-lotacoes?from=${from}`,
      )
    ).body.lotacoes.filter(({ lotacao }) => lotacao.id === lotacaoId);
  expect(await listed(TUESDAY)).toMatchObject([{ free: 0, kind: 'nenhuma', lotacao: { active: false } }]);
  expect(await listed(MONDAY)).toEqual([]);
  const seen = await desk.day(lotacaoId, TUESDAY);
  expect([seen.slots, seen.entries.map(({ id }) => id)]).toEqual([[], [body.id]]);
  const month = await desk.client.call('GET', `/lotacoes/${lotacaoId}/agenda-month?month=2026-11`);
  expect(month.status).toBe(200);
  const other = await desk.colleague();
  const moved = await desk.change(body.id, { version: body.version, lotacaoId: other });
  expect(moved.body).toMatchObject({ lotacao: { id: other }, start: '09:00' });
  expect(await listed(TUESDAY)).toEqual([]);
});
