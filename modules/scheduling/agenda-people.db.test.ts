import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Client } from '#apps/installation/testing';
import { buildLotacao, buildPerson, giveProfiles, signedIn } from '#apps/installation/testing-people';
import { getRow, rowsOf, sql } from '#platform/db/database';
import type { RouteOutput } from '#platform/contract/route';
import { runUseCase, COMMAND_LINE } from '#platform/usecase/run';
import type { listCitizenAppointments } from './contract.ts';
import { appointmentsOfCitizenOn, backToBooked, markDone, markNotWaited, markPresent } from './index.ts';
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

const platform = () => desk.fixture.installation.platform;
const db = () => platform().db;
const book = (body: object = {}) => desk.book({ lotacaoId, citizenId, start: '15:00', ...body });
/** Who coordinates the unit may join, inactivate and tell of deaths. */
async function coordinator(): Promise<Client> {
  const { installation, here } = desk.fixture;
  const person = await buildPerson(installation, { name: 'COORDENADORA' });
  const at = { person, municipality: here.municipality, unitId: here.unitId, cbo: '131210' };
  await giveProfiles(installation, await buildLotacao(installation, at), ['coordenador-ubs']);
  return signedIn(installation, person);
}
const versionOf = async (client: Client, id: string) =>
  (await client.call<{ version: number }>('GET', `/citizens/${id}`)).body.version;
const die = async (client: Client, id: string) =>
  client.call('POST', `/citizens/${id}/death`, { diedOn: MONDAY, version: await versionOf(client, id) });

describe('citizens', () => {
  test('CIT-13 a death cancels what is to come, keeps what was, and no more is booked', async () => {
    const past = (await book()).body.id;
    const coming = (await book({ day: TUESDAY })).body.id;
    await desk.goTo(new Date('2026-11-23T19:00:00Z'));
    expect((await die(await coordinator(), citizenId)).status).toBe(200);
    expect((await desk.see(past)).status).toBe('agendado');
    const seen = await desk.see(coming);
    expect([seen.status, seen.history.at(-1)?.what]).toEqual(['cancelado', 'died']);
    expect(await desk.stateOf(lotacaoId, '15:00', TUESDAY)).toBe('free');
    expect(refusal(await book({ day: TUESDAY }))).toEqual([409, 'citizen-deceased']);
    const jobs = await getRow(
      db(),
      sql`select count(*)::int as count from job where kind = 'scheduling.mailDeath'`,
    );
    expect(jobs).toEqual({ count: 0 });
  });

  test('an inactive registration is not booked, a joined one is booked as the one it lives on in; nobody is 404', async () => {
    const client = await coordinator();
    const inactive = await desk.citizen();
    await sql`update citizen set status = 'inactive' where id = ${inactive}`.execute(db());
    expect(refusal(await book({ citizenId: inactive }))).toEqual([409, 'citizen-inactive']);
    const other = await desk.citizen();
    expect((await join(client, citizenId, other)).status).toBe(201);
    expect((await book({ citizenId: other })).body.citizen?.id).toBe(citizenId);
    const nobody = '00000000-0000-7000-8000-000000000000';
    expect(refusal(await book({ citizenId: nobody, start: '16:00' }))).toEqual([404, 'not-found']);
  });

  async function join(client: Client, principalId: string, otherId: string) {
    const versions = Object.fromEntries(
      await Promise.all([principalId, otherId].map(async (id) => [id, await versionOf(client, id)])),
    );
    const body = { principalId, otherIds: [otherId], versions, choices: {} };
    return client.call<{ mergeId: string }>('POST', '/citizen-merges', body);
  }
  const counts = () =>
    rowsOf(
      db(),
      sql`select citizen_id as "citizenId", count(*)::int as count from appointment
        where citizen_id is not null group by citizen_id order by citizen_id`,
    );

  test('joined people keep the appointments of both, also those at one time; undone, each has its own again', async () => {
    const client = await coordinator();
    const other = await desk.citizen();
    const elsewhere = await desk.colleague('223505');
    await book();
    await book({ day: TUESDAY });
    await desk.book({ lotacaoId: elsewhere, citizenId: other, start: '15:00' });
    const before = await counts();
    const { body } = await join(client, citizenId, other);
    expect(await desk.ofCitizen(citizenId)).toHaveLength(3);
    expect(await desk.ofCitizen(other)).toHaveLength(3);
    expect(
      (await client.call('POST', `/citizen-merges/${body.mergeId}/undo`, { reason: 'Homônimas' })).status,
    ).toBe(200);
    expect(await counts()).toEqual(before);
  });

  test('her appointments: those to come, all, of one professional, only mine, of some days', async () => {
    const [first, second] = [await book(), await book({ day: TUESDAY, start: '08:00' })];
    const ids = async (query = '') => (await desk.ofCitizen(citizenId, query)).map(({ id }) => id);
    expect(await ids()).toEqual([first.body.id, second.body.id]);
    const page = async (query: string) =>
      (
        await desk.client.call<RouteOutput<typeof listCitizenAppointments>>(
          'GET',
          `/citizens/${citizenId}/appointments?limit=1&${query}`,
        )
      ).body;
    const one = await page('');
    expect([one.rows.map(({ id }) => id), one.total.count]).toEqual([[first.body.id], 2]);
    const two = await page(`after=${one.next}`);
    expect([two.rows.map(({ id }) => id), two.next]).toEqual([[second.body.id], null]);
    await desk.goTo(new Date('2026-11-24T10:00:00Z'));
    expect(await ids()).toEqual([second.body.id]);
    expect(await ids('earlier=true')).toEqual([second.body.id, first.body.id]);
    expect(await ids(`from=${MONDAY}&to=${MONDAY}`)).toEqual([first.body.id]);
    expect(await ids('earlier=true&professional=colega')).toHaveLength(2);
    expect(await ids('earlier=true&professional=ninguem')).toEqual([]);
    expect(await ids('earlier=true&mine=true')).toEqual([]);
  });

  test('a telephone that she withholds from other units is not shown', async () => {
    await sql`update citizen set sharing_refused = true where id = ${citizenId}`.execute(db());
    const { body } = await book({ phoneMobile: '48911112222' });
    expect(body.citizen?.phone).toBeNull();
    const row = await getRow(db(), sql`select phone_mobile from citizen where id = ${citizenId}`);
    expect(row).toEqual({ phone_mobile: '48990001234' });
  });
});

describe('the day of the front desk', () => {
  const act = (step: typeof markPresent, id: string) =>
    runUseCase(platform(), COMMAND_LINE, (context) => step(context, id));
  const codeOf = (acting: Promise<unknown>) =>
    acting.then(
      () => 'done',
      (error: { code?: string }) => error.code,
    );

  test('CIT-22 present, gone, back again, attended; moving one that has just arrived changes nothing', async () => {
    const { body } = await book();
    await act(markPresent, body.id);
    const late = await desk.change(body.id, { version: body.version, start: '16:00' });
    expect([...refusal(late), late.body.data]).toEqual([
      409,
      'status-refused',
      { version: body.version + 1, status: 'presente' },
    ]);
    expect(refusal(await desk.cancel(body.id))).toEqual([409, 'status-refused']);
    await act(markNotWaited, body.id);
    await act(markPresent, body.id);
    await act(backToBooked, body.id);
    await act(markPresent, body.id);
    await act(markDone, body.id);
    expect(await codeOf(act(markPresent, body.id))).toBe('status-refused');
    expect((await desk.see(body.id)).history.map(({ status }) => status)).toEqual([
      'presente',
      'nao-aguardou',
      'presente',
      'agendado',
      'presente',
      'realizado',
    ]);
    const day = { citizenId, unitId: desk.fixture.here.unitId, day: MONDAY };
    expect(await appointmentsOfCitizenOn(db(), day)).toMatchObject([
      { id: body.id, lotacaoId, start: '15:00', status: 'realizado' },
    ]);
  });

  test('CIT-18 one off the unit, of another day or missed is not taken to the list', async () => {
    const away = await book({ place: 'domicilio' });
    const tomorrow = await book({ day: TUESDAY });
    for (const { body } of [away, tomorrow]) {
      expect(await codeOf(act(markPresent, body.id))).toBe('status-refused');
    }
    expect(
      await appointmentsOfCitizenOn(db(), { citizenId, unitId: desk.fixture.here.unitId, day: MONDAY }),
    ).toEqual([]);
    const off = await rowsOf(
      db(),
      sql`select id, place, day::text as day from scheduling_appointment where place is not null and citizen_id = ${citizenId}`,
    );
    expect(off).toEqual([{ id: away.body.id, place: 'domicilio', day: MONDAY }]);
  });
});

test('ids of another unit and of another municipality are not there', async () => {
  const { installation, there, here, otherNurse } = desk.fixture;
  const { body } = await book();
  const reserved = await desk.reserve({ lotacaoId, day: TUESDAY, start: '08:00', end: '08:20' });
  const block = reserved.body.blocks[0]?.id ?? '';
  const lotacaoOf = async (person: string) =>
    (await getRow<{ id: string }>(db(), sql`select id from lotacao where professional_id = ${person}`)).id;
  const upstairs = await desk.join('recepcao', 'RECEPÇÃO DO ALTO', desk.fixture.otherUnitId);
  const abroad = await buildPerson(installation, { name: 'RECEPÇÃO DO VALE' });
  const at = { person: abroad, municipality: there.municipality, unitId: there.unitId, cbo: '422105' };
  await giveProfiles(installation, await buildLotacao(installation, at), ['recepcao']);
  for (const stranger of [upstairs, await signedIn(installation, abroad)]) {
    for (const [method, path, sent] of [
      ['GET', `/agendas?from=${MONDAY}&lotacoes=${lotacaoId}`, undefined],
      ['GET', `/lotacoes/${lotacaoId}/agenda-month?month=2026-11`, undefined],
      ['PUT', `/lotacoes/${lotacaoId}/agenda-pin`, { pinned: true }],
      ['GET', `/next-slots?lotacaoId=${lotacaoId}`, undefined],
      ['GET', `/appointments/${body.id}`, undefined],
      ['PATCH', `/appointments/${body.id}`, { version: 1, notes: 'x' }],
      ['POST', `/appointments/${body.id}/cancel`, undefined],
      ['POST', `/appointments/${body.id}/absence`, undefined],
      ['DELETE', `/appointments/${body.id}/absence`, undefined],
      ['DELETE', `/reservations/${block}`, undefined],
    ] as const) {
      expect([path, (await stranger.call(method, path, sent)).status]).toEqual([path, 404]);
    }
  }
  for (const strange of [await lotacaoOf(otherNurse.id), there.nurseLotacao]) {
    expect(refusal(await book({ lotacaoId: strange, start: '16:00' }))).toEqual([404, 'not-found']);
    expect(refusal(await book({ guestLotacaoId: strange, start: '16:00' }))).toEqual([404, 'not-found']);
    expect(refusal(await desk.change(body.id, { version: 1, lotacaoId: strange }))).toEqual([
      404,
      'not-found',
    ]);
  }
  expect((await desk.see(body.id)).start).toBe('15:00');
  expect(here.unitId).not.toBe(desk.fixture.otherUnitId);
});
