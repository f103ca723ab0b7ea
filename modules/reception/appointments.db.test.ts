import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { register } from '#modules/citizens/test/desk';
import type { RouteOutput } from '#platform/contract/route';
import { getRow, sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import type * as contract from './contract.ts';
import type { Entry } from './contract/parts.ts';
import { type Front, openFront, type Problem } from './test/front.ts';

type Arrivals = RouteOutput<typeof contract.findArrivals>;

let front: Front;
let citizen: string;
beforeAll(async () => {
  front = await openFront();
});
afterAll(() => front.close());
beforeEach(async () => {
  await sql`delete from list_entry`.execute(front.installation.platform.db);
  citizen = await register(front.reception);
});

const db = () => front.installation.platform.db;

/** An appointment with the nurse, on the day of the unit so many days from now. */
async function booked(time: string, days = 0, who = citizen): Promise<string> {
  const id = uuidV7();
  await sql`with day as (
      select ((now() at time zone m.time_zone)::date + ${days}::int + ${time}::time) as at
      from municipality m where m.id = ${front.municipality.id}),
    kept as (insert into appointment (id, kind, citizen_id, status, created_at, updated_at)
      values (${id}, 'consulta', ${who}, 'agendado', now(), now())),
    held as (insert into agenda_span (id, lotacao_id, starts_at, ends_at, appointment_id, alone)
      select uuid_v7(), ${front.nurseLotacao}, at, at + interval '20 minutes', ${id}, false from day)
    insert into appointment_event (id, appointment_id, at, what, status, lotacao_id, starts_at, ends_at)
    select uuid_v7(), ${id}, now(), 'booked', 'agendado', ${front.nurseLotacao}, at, at + interval '20 minutes' from day`.execute(
    db(),
  );
  return id;
}
const statusOf = async (id: string) =>
  (await getRow<{ status: string }>(db(), sql`select status from appointment where id = ${id}`)).status;
const arrive = async (appointmentId: string) => (await front.add(citizen, { appointmentId })).body;

test('CIT-22 ENC-03 an appointment of today is offered; choosing it fills professional and team, and the citizen is present', async () => {
  const id = await booked('15:20');
  await booked('10:00', 1);
  const arrivals = await front.reception.call<Arrivals>('POST', '/list-entries/arrivals', {
    citizenIds: [citizen],
  });
  const offered = {
    id,
    time: '15:20',
    lotacao: { id: front.nurseLotacao, professional: 'IVAN TELES', cbo: expect.any(String) },
    team: { id: front.teams[0], name: 'ESF 1' },
  };
  expect(arrivals.body.rows[0]?.appointments).toEqual([offered]);
  const entry = await arrive(id);
  expect([entry.appointment, entry.lotacao, entry.team, entry.risk]).toEqual([
    { id, time: '15:20' },
    offered.lotacao,
    offered.team,
    null,
  ]);
  expect(await statusOf(id)).toBe('presente');
  // Scheduled: pre-care is offered in the place of the escuta, which classifies risk.
  const listener = await front.join('escuta-inicial');
  expect((await front.list({ scheduled: true }, listener)).rows[0]?.actions).toContain('pre-care');
  const again = await front.reception.call<Arrivals>('POST', '/list-entries/arrivals', {
    citizenIds: [citizen],
  });
  expect(again.body.rows[0]?.appointments).toEqual([]);
});

test('CIT-22 who was told absent and comes late the same day is found and present all the same', async () => {
  const id = await booked('00:05');
  await sql`update appointment set status = 'nao-compareceu' where id = ${id}`.execute(db());
  const { body } = await front.reception.call<Arrivals>('POST', '/list-entries/arrivals', {
    citizenIds: [citizen],
  });
  expect(body.rows[0]?.appointments).toMatchObject([{ id }]);
  expect((await arrive(id)).appointment?.id).toBe(id);
  expect(await statusOf(id)).toBe('presente');
});

test('CIT-22 an appointment of another day, of somebody else or of another unit is none to come to', async () => {
  const other = await register(front.reception);
  for (const id of [await booked('09:00', 1), await booked('09:00', 0, other), uuidV7()]) {
    expect((await front.add(citizen, { appointmentId: id })).status).toBe(404);
  }
  expect((await front.list()).rows).toEqual([]);
});

test('ENC-09 ENC-10 the appointment goes along: not waited, returned, excluded back to booked', async () => {
  const id = await booked('15:20');
  const entry = await arrive(id);
  const act = async (what: string, version: number) => {
    await front.reception.call<Entry>('POST', `/list-entries/${entry.id}/${what}`, { version });
    return statusOf(id);
  };
  expect(await act('not-waited', 1)).toBe('nao-aguardou');
  expect(await act('returned', 2)).toBe('presente');
  expect((await front.reception.call('DELETE', `/list-entries/${entry.id}?version=3`)).status).toBe(204);
  expect(await statusOf(id)).toBe('agendado');
  expect((await arrive(id)).appointment?.id).toBe(id);
});

test('an entry whose appointment the agenda decided otherwise is still the desk’s to exclude', async () => {
  const id = await booked('15:20');
  const entry = await arrive(id);
  await sql`update appointment set status = 'cancelado' where id = ${id}`.execute(db());
  expect((await front.reception.call('DELETE', `/list-entries/${entry.id}?version=1`)).status).toBe(204);
  expect(await statusOf(id)).toBe('cancelado');
});

test('two desks that mark one arrival at once: one does; the other finds it on the list', async () => {
  const id = await booked('15:20');
  const both = await Promise.all(
    [front.reception, front.coordinator].map((client) =>
      front.add(citizen, { appointmentId: id, confirmed: ['listed'] }, client),
    ),
  );
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 404]);
  expect((await front.list()).rows).toHaveLength(1);
});

test('MAN-12 booking from the queue makes the appointment and takes the citizen out, or does neither', async () => {
  await sql`update lotacao set agenda = 'padrao' where id = ${front.nurseLotacao}`.execute(db());
  const { body: waiting } = await front.coordinator.call<{ id: string }>('POST', '/waiting-requests', {
    citizenId: citizen,
    teamId: null,
    care: 'enfermagem',
    reason: 'Retorno',
  });
  const { day } = await getRow<{ day: string }>(
    db(),
    sql`select (date_trunc('week', now()) + interval '7 days')::date as day`,
  );
  const book = (change: object = {}) =>
    front.coordinator.call<Problem & { appointmentId: string }>(
      'POST',
      `/waiting-requests/${waiting.id}/appointment`,
      { version: 1, lotacaoId: front.nurseLotacao, day, start: '08:00', ...change },
    );
  const queue = async () =>
    (await front.coordinator.call<{ rows: object[] }>('POST', '/waiting-requests/search', {})).body.rows;
  expect((await book({ start: '03:00' })).body.code).toBe('slot-missing');
  expect((await book({ version: 2 })).body.code).toBe('waiting-changed');
  expect(await queue()).toHaveLength(1);
  const done = await book();
  expect([done.status, done.text]).toEqual([201, done.text]);
  expect(await statusOf(done.body.appointmentId)).toBe('agendado');
  expect(await queue()).toEqual([]);
  expect((await book()).status).toBe(404);
  const kept = await getRow(
    db(),
    sql`select state, appointment_id as "appointmentId" from waiting_request where id = ${waiting.id}`,
  );
  expect(kept).toEqual({ state: 'agendado', appointmentId: done.body.appointmentId });
});
