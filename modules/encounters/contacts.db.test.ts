import { afterAll, describe, expect, test } from 'vitest';
import type { Client } from '#apps/installation/testing';
import type { RouteOutput } from '#platform/contract/route';
import { getRow, rowsOf, sql } from '#platform/db/database';
import { toldOf, TYPES } from '#modules/reception/test/front';
import type { readEncounter } from './contract.ts';
import { tellContact } from './contract/tell-observation.ts';
import { type Problem } from './test/clinic.ts';
import { OBSERVED, PLAN, openWard, refusal, type Registered } from './test/ward.ts';

/** Who is in observation: seen by the unit, cared for by several, and ended by whoever is responsible. */

const { clinic, db, colleague, read, contact, observedList, observed, civil, formsOf } = await openWard();
afterAll(() => clinic.close());

describe('ENC-32 observation', () => {
  test('stands on the list apart from who waits, with responsible and to whom she was sent, until it ends', async () => {
    const sentTo = { lotacaoId: clinic.nurseLotacao, teamId: null, serviceTypes: [] };
    const { id, entryId } = await observed({ sentTo });
    const [row] = (await observedList()).filter((one) => one.id === entryId);
    expect(row).toMatchObject({
      status: 'em-atendimento',
      observed: { visitId: id, since: expect.any(String) },
      heldBy: { professional: 'PAULO HENRIQUE DUARTE', own: false },
      lotacao: { professional: 'JOANA NUNES' },
    });
    const waiting = await clinic.list({ statuses: ['em-atendimento', 'aguardando'] });
    expect(waiting.rows.map((one) => one.id)).not.toContain(entryId);
    // The visit goes on as a draft of the physician, who attends others meanwhile.
    const other = await clinic.arrive();
    expect((await clinic.start(clinic.physician, other.entryId)).status).toBe(201);

    const ended = await clinic.finish(clinic.physician, id, OBSERVED);
    expect([ended.status, ended.body.fichas.map(({ valid }) => valid)]).toEqual([200, [true, true]]);
    expect((await observedList()).map((one) => one.id)).not.toContain(entryId);
    expect(await toldOf(clinic, id)).toEqual([
      'encounters.started',
      'encounters.observed',
      'encounters.finished',
    ]);
  });

  test('of days before is on the list of today', async () => {
    const { entryId } = await observed();
    await sql`update list_entry set day = day - 2, arrived_at = arrived_at - interval '2 days' where id = ${entryId}`.execute(
      db(),
    );
    expect((await observedList()).map((one) => one.id)).toContain(entryId);
  });

  test('asks for the plan of care, once, of a visit with assessment', async () => {
    const { entryId } = await clinic.arrive();
    const { id } = (await clinic.start(clinic.physician, entryId)).body;
    const put = (client: Client, body: object) =>
      client.call<Problem>('POST', `/encounters/${id}/observe`, body);
    const without = await put(clinic.physician, { plan: '  ' });
    expect([refusal(without), without.body.fields?.map(({ path }) => path)]).toEqual([
      [422, 'contact-incomplete'],
      ['plan'],
    ]);
    expect(refusal(await put(clinic.nurse, { plan: PLAN }))).toEqual([409, 'encounter-of-another']);
    expect((await put(clinic.physician, { plan: PLAN })).status).toBe(200);
    expect(refusal(await put(clinic.physician, { plan: PLAN }))).toEqual([409, 'observed-already']);
  });

  test('is not given up, nor denied at its end', async () => {
    const { id } = await observed();
    const cancelled = await clinic.physician.call<Problem>('POST', `/encounters/${id}/cancel`);
    expect(refusal(cancelled)).toEqual([409, 'encounter-observed']);
    const denied = await clinic.finish(clinic.physician, id, { ...OBSERVED, plan: { text: PLAN } });
    expect([denied.status, denied.body.fields?.map(({ path }) => path)]).toEqual([422, ['plan.observation']]);
  });

  test('ends wherever it was begun: the unit, or what the profile gives, may have changed meanwhile', async () => {
    const { id } = await observed();
    const typeIs = (code: string) =>
      sql`update unit set type_code = ${code} where id = ${clinic.unitId}`.execute(db());
    await typeIs('02');
    try {
      expect((await clinic.finish(clinic.physician, id, OBSERVED)).status).toBe(200);
    } finally {
      await typeIs('73');
    }
  });

  test('leaves her organised as the desk did, where nobody sends her on', async () => {
    const { entryId } = await clinic.arrive();
    const { version } = (await clinic.list()).rows.find((one) => one.id === entryId) ?? {};
    const organised = await clinic.reception.call('PUT', `/list-entries/${entryId}`, {
      lotacaoId: clinic.nurseLotacao,
      teamId: clinic.teams[0],
      serviceTypes: [TYPES.dressing],
      version,
    });
    expect([organised.status, organised.text]).toEqual([200, organised.text]);
    const { id } = (await clinic.start(clinic.physician, entryId)).body;
    await clinic.physician.call('POST', `/encounters/${id}/observe`, { plan: PLAN });
    const [row] = (await observedList()).filter((one) => one.id === entryId);
    expect(row).toMatchObject({
      lotacao: { professional: 'JOANA NUNES' },
      team: { name: 'ESF 1' },
      serviceTypes: [{ name: 'Curativo' }],
    });
  });

  test('the desk declares that she is here', async () => {
    const { entryId } = await observed();
    const [row] = (await observedList()).filter((one) => one.id === entryId);
    expect(row?.actions).toContain('declare');
  });
});

describe('contacts', () => {
  test('are of several professionals, with measurements and the ficha of who made them; all are in the history of the visit', async () => {
    const { id, citizenId } = await observed();
    const first = await contact(clinic.technician, id, {
      text: 'Acesso em MSE, soro instalado.',
      measured: { systolic: 178, diastolic: 104 },
      procedures: [{ code: '0301100039', automatic: true }],
    });
    expect([first.status, first.body.fichas]).toEqual([
      201,
      [expect.objectContaining({ form: 'fp', valid: true, findings: [] })],
    ]);
    const second = await contact(clinic.nurse, id, { plan: 'Manter soro; reavaliar dor.', text: 'Melhora.' });
    expect(second.status).toBe(201);
    const seen = (await read(clinic.technician, id)).body;
    expect(
      seen.contacts.map(({ professional, content }) => [professional, content.plan, content.text]),
    ).toEqual([
      ['JOANA NUNES', 'Manter soro; reavaliar dor.', 'Melhora.'],
      ['IVAN TELES', undefined, 'Acesso em MSE, soro instalado.'],
      ['PAULO HENRIQUE DUARTE', PLAN, undefined],
    ]);
    const sent = await contact(clinic.nurse, id, {
      text: 'Para a sala de medicação.',
      sentTo: { lotacaoId: clinic.physicianLotacao, teamId: null, serviceTypes: [] },
    });
    expect(tellContact(sent.body.contact.content, sent.body.contact.names)[0]?.lines).toEqual([
      { label: 'Encaminhado para', value: 'Paulo Henrique Duarte' },
    ]);
    expect([seen.responsible, (await read(clinic.nurse, id)).body.responsible]).toEqual([false, true]);

    const [{ form } = { form: null }] = await formsOf(first.body.contact.id);
    expect(form).toMatchObject({
      headerTransport: { cboCodigo_2002: '322205' },
      atendProcedimentos: [{ procedimentos: ['0301100039'], medicoes: { pressaoArterialSistolica: 178 } }],
    });
    const { body: sheet } = await clinic.physician.call<{
      measurements: Array<{ what: string; value: number }>;
      contacts: Array<{ kind: string }>;
    }>('GET', `/citizens/${citizenId}/front-sheet`);
    expect(sheet.measurements.find(({ what }) => what === 'systolic')?.value).toBe(178);
    expect(sheet.contacts).toEqual([]);

    expect((await clinic.finish(clinic.physician, id, OBSERVED)).status).toBe(200);
    await clinic.physician.call('POST', `/citizens/${citizenId}/openings`, { justification: 'Revisão' });
    const whole = await clinic.physician.call<RouteOutput<typeof readEncounter>>(
      'GET',
      `/citizens/${citizenId}/encounters/${id}`,
    );
    expect(whole.body.contacts).toHaveLength(4);
    const alone = await clinic.physician.call<RouteOutput<typeof readEncounter>>(
      'GET',
      `/citizens/${citizenId}/encounters/${first.body.contact.id}`,
    );
    expect([alone.body.soap, alone.body.contact?.text]).toEqual([null, 'Acesso em MSE, soro instalado.']);
  });

  test('may be of an hour ago, and are measured then', async () => {
    const { id } = await observed();
    await sql`update encounter set started_at = started_at - interval '3 hours', observed_at = observed_at - interval '3 hours'
      where id = ${id}`.execute(db());
    const hourAgo = await civil(id, '-1 hour');
    const { status, body } = await contact(clinic.technician, id, {
      ...hourAgo,
      measured: { heartRate: 92 },
    });
    expect([status, body.contact]).toMatchObject([201, hourAgo]);
    const kept = await getRow<{ same: boolean; atOnce: boolean }>(
      db(),
      sql`select m.measured_at = e.started_at as same, e.ended_at = e.started_at as "atOnce"
        from measurement m join encounter e on e.id = m.encounter_id where e.id = ${body.contact.id}`,
    );
    expect(kept).toEqual({ same: true, atOnce: true });
  });

  test('a few minutes ahead of the clock of the server are now; another day is told, and an hour to come is refused', async () => {
    const { id } = await observed();
    await sql`update encounter set started_at = started_at - interval '26 hours', observed_at = observed_at - interval '26 hours',
      day = day - 2 where id = ${id}`.execute(db());
    const at = (text: string) => civil(id, text);
    const ahead = await at('2 minutes');
    const now = await contact(clinic.technician, id, { text: 'Agora.', time: ahead.time });
    const late = Date.now() - new Date(now.body.contact.at).getTime();
    expect([now.status, late > -60_000 && late < 60_000]).toEqual([201, true]);

    const before = await at('-23 hours');
    const told = await contact(clinic.technician, id, { text: 'Ontem.', ...before });
    expect([told.status, told.body.contact]).toMatchObject([201, before]);

    const refusalsOf = async (body: object) => {
      const { status, body: answer } = await contact(clinic.technician, id, { text: 'Nota.', ...body });
      return [
        status,
        answer.fields?.map(({ path, message }) => `${path}: ${message.split(/[,.:]| em /)[0]}`),
      ];
    };
    expect(await refusalsOf(await at('1 hour'))).toEqual([422, ['time: Hora futura']]);
    expect(await refusalsOf(await at('-30 hours'))).toEqual([422, ['time: A observação começou']]);
    expect(await refusalsOf({ day: before.day })).toEqual([422, ['time: Preenchimento obrigatório']]);
    expect(await refusalsOf({ ...before, day: '2026-02-31' })).toEqual([
      422,
      ['day: Esta data não existe no calendário'],
    ]);
  });

  test('what is blank is not kept', async () => {
    const { id } = await observed();
    const { status, body } = await contact(clinic.technician, id, { text: ' Dormindo. ', plan: '   ' });
    expect([status, body.contact.content]).toEqual([201, { text: 'Dormindo.' }]);
  });

  test('repeated by the same key is one', async () => {
    const { id } = await observed();
    const key = { headers: { 'idempotency-key': crypto.randomUUID() } };
    const body = { text: 'Dormindo.' };
    const answers = [
      await clinic.nurse.call<Registered>('POST', `/encounters/${id}/contacts`, body, key),
      await clinic.nurse.call<Registered>('POST', `/encounters/${id}/contacts`, body, key),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const { body: visit } = await clinic.nurse.call<{ contacts: number }>('GET', `/encounters/${id}`);
    expect(visit.contacts).toBe(2);
    expect((await read(clinic.nurse, id)).body.contacts).toHaveLength(2);
  });

  test('two at once are both kept, and one that races the end is kept before it or refused', async () => {
    const { id } = await observed();
    const both = await Promise.all([
      contact(clinic.nurse, id, { text: 'Enfermagem.' }),
      contact(clinic.technician, id, { measured: { heartRate: 88 } }),
    ]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    const [late, ended] = await Promise.all([
      contact(clinic.technician, id, { text: 'Retirado o acesso.' }),
      clinic.finish(clinic.physician, id, OBSERVED),
    ]);
    expect(ended.status).toBe(200);
    expect([201, 409]).toContain(late.status);
    const { kept } = await getRow<{ kept: number }>(
      db(),
      sql`select count(*)::int as kept from encounter where observed_in = ${id}`,
    );
    expect(kept).toBe(late.status === 201 ? 4 : 3);
  });

  test('after the end are refused, and the sentence says what to do', async () => {
    const { id } = await observed();
    await clinic.finish(clinic.physician, id, OBSERVED);
    const { status, body } = await contact(clinic.technician, id, { text: 'Retirado o acesso.' });
    expect([status, body.code]).toEqual([409, 'observation-ended']);
    expect(body.detail).toMatch(
      /^A observação terminou às \d\d:\d\d, quando PAULO HENRIQUE DUARTE finalizou o atendimento\./,
    );
    expect(refusal(await read(clinic.technician, id))).toEqual([409, 'observation-ended']);
  });

  test('say something, in range, since the observation began, by codes of who does it', async () => {
    const { id } = await observed();
    const fieldsOf = async (client: Client, body: object) => {
      const answer = await contact(client, id, body);
      return [answer.status, answer.body.fields?.map(({ path }) => path)];
    };
    expect(await fieldsOf(clinic.technician, {})).toEqual([422, ['text']]);
    expect(await fieldsOf(clinic.technician, { text: ' ' })).toEqual([422, ['text']]);
    expect(await fieldsOf(clinic.technician, { measured: { systolic: 120 } })).toEqual([
      422,
      ['measured.diastolic'],
    ]);
    expect(await fieldsOf(clinic.technician, { text: 'Sim.', procedures: [{ code: '0000000000' }] })).toEqual(
      [422, ['procedures.0']],
    );
    const { before } = await getRow<{ before: string }>(
      db(),
      sql`select to_char((observed_at - interval '2 hours') at time zone time_zone, 'HH24:MI') as before
        from encounter where id = ${id}`,
    );
    expect(await fieldsOf(clinic.technician, { text: 'Antes.', time: before })).toEqual([422, ['time']]);
    expect(refusal(await contact(clinic.technician, id, { plan: 'Outro plano.' }))).toEqual([
      403,
      'forbidden',
    ]);
    expect((await read(clinic.nurse, id)).body.contacts).toHaveLength(1);
  });

  test('go on for who was joined with another registration, or died meanwhile', async () => {
    const { id, citizenId } = await observed();
    const principalId = (await clinic.arrive()).citizenId;
    const versionOf = async (one: string) =>
      (await clinic.coordinator.call<{ version: number }>('GET', `/citizens/${one}`)).body.version;
    const versions = { [principalId]: await versionOf(principalId), [citizenId]: await versionOf(citizenId) };
    const joined = await clinic.coordinator.call('POST', '/citizen-merges', {
      principalId,
      otherIds: [citizenId],
      versions,
    });
    expect(joined.status).toBe(201);
    const first = await contact(clinic.technician, id, { measured: { heartRate: 40 } });
    const died = await clinic.coordinator.call('POST', `/citizens/${principalId}/death`, {
      diedOn: '2026-10-01',
      version: await versionOf(principalId),
    });
    expect([first.status, died.status]).toEqual([201, 200]);
    expect((await contact(clinic.nurse, id, { text: 'Óbito constatado às 10 h.' })).status).toBe(201);
    const [row] = (await observedList()).filter(({ observed: of }) => of?.visitId === id);
    expect(row?.citizen).toMatchObject({ id: principalId, deceased: true });
    const kept = await rowsOf<{ citizen: string }>(
      db(),
      sql`select distinct citizen_id as citizen from encounter where observed_in = ${id} or id = ${id}`,
    );
    expect(kept).toEqual([{ citizen: principalId }]);
    expect((await clinic.finish(clinic.physician, id, OBSERVED)).status).toBe(200);
  });
});

describe('who may', () => {
  test('the occupation decides among those who attend: a pharmacist takes no part', async () => {
    const { id } = await observed();
    const { client } = await colleague('FARMACEUTICA LIMA', '223405', 'farmaceutico');
    expect(refusal(await read(client, id))).toEqual([403, 'forbidden']);
    expect(refusal(await contact(client, id, { text: 'Nota.' }))).toEqual([403, 'forbidden']);
    const aide = await colleague('AUXILIAR REIS', '322230', 'auxiliar-ou-tecnico-de-enfermagem');
    expect((await contact(aide.client, id, { text: 'Nota.' })).status).toBe(201);
  });

  test('who is not in observation has no contacts', async () => {
    const { entryId } = await clinic.arrive();
    const { id } = (await clinic.start(clinic.physician, entryId)).body;
    expect(refusal(await contact(clinic.nurse, id, { text: 'Nota.' }))).toEqual([409, 'not-observed']);
  });
});
