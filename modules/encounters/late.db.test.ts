import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '#apps/installation/testing';
import { register } from '#modules/citizens/test/desk';
import { toldOf } from '#modules/reception/test/front';
import type { RouteOutput } from '#platform/contract/route';
import { findRow, getRow, rowsOf, sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import { loadLedi } from '#platform/ledi/load';
import type { searchLate } from './contract.ts';
import type { LateEntry } from './contract/late.ts';
import type { Encounter } from './contract/parts.ts';
import { type Clinic, openClinic, type Problem, VISIT } from './test/clinic.ts';

type Late = Answer<LateEntry & Problem>;
let clinic: Clinic;
let citizenId: string;
beforeAll(async () => {
  clinic = await openClinic();
});
afterAll(() => clinic.close());
beforeEach(async () => {
  citizenId = await register(clinic.reception);
});

const db = () => clinic.installation.platform.db;
/** The day of the unit so many days ago. */
const ago = async (days: number) =>
  (
    await getRow<{ day: string }>(
      db(),
      sql`select ((now() at time zone m.time_zone)::date - ${days}::int) as day from municipality m
        where m.id = ${clinic.municipality.id}`,
    )
  ).day;
const HOME = { place: 4, time: '09:30' };
async function add(days: number, told: object = HOME, client = clinic.physician): Promise<Late> {
  return client.call('POST', '/late-entries', { citizenId, day: await ago(days), ...told });
}
const start = (id: string, client = clinic.physician): Promise<Answer<Encounter & Problem>> =>
  client.call('POST', `/late-entries/${id}/start`);
async function found(asked: object = {}, client = clinic.physician): Promise<LateEntry[]> {
  const { status, body, text } = await client.call<RouteOutput<typeof searchLate>>(
    'POST',
    '/late-entries/search',
    asked,
  );
  if (status !== 200) throw new Error(`the search answered ${status}: ${text}`);
  return body.rows;
}
const rowOf = async (id: string, asked: object = {}) => (await found(asked)).find((row) => row.id === id);
const fieldsOf = ({ status, body }: Late) => [status, body.fields?.map(({ path }) => path)];
const codeOf = ({ status, body }: Answer<Problem>) => [status, body.code];

/** Somebody finished something of the citizen so many days ago. */
async function attended(kind: 'individual' | 'escuta', days: number): Promise<void> {
  await sql`insert into encounter (id, municipality_id, unit_id, citizen_id, entry_id, kind, state, lotacao_id, cbo, started_at,
      ended_at, day, time_zone, written)
    select uuid_v7(), m.id, ${clinic.unitId}, ${citizenId}, uuid_v7(), ${kind}, 'finalizado', ${clinic.nurseLotacao}, '223565',
      now() - ${days} * interval '1 day', now(), (now() at time zone m.time_zone)::date - ${days}::int, m.time_zone,
      '{"content": {}, "names": {}}' from municipality m where m.id = ${clinic.municipality.id}`.execute(
    db(),
  );
}

async function formsOf(encounterId: string) {
  const ledi = await loadLedi();
  const stored = await rowsOf<{ envelope: Buffer }>(
    db(),
    sql`select f.envelope from encounter_ficha e join ficha f on f.uuid = e.uuid
      where e.encounter_id = ${encounterId} order by f.tipo`,
  );
  return stored.map(({ envelope }) => ledi.decodeRecord(ledi.layout, envelope).form);
}

describe('ENC-39 the registro tardio takes', () => {
  test('a visit of up to seven days ago, told by its day, hour and place', async () => {
    expect(fieldsOf(await add(8))).toEqual([422, ['day']]);
    expect((await add(8)).body.detail).toContain('até 7 dias');
    const { status, body } = await add(7);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      day: await ago(7),
      time: '09:30',
      place: 4,
      state: 'aguardando',
      own: true,
      professional: 'PAULO HENRIQUE DUARTE',
      hindrance: null,
    });
    expect(await toldOf(clinic, body.id)).toEqual(['encounters.late-added']);
  });

  test('none of the future', async () => {
    expect(fieldsOf(await add(-1))).toEqual([422, ['time']]);
  });

  test('one of the unit itself only with its justification, and another reason only with its words', async () => {
    expect(fieldsOf(await add(1, { place: 1, time: '09:30' }))).toEqual([422, ['reason']]);
    expect(fieldsOf(await add(1, { place: 1, time: '09:30', reason: 'outro' }))).toEqual([422, ['note']]);
    expect((await add(1, { place: 1, time: '09:30', reason: 'sem-energia' })).body.reason).toBe(
      'sem-energia',
    );
  });

  test('none before a visit that the record has, which is named; an escuta hinders nothing', async () => {
    await attended('escuta', 1);
    expect((await add(3)).status).toBe(201);
    await attended('individual', 1);
    const { status, body } = await add(3);
    expect([status, body.code]).toEqual([409, 'newer-encounter']);
    expect(body.detail).toContain('JOANA NUNES');
  });

  test('of who may attend: the desk is refused', async () => {
    expect((await add(1, HOME, clinic.reception)).status).toBe(403);
    expect((await clinic.reception.call('POST', '/late-entries/search', {})).status).toBe(403);
  });
});

describe('ENC-39 a late visit is registered', () => {
  test('with the day of the visit in record, timeline and fichas, and shown as late', async () => {
    const { body: entry } = await add(3);
    const { body: encounter } = await start(entry.id);
    expect(encounter).toMatchObject({ late: true, place: 4, day: await ago(3), time: '09:30', own: true });
    expect((await rowOf(entry.id))?.state).toBe('em-registro');
    expect((await start(entry.id)).body.id).toBe(encounter.id);
    // Home visits are of any type of attendance: nobody stood on a list.
    const visit = { ...VISIT, end: { ...VISIT.end, attendance: 1 } };
    const { body, text } = await clinic.finish(clinic.physician, encounter.id, visit);
    expect(text).toContain('"valid":true');
    expect(body.fichas.map(({ form, valid, findings }) => [form, valid, findings])).toEqual([
      ['fai', true, []],
      ['fp', true, []],
    ]);
    const [fai, fp] = await formsOf(encounter.id);
    const [child] = (fai?.['atendimentosIndividuais'] ?? []) as Array<Record<string, number>>;
    expect(child).toMatchObject({ localDeAtendimento: 4, tipoAtendimento: 1, turno: 1 });
    expect(new Date(child?.['dataHoraInicialAtendimento'] ?? 0).toISOString()).toBe(encounter.startedAt);
    expect(new Date(child?.['dataHoraFinalAtendimento'] ?? 0).toISOString()).toBe(encounter.startedAt);
    expect(fp).toMatchObject({ atendProcedimentos: [{ localAtendimento: 4 }] });
    expect(await rowOf(entry.id)).toMatchObject({ state: 'registrado', encounterId: encounter.id });
    const measured = await findRow<{ at: Date }>(
      db(),
      sql`select min(measured_at) as at from measurement where encounter_id = ${encounter.id}`,
    );
    expect(measured?.at.toISOString()).toBe(encounter.startedAt);

    await clinic.physician.call('POST', `/citizens/${citizenId}/openings`, { justification: 'Conferência' });
    const { body: history } = await clinic.physician.call<{ rows: object[] }>(
      'GET',
      `/citizens/${citizenId}/history`,
    );
    expect(history.rows).toMatchObject([{ id: encounter.id, day: await ago(3), lateAt: expect.any(String) }]);
  });

  test('nobody stays on the list of today for a visit of the past', async () => {
    const { body: encounter } = await start((await add(2)).body.id);
    const stays = { lotacaoId: null, teamId: null, serviceTypes: [] };
    const answer = await clinic.finish(clinic.physician, encounter.id, {
      ...VISIT,
      end: { ...VISIT.end, stays },
    });
    expect([answer.status, answer.body.fields?.map(({ path }) => path)]).toEqual([422, ['end.stays']]);
  });

  test('given up, it waits again; taken off, it is not registered any more', async () => {
    const { body: entry } = await add(2);
    const { body: encounter } = await start(entry.id);
    expect((await clinic.physician.call('POST', `/late-entries/${entry.id}/cancel`)).status).toBe(409);
    expect((await clinic.physician.call('POST', `/encounters/${encounter.id}/cancel`)).status).toBe(200);
    expect((await rowOf(entry.id))?.state).toBe('aguardando');
    expect((await clinic.physician.call('POST', `/late-entries/${entry.id}/cancel`)).status).toBe(200);
    expect((await rowOf(entry.id))?.state).toBe('nao-registrado');
    expect(codeOf(await start(entry.id))).toEqual([409, 'late-ended']);
  });

  test('one that a later visit overtook, or too many days, is told so, is not begun, and may be taken off', async () => {
    const { body: entry } = await add(3);
    const { body: old } = await add(6);
    await attended('individual', 1);
    await sql`update late_entry set day = day - 5, starts_at = starts_at - interval '5 days' where id = ${old.id}`.execute(
      db(),
    );
    expect((await rowOf(entry.id))?.hindrance).toBe('ultrapassado');
    expect((await rowOf(old.id, { from: await ago(20) }))?.hindrance).toBe('expirado');
    expect(codeOf(await start(entry.id))).toEqual([409, 'newer-encounter']);
    expect(codeOf(await start(old.id))).toEqual([409, 'late-window']);
    expect((await clinic.physician.call('POST', `/late-entries/${old.id}/cancel`)).status).toBe(200);
  });

  test('by who attended alone; others of the unit see it', async () => {
    const { body: entry } = await add(1);
    expect(await rowOf(entry.id)).toMatchObject({ own: true });
    expect((await found({}, clinic.nurse)).find(({ id }) => id === entry.id)).toMatchObject({ own: false });
    expect((await found({ mine: true }, clinic.nurse)).some(({ id }) => id === entry.id)).toBe(false);
    expect(codeOf(await start(entry.id, clinic.nurse))).toEqual([409, 'late-of-another']);
  });

  test('two begin it at once: one encounter', async () => {
    const { body: entry } = await add(1);
    const both = await Promise.all([start(entry.id), start(entry.id)]);
    expect(new Set(both.map(({ body }) => body.id)).size).toBe(1);
  });

  test('what was written wrong is corrected while it waits; an older version is refused', async () => {
    const { body: entry } = await add(2);
    const change = (version: number) =>
      clinic.physician.call<LateEntry & Problem>('PUT', `/late-entries/${entry.id}`, {
        version,
        day: entry.day,
        time: '14:10',
        place: 3,
      });
    expect((await change(1)).body).toMatchObject({ time: '14:10', place: 3, version: 2 });
    expect(codeOf(await change(1))).toEqual([409, 'late-changed']);
  });

  test('is found by who it is of', async () => {
    const { body: entry } = await add(1);
    await add(2, HOME, clinic.nurse);
    const rows = await found({ text: entry.citizen.name, mine: true });
    expect(rows.map(({ id }) => id)).toEqual([entry.id]);
    expect(await found({ text: 'ninguem assim' })).toEqual([]);
    expect(await found({ states: ['registrado'], text: entry.citizen.name })).toEqual([]);
  });
});

describe('CIT-18 an appointment off the unit', () => {
  async function booked(days: number, place = 'domicilio'): Promise<string> {
    const id = uuidV7();
    await sql`with day as (
        select ((now() at time zone m.time_zone)::date + ${days}::int + '00:05'::time) as at
        from municipality m where m.id = ${clinic.municipality.id}),
      kept as (insert into appointment (id, kind, citizen_id, status, place, created_at, updated_at)
        values (${id}, 'consulta', ${citizenId}, 'agendado', ${place}, now(), now()))
      insert into agenda_span (id, lotacao_id, starts_at, ends_at, appointment_id, alone)
      select uuid_v7(), ${clinic.physicianLotacao}, at, at + interval '20 minutes', ${id}, false from day`.execute(
      db(),
    );
    return id;
  }

  test('stands in the registro tardio on its day and not on the list, and is done once it is registered', async () => {
    const id = await booked(0);
    const tomorrow = await booked(1);
    expect(await rowOf(id)).toMatchObject({ scheduled: true, place: 4, time: '00:05', state: 'aguardando' });
    expect(await rowOf(tomorrow)).toBeUndefined();
    expect((await clinic.list()).rows.some(({ citizen }) => citizen.id === citizenId)).toBe(false);
    const { body: encounter } = await start(id);
    expect(encounter).toMatchObject({ late: true, scheduled: true, place: 4 });
    expect(await rowOf(id)).toMatchObject({ state: 'em-registro', version: 1 });
    const done = await clinic.finish(clinic.physician, encounter.id, {
      ...VISIT,
      end: { ...VISIT.end, attendance: 2 },
    });
    expect(done.body.fichas.every(({ valid }) => valid)).toBe(true);
    const { status } = await getRow<{ status: string }>(
      db(),
      sql`select status from appointment where id = ${id}`,
    );
    expect(status).toBe('realizado');
    expect((await rowOf(id))?.state).toBe('registrado');
  });

  test('is not changed there, and taken off it is told as not registered', async () => {
    const id = await booked(0, 'escola-creche');
    const told = { version: 0, day: await ago(0), time: '00:06', place: 4 };
    expect((await clinic.physician.call('PUT', `/late-entries/${id}`, told)).status).toBe(403);
    expect((await clinic.physician.call('POST', `/late-entries/${id}/cancel`)).status).toBe(200);
    expect(await rowOf(id)).toMatchObject({ state: 'nao-registrado', place: 5 });
  });
});
