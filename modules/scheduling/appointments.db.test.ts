import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { getRow, sql } from '#platform/db/database';
import { type AgendaDesk, AT_14_27, MONDAY, openAgendaDesk, refusal, TUESDAY } from './test/agenda-desk.ts';

let desk: AgendaDesk;
let lotacaoId: string;
let citizenId: string;
beforeAll(async () => {
  desk = await openAgendaDesk();
});
afterAll(() => desk.close());
beforeEach(async () => {
  await desk.goTo(AT_14_27);
  lotacaoId = await desk.colleague();
  citizenId = await desk.citizen();
});

const book = (body: object = {}) => desk.book({ lotacaoId, citizenId, start: '15:00', ...body });
const stateOf = (start: string, day = MONDAY) => desk.stateOf(lotacaoId, start, day);
const db = () => desk.fixture.installation.platform.db;
const at = (time: string, day = MONDAY) => desk.goTo(new Date(`${day}T${time}:00-03:00`));

describe('booking', () => {
  test('CIT-14 at 14:27 the first slot is 14:40; what began and what is past is refused, with the next free one', async () => {
    const { slots } = await desk.day(lotacaoId);
    expect(slots.find(({ state }) => state === 'free')?.start).toBe('14:40');
    expect(await stateOf('14:20')).toBe('past');
    for (const start of ['14:20', '08:00']) {
      const answer = await book({ start });
      expect(refusal(answer)).toEqual([409, 'slot-past']);
      expect(answer.body.data?.next).toMatchObject({ day: MONDAY, start: '14:40' });
    }
    expect(refusal(await book({ day: '2026-11-20' }))).toEqual([409, 'slot-past']);
    expect((await book({ start: '14:40' })).status).toBe(201);
  });

  test('a booked slot shows the citizen by the social name, her telephone and the place, and is taken', async () => {
    citizenId = await desk.citizen({ name: 'ODETE FARIAS', socialName: 'ODETE BELA' });
    const { body } = await book({ place: 'domicilio', notes: ' levar exames ' });
    expect(body).toMatchObject({
      status: 'agendado',
      notes: 'levar exames',
      place: 'domicilio',
      start: '15:00',
      end: '15:20',
      citizen: { id: citizenId, name: 'ODETE BELA', phone: '48990001234' },
      booked: { name: 'LUANA MARTINS' },
      may: { cancel: true, edit: true, tellAbsence: false, arrive: false },
      mailed: false,
    });
    expect(await stateOf('15:00')).toBe('taken');
    const { entries, counts } = await desk.day(lotacaoId);
    expect(entries).toMatchObject([{ id: body.id, kind: 'consulta', outsideHours: false }]);
    expect(counts).toMatchObject({ booked: 1, absent: 0 });
  });

  test('telephone and e-mail are corrected in the registration', async () => {
    expect(
      (await book({ phoneMobile: '(48) 98888-7777', email: 'odete@exemplo.org' })).body.citizen?.phone,
    ).toBe('48988887777');
    const seen = await desk.client.call('GET', `/citizens/${citizenId}`);
    expect(seen.body).toMatchObject({ phoneMobile: '48988887777', email: 'odete@exemplo.org' });
    const wrong = await book({ start: '15:20', phoneMobile: '99' });
    expect([...refusal(wrong), wrong.body.fields?.[0]?.path]).toEqual([
      422,
      'registration-invalid',
      'phoneMobile',
    ]);
    expect(await stateOf('15:20')).toBe('free');
  });

  test('what is not there, without citizen, or too long is refused by its field', async () => {
    expect(refusal(await book({ start: '15:05' }))).toEqual([409, 'slot-missing']);
    expect(refusal(await book({ start: '12:20', day: TUESDAY }))).toEqual([409, 'slot-missing']);
    expect(refusal(await book({ day: '2026-02-30' }))).toEqual([422, 'date-invalid']);
    expect(refusal(await book({ start: '24:00' }))).toEqual([422, 'time-invalid']);
    expect(refusal(await book({ citizenId: null }))).toEqual([422, 'appointment-invalid']);
    expect(refusal(await book({ guestLotacaoId: lotacaoId }))).toEqual([422, 'appointment-invalid']);
    expect((await book({ notes: 'x'.repeat(201) })).status).toBe(400);
  });

  test('CIT-20 of fifty who want one slot exactly one gets it; the others are offered the next', async () => {
    const people = await Promise.all(Array.from({ length: 5 }, () => desk.citizen()));
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, place) =>
        book({ citizenId: people[place % 5], day: TUESDAY, start: '09:00', acceptSameTime: true }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const lost = answers.filter(({ status }) => status !== 201);
    expect(
      new Set(lost.map(({ status, body }) => `${status} ${body.code} ${body.data?.next?.start}`)),
    ).toEqual(new Set(['409 slot-taken 09:20']));
    const count = await getRow(
      db(),
      sql`select count(*)::int as count from agenda_span where lotacao_id = ${lotacaoId}`,
    );
    expect(count).toEqual({ count: 1 });
  });

  test('sent twice over a bad link it is booked once', async () => {
    const send = () =>
      desk.client.call<{ id: string }>(
        'POST',
        '/appointments',
        { lotacaoId, citizenId, day: MONDAY, start: '16:00' },
        { headers: { 'idempotency-key': `bad-link-${lotacaoId}` } },
      );
    const answers = await Promise.all([send(), send()]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  });

  test('the same citizen at the same time elsewhere is asked about, not forbidden', async () => {
    await book();
    const other = await desk.colleague('223505');
    const answer = await book({ lotacaoId: other });
    expect(refusal(answer)).toEqual([409, 'citizen-busy']);
    expect(answer.body.data).toMatchObject({ start: '15:00', professional: 'COLEGA 225142' });
    const both = await Promise.all([book({ lotacaoId: other, start: '16:00' }), book({ start: '16:00' })]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    expect((await book({ lotacaoId: other, acceptSameTime: true })).status).toBe(201);
  });

  test('an encaixe stands at any time beside others, and is told apart', async () => {
    await book();
    const answer = await book({ start: '15:10', encaixe: true, citizenId: await desk.citizen() });
    expect(answer.body).toMatchObject({ encaixe: true, start: '15:10', end: '15:30' });
    expect(await stateOf('15:20')).toBe('free');
    const late = await book({ start: '18:00', encaixe: true, citizenId: await desk.citizen() });
    expect(late.body.outsideHours).toBe(true);
    expect(refusal(await book({ start: '23:50', encaixe: true }))).toEqual([422, 'time-invalid']);
    expect(refusal(await book({ start: '09:00', encaixe: true }))).toEqual([409, 'slot-past']);
  });

  test('between two professionals it stands in both agendas, with or without a citizen', async () => {
    const guest = await desk.colleague('223505');
    const { body } = await book({ guestLotacaoId: guest, citizenId: null });
    expect(body).toMatchObject({ kind: 'entre-profissionais', citizen: null, guest: false });
    expect(body.colleague?.lotacaoId).toBe(guest);
    expect((await desk.day(guest)).entries).toMatchObject([
      { id: body.id, guest: true, colleague: { lotacaoId } },
    ]);
    expect(await desk.stateOf(guest, '15:00')).toBe('taken');
    const taken = await desk.book({ lotacaoId: guest, citizenId, start: '15:00' });
    expect(refusal(taken)).toEqual([409, 'slot-taken']);
    expect(taken.body.detail).toContain('ocupado por Luana Martins.');
    await desk.book({ lotacaoId: guest, citizenId, start: '16:00' });
    const busy = await book({ guestLotacaoId: guest, start: '16:00', citizenId: null });
    expect(refusal(busy)).toEqual([409, 'guest-busy']);
    await desk.cancel(body.id);
    expect([await stateOf('15:00'), await desk.stateOf(guest, '15:00')]).toEqual(['free', 'free']);
  });
});

describe('statuses', () => {
  test('CIT-15 cancelled before its time the slot is free and the history keeps it; after its time only the absence is told', async () => {
    const { body } = await book();
    expect((await desk.cancel(body.id)).body.status).toBe('cancelado');
    expect(await stateOf('15:00')).toBe('free');
    expect((await desk.day(lotacaoId)).entries).toEqual([]);
    expect(await desk.ofCitizen(citizenId)).toMatchObject([
      { id: body.id, status: 'cancelado', booked: { name: 'LUANA MARTINS' } },
    ]);
    expect(refusal(await desk.cancel(body.id))).toEqual([409, 'status-refused']);
    const again = (await book()).body.id;
    expect(refusal(await desk.tellAbsence(again))).toEqual([409, 'status-refused']);
    await at('15:00');
    expect((await desk.see(again)).may).toMatchObject({ cancel: false, tellAbsence: true });
    expect(refusal(await desk.cancel(again))).toEqual([409, 'status-refused']);
    expect((await desk.tellAbsence(again)).body.status).toBe('nao-compareceu');
    expect((await desk.day(lotacaoId)).counts.absent).toBe(1);
    expect((await desk.undoAbsence(again)).body.status).toBe('agendado');
    await desk.tellAbsence(again);
    await at('00:10', TUESDAY);
    expect(refusal(await desk.undoAbsence(again))).toEqual([409, 'status-refused']);
    expect((await desk.see(again)).history.map(({ what }) => what)).toEqual([
      'absent',
      'absence-undone',
      'absent',
    ]);
  });

  test('moved, it keeps its id and tells from where to where; who saw an older version is told', async () => {
    const other = await desk.colleague('223505');
    const { body } = await book({ notes: 'retorno' });
    const moved = await desk.change(body.id, {
      version: body.version,
      lotacaoId: other,
      day: TUESDAY,
      start: '08:00',
    });
    expect(moved.body).toMatchObject({ id: body.id, day: TUESDAY, start: '08:00', notes: 'retorno' });
    expect(moved.body.history).toMatchObject([
      {
        what: 'moved',
        name: 'LUANA MARTINS',
        from: { day: MONDAY, start: '15:00', professional: 'COLEGA 225142' },
        to: { day: TUESDAY, start: '08:00', professional: 'COLEGA 223505' },
      },
    ]);
    expect([await stateOf('15:00'), await desk.stateOf(other, '08:00', TUESDAY)]).toEqual(['free', 'taken']);
    const late = await desk.change(body.id, { version: body.version, start: '09:00' });
    expect(refusal(late)).toEqual([409, 'appointment-changed']);
    const edited = await desk.change(body.id, { version: moved.body.version, notes: 'jejum', place: 'rua' });
    expect(edited.body).toMatchObject({ notes: 'jejum', place: 'rua', start: '08:00' });
    // Its own time is no obstacle; that of another is.
    await desk.book({ lotacaoId: other, citizenId: await desk.citizen(), day: TUESDAY, start: '08:40' });
    const onto = await desk.change(body.id, { version: edited.body.version, start: '08:40' });
    expect([...refusal(onto), onto.body.data?.next?.start]).toEqual([409, 'slot-taken', '09:00']);
  });

  test('of two who move two appointments to one slot one is told', async () => {
    const two = [await book(), await book({ start: '15:20', citizenId: await desk.citizen() })];
    const answers = await Promise.all(
      two.map(({ body }) => desk.change(body.id, { version: body.version, day: TUESDAY, start: '10:00' })),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });

  test('CIT-19 an agent sees the agenda and books, cancels, tells an absence of nobody', async () => {
    const { body } = await book();
    const agent = await desk.join('acs-agente-comunitario-de-saude', 'AGENTE');
    expect((await agent.call('GET', `/appointments/${body.id}`)).status).toBe(200);
    expect(
      (await agent.call('POST', '/appointments', { lotacaoId, citizenId, day: MONDAY, start: '16:00' }))
        .status,
    ).toBe(403);
    expect((await agent.call('POST', `/appointments/${body.id}/cancel`)).status).toBe(403);
    expect((await agent.call('POST', `/appointments/${body.id}/absence`)).status).toBe(403);
  });
});
