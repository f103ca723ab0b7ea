import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '#apps/installation/testing';
import { register } from '#modules/citizens/test/desk';
import { findRow, sql } from '#platform/db/database';
import { pdfFonts, pdfText } from '#platform/testing/pdf-text';
import { type Clinic, openClinic, VISIT } from './test/clinic.ts';

let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
});
afterAll(() => clinic.close());

const opened = (citizenId: string, client: Client = clinic.physician) =>
  client.call('POST', `/citizens/${citizenId}/openings`, { justification: 'Revisão do caso' });
const get = async <T>(path: string, client: Client = clinic.physician): Promise<T> => {
  const { status, body, text } = await client.call<T>('GET', path);
  expect([status, text.slice(0, 300)]).toEqual([200, expect.any(String)]);
  return body;
};
const someone = (change?: Parameters<typeof register>[1]) => register(clinic.reception, change);
/** A visit of a citizen, from arrival to end. */
async function visit(citizenId: string, content: object, client: Client = clinic.physician) {
  const { body } = await clinic.add(citizenId);
  const { id } = (await clinic.start(client, body.id)).body;
  return { id, ...(await clinic.finish(client, id, { ...VISIT, ...content })) };
}
type Row = { id: string; name: string; said: Record<string, unknown>; removed: boolean; revisions: number };
const sheetOf = (citizenId: string) =>
  get<{ allergies: Row[]; antecedents: Record<string, unknown>; problems: unknown[]; reminders: Row[] }>(
    `/citizens/${citizenId}/front-sheet`,
  );
const withAllergies = (...allergies: object[]) => ({ assessment: { ...VISIT.assessment, allergies } });
const DIPIRONA = { category: 'medicamento', agent: 'Dipirona', criticality: 'alta', certainty: 'confirmado' };

describe('allergies', () => {
  test('are written at the end, stand on the front sheet, and one that is refuted leaves it with its history', async () => {
    const citizenId = await someone();
    await opened(citizenId);
    const first = await visit(
      citizenId,
      withAllergies({ ...DIPIRONA, manifestations: ['Urticária', 'Angioedema'], startedOn: '2019' }),
    );
    expect([first.status, first.body.fields]).toEqual([200, undefined]);
    const [allergy] = (await sheetOf(citizenId)).allergies;
    expect(allergy).toMatchObject({
      name: 'Dipirona',
      said: { ...DIPIRONA, manifestations: ['Urticária', 'Angioedema'], startedOn: '2019' },
      revisions: 1,
      professional: 'PAULO HENRIQUE DUARTE',
    });
    const id = allergy?.id ?? '';
    const again = await visit(
      citizenId,
      withAllergies({ ...DIPIRONA, id, certainty: 'refutado', note: 'Tolerou.' }),
    );
    expect(again.status).toBe(200);
    expect((await sheetOf(citizenId)).allergies).toEqual([]);
    const { allergies } = await get<{ allergies: Row[] }>(`/citizens/${citizenId}/allergies`);
    expect(allergies.map(({ said, revisions }) => [said.certainty, revisions])).toEqual([['refutado', 2]]);
    const { rows } = await get<{ rows: Array<{ sequence: number; said: object }> }>(
      `/citizens/${citizenId}/chart-entries/${id}/revisions`,
    );
    expect(rows.map(({ sequence, said }) => [sequence, said])).toEqual([
      [2, expect.objectContaining({ certainty: 'refutado', note: 'Tolerou.' })],
      [1, expect.objectContaining({ certainty: 'confirmado', note: '' })],
    ]);
  });

  test('one agent stands once, a removed one may come again, and nobody writes on a list of somebody else', async () => {
    const citizenId = await someone();
    await opened(citizenId);
    await visit(citizenId, withAllergies(DIPIRONA));
    const [allergy] = (await sheetOf(citizenId)).allergies;
    const refused = await visit(citizenId, withAllergies({ ...DIPIRONA, agent: 'DIPIRONA' }));
    expect([refused.status, refused.body.fields?.map(({ path }) => path)]).toEqual([
      422,
      ['assessment.allergies.0.agent'],
    ]);
    const removed = await clinic.finish(clinic.physician, refused.id, {
      ...VISIT,
      ...withAllergies({ ...DIPIRONA, id: allergy?.id, removed: true }, DIPIRONA),
    });
    expect(removed.status).toBe(200);
    const { allergies } = await get<{ allergies: Row[] }>(`/citizens/${citizenId}/allergies`);
    expect(new Set(allergies.map((one) => one.removed))).toEqual(new Set([false, true]));

    const other = await someone();
    const stranger = await visit(other, withAllergies({ ...DIPIRONA, id: allergy?.id }));
    expect([stranger.status, stranger.body.fields?.map(({ path }) => path)]).toEqual([
      422,
      ['assessment.allergies.0.id'],
    ]);
  });

  test('nothing is written over unseen: an older page is told which row changed, and both are kept', async () => {
    const citizenId = await someone();
    await opened(citizenId);
    const obstetric = { pregnancies: 2 };
    const stay = { what: 'Colecistectomia', on: '2011' };
    const first = await visit(citizenId, {
      ...withAllergies(DIPIRONA),
      antecedents: {
        hospital: [stay],
        family: [{ ciap2: 'K90' }],
        obstetric: { ...obstetric, revisions: 0 },
      },
    });
    expect([first.status, first.body.fields]).toEqual([200, undefined]);
    const known = async () => {
      const { allergies, antecedents } = await sheetOf(citizenId);
      const { hospital, family, obstetric: one } = antecedents as Record<string, Row[]> & { obstetric: Row };
      return { allergy: allergies[0], stay: hospital?.[0], condition: family?.[0], obstetric: one };
    };
    const of = (row: Row | undefined) => ({ id: row?.id, revisions: row?.revisions });
    const writing = (seen: Awaited<ReturnType<typeof known>>, word: string) => ({
      ...withAllergies({ ...DIPIRONA, ...of(seen.allergy), note: word }),
      antecedents: {
        hospital: [{ ...stay, ...of(seen.stay), note: word }],
        family: [{ ciap2: 'K90', ...of(seen.condition), note: word }],
        obstetric: { pregnancies: word.length, ...of(seen.obstetric) },
      },
    });
    const older = await known();
    expect((await visit(citizenId, writing(older, 'primeiro'))).status).toBe(200);
    const late = await visit(citizenId, writing(older, 'atrasado'));
    expect([late.status, late.body.fields?.map(({ path }) => path)]).toEqual([
      422,
      ['assessment.allergies.0', 'antecedents.hospital.0', 'antecedents.family.0', 'antecedents.obstetric'],
    ]);
    // Who saw none, though there is one since.
    const unaware = await clinic.finish(clinic.physician, late.id, {
      ...VISIT,
      antecedents: { obstetric: { pregnancies: 9, revisions: 0 } },
    });
    expect(unaware.body.fields?.map(({ path }) => path)).toEqual(['antecedents.obstetric']);
    const now = await known();
    expect([now.allergy?.said.note, now.stay?.said.note, now.condition?.said.note]).toEqual([
      'primeiro',
      'primeiro',
      'primeiro',
    ]);
    expect(now.obstetric.said).toEqual({ pregnancies: 8 });
    const seen = await clinic.finish(clinic.physician, late.id, { ...VISIT, ...writing(now, 'atrasado') });
    expect([seen.status, seen.body.fields]).toEqual([200, undefined]);
    expect((await known()).allergy).toMatchObject({ revisions: 3, said: { ...DIPIRONA, note: 'atrasado' } });
  });

  test('ENC-28 with an allergy to dipirona whoever prescribes it is not held back, and the trail counts the warning', async () => {
    const citizenId = await someone();
    await opened(citizenId);
    await visit(citizenId, withAllergies(DIPIRONA));
    const prescribed = {
      name: 'Dipirona 500 mg, comprimido',
      recipe: 'comum',
      route: 0,
      dosage: {
        doseKind: 'single',
        dose: '1',
        unit: 'comprimido',
        schedule: null,
        start: new Date().toISOString().slice(0, 10),
        duration: null,
        continuous: false,
      },
      quantity: 1,
    };
    const warningsOf = async (change: object) => {
      const done = await visit(citizenId, { plan: { prescribed: [prescribed] }, ...change });
      expect([done.status, done.body.fields]).toEqual([200, undefined]);
      const told = await findRow<{ details: { warnings?: number } }>(
        clinic.installation.platform.db,
        sql`select details from audit_event where subject_id = ${done.id} and type = 'encounters.finished'`,
      );
      return told?.details.warnings;
    };
    expect(await warningsOf({})).toBe(1);
    const [allergy] = (await sheetOf(citizenId)).allergies;
    const refuted = { ...DIPIRONA, id: allergy?.id, certainty: 'refutado' };
    expect(await warningsOf(withAllergies(refuted))).toBeUndefined();
  });

  test('a start after the visit is refused, and a technician writes none', async () => {
    const citizenId = await someone();
    const late = await visit(citizenId, withAllergies({ ...DIPIRONA, startedOn: '2999-01' }));
    expect([late.status, late.body.fields?.map(({ path }) => path)]).toEqual([
      422,
      ['assessment.allergies.0.startedOn'],
    ]);
    const { entryId } = await clinic.arrive();
    const { id } = (await clinic.start(clinic.technician, entryId)).body;
    const refused = await clinic.finish(clinic.technician, id, {
      assessment: { allergies: [DIPIRONA] },
      plan: { procedures: [{ code: '0301100039' }] },
    });
    expect([refused.status, refused.body.detail]).toEqual([403, 'Seu perfil não registra avaliação.']);
  });
});

test('a medicine that is prescribed again is one, as the newest visit says', async () => {
  const citizenId = await someone();
  await opened(citizenId);
  const start = new Date().toISOString().slice(0, 10);
  const losartan = (dose: string, hours: number) => ({
    name: 'Losartana 50 mg, comprimido',
    recipe: 'comum',
    route: 0,
    dosage: {
      doseKind: 'regular',
      dose,
      unit: 'comprimido',
      schedule: { kind: 'interval', hours },
      start,
      duration: 'indefinite',
      continuous: true,
    },
    quantity: 60,
  });
  const prescribe = (...prescribed: object[]) => visit(citizenId, { plan: { prescribed } });
  expect((await prescribe(losartan('1', 24))).status).toBe(200);
  // Two doses of one medicine are one treatment.
  const last = await prescribe(losartan('1', 12), losartan('2', 24));
  expect([last.status, last.body.fields]).toEqual([200, undefined]);
  const { medicines } = await get<{ medicines: Array<{ encounterId: string; posology: string }> }>(
    `/citizens/${citizenId}/front-sheet`,
  );
  expect(medicines.map(({ encounterId, posology }) => [encounterId, posology.slice(0, 30)])).toEqual([
    [last.id, '1 comprimido a cada 12 horas, '],
    [last.id, '2 comprimidos a cada 24 horas,'],
  ]);
});

describe('problems', () => {
  const problem = (listed: object, more: object = {}) => ({
    assessment: { problems: [{ ciap2: 'K86', ...more, listed }] },
  });
  test('ENC-22 resolved without an end, or ended before it began', async () => {
    const { entryId } = await clinic.arrive();
    const { id } = (await clinic.start(clinic.physician, entryId)).body;
    const paths = async (listed: object) => {
      const { status, body } = await clinic.finish(clinic.physician, id, { ...VISIT, ...problem(listed) });
      return [status, body.fields?.map(({ path }) => path)];
    };
    expect(await paths({ state: 2 })).toEqual([422, ['assessment.problems.0.listed.endedOn']]);
    expect(await paths({ state: 2, startedOn: '2020-05', endedOn: '2020-04-30' })).toEqual([
      422,
      ['assessment.problems.0.listed.endedOn'],
    ]);
  });

  test('ENC-23 one that is resolved leaves the front sheet for the antecedents, with both evolutions', async () => {
    const citizenId = await someone();
    await opened(citizenId);
    await visit(citizenId, problem({ state: 0, startedOn: '2017' }));
    const [standing] = (await sheetOf(citizenId)).problems as Row[];
    const done = await visit(
      citizenId,
      problem({ state: 2, startedOn: '2017', endedOn: '2020-04-30' }, { problemId: standing?.id }),
    );
    expect([done.status, done.body.fields]).toEqual([200, undefined]);
    expect((await sheetOf(citizenId)).problems).toEqual([]);
    const { resolved } = await get<{ resolved: unknown[] }>(`/citizens/${citizenId}/antecedents`);
    expect(resolved).toEqual([expect.objectContaining({ ciap2: 'K86', state: 2, endedOn: '2020-04-30' })]);
    const { rows } = await get<{ rows: Array<{ sequence: number; said: { state: number } }> }>(
      `/citizens/${citizenId}/problems/${standing?.id}/evolutions`,
    );
    expect(rows.map(({ sequence, said }) => [sequence, said.state])).toEqual([
      [2, 2],
      [1, 0],
    ]);
  });
});

describe('antecedents', () => {
  const antecedents = {
    hospital: [{ what: 'Colecistectomia', on: '2011' }],
    family: [{ ciap2: 'K86', kinship: 'mae', note: 'Desde os 40 anos' }],
    obstetric: { pregnancies: 3, births: 3, abortions: 0, vaginal: 2, cesarean: 1 },
  };

  test('hospital, family and obstetric stand with the name of the condition; the newest obstetric is the one', async () => {
    const citizenId = await someone({ sex: 1 });
    await opened(citizenId);
    const done = await visit(citizenId, { antecedents });
    expect([done.status, done.body.fields]).toEqual([200, undefined]);
    const sheet = await sheetOf(citizenId);
    expect(sheet.antecedents).toMatchObject({
      hospital: [{ name: 'Colecistectomia', said: { on: '2011' } }],
      family: [{ said: { ciap2: 'K86', kinship: 'mae' } }],
      obstetric: { said: antecedents.obstetric, revisions: 1 },
    });
    const [family] = (sheet.antecedents as { family: Row[] }).family;
    expect(family?.name).toMatch(/hipertens/i);
    // It is one, whether its row is named or not.
    await visit(citizenId, { antecedents: { obstetric: { pregnancies: 4, births: 4 } } });
    expect(await get(`/citizens/${citizenId}/antecedents`)).toMatchObject({
      obstetric: { said: { pregnancies: 4, births: 4 }, revisions: 2 },
      hospital: [{ name: 'Colecistectomia' }],
    });
  });

  test('a row names one of its own kind, once; a condition of the family is of no sex; a date is of the calendar', async () => {
    const citizenId = await someone({ sex: 0 });
    await opened(citizenId);
    await visit(citizenId, { ...withAllergies(DIPIRONA), antecedents: { hospital: antecedents.hospital } });
    const allergy = (await sheetOf(citizenId)).allergies[0]?.id;
    const stay = ((await sheetOf(citizenId)).antecedents as { hospital: Row[] }).hospital[0]?.id;
    const arrived = await clinic.add(citizenId);
    const open = (await clinic.start(clinic.physician, arrived.body.id)).body.id;
    const paths = async (hospital: object[], family: object[] = []) => {
      const answer = await clinic.finish(clinic.physician, open, {
        ...VISIT,
        antecedents: { hospital, family },
      });
      return answer.status === 200 ? 200 : answer.body.fields?.map(({ path }) => path);
    };
    expect(await paths([{ id: allergy, what: 'Apendicectomia' }])).toEqual(['antecedents.hospital.0.id']);
    expect(
      await paths([
        { id: stay, what: 'Colecistectomia' },
        { id: stay, what: 'Apendicectomia' },
      ]),
    ).toEqual(['antecedents.hospital.1.id']);
    expect(await paths([{ what: ' ' }, { what: 'Parto', on: '2020-02-31' }])).toEqual([
      'antecedents.hospital.0.what',
      'antecedents.hospital.1.on',
    ]);
    // Of the mother, what only women have.
    expect(await paths([], [{ ciap2: 'X76', kinship: 'mae' }])).toBe(200);
  });

  test('a man has no obstetric ones', async () => {
    const citizenId = await someone({ sex: 0 });
    const refused = await visit(citizenId, { antecedents });
    expect([refused.status, refused.body.fields?.map(({ path }) => path)]).toEqual([
      422,
      ['antecedents.obstetric'],
    ]);
  });
});

describe('reminders', () => {
  test('of the team are seen by it, of the author by nobody else; ended, one leaves the sheet and stays known', async () => {
    const citizenId = await someone();
    const path = `/citizens/${citizenId}/reminders`;
    const write = (body: object, client = clinic.physician) =>
      client.call<Row & { code: string }>('POST', path, body);
    const closed = await write({ text: 'Mora sozinha.', audience: 'equipe' });
    expect([closed.status, closed.body.code]).toEqual([403, 'justification-required']);
    await opened(citizenId);
    await opened(citizenId, clinic.nurse);
    const shared = await write({ text: 'Mora sozinha.', audience: 'equipe' });
    expect([shared.status, shared.text]).toEqual([201, expect.stringContaining('Mora sozinha.')]);
    expect((await write({ text: 'Rever em março.', audience: 'autor' })).status).toBe(201);
    const textsOf = async (client: Client) =>
      (await get<{ reminders: Array<{ text: string }> }>(path, client)).reminders.map(({ text }) => text);
    expect(await textsOf(clinic.physician)).toEqual(['Rever em março.', 'Mora sozinha.']);
    expect(await textsOf(clinic.nurse)).toEqual(['Mora sozinha.']);

    const end = (client: Client, id: string) =>
      client.call<{ code: string; endedBy: string }>('POST', `${path}/${id}/end`);
    const ended = await end(clinic.nurse, shared.body.id);
    expect([ended.status, ended.body.endedBy]).toEqual([200, 'JOANA NUNES']);
    const twice = await end(clinic.physician, shared.body.id);
    expect([twice.status, twice.body.code]).toEqual([409, 'reminder-ended']);
    expect((await sheetOf(citizenId)).reminders).toEqual([
      expect.objectContaining({ text: 'Rever em março.' }),
    ]);
    expect(await textsOf(clinic.physician)).toEqual(['Rever em março.', 'Mora sozinha.']);
  });

  test('an empty one is refused', async () => {
    const citizenId = await someone();
    await opened(citizenId);
    const path = `/citizens/${citizenId}/reminders`;
    expect((await clinic.physician.call('POST', path, { text: '  ', audience: 'autor' })).status).toBe(422);
  });
});

describe('the history', () => {
  test('ENC-17 without a justification nothing of the record is told; with one it is, and the trail knows', async () => {
    const citizenId = await someone();
    await visit(citizenId, {});
    const paths = [
      'history',
      'history/authors',
      'front-sheet',
      'problems',
      'allergies',
      'antecedents',
      'reminders',
    ];
    for (const path of paths) {
      const { status, body } = await clinic.physician.call<{ code: string }>(
        'GET',
        `/citizens/${citizenId}/${path}`,
      );
      expect([path, status, body.code]).toEqual([path, 403, 'justification-required']);
    }
    await opened(citizenId);
    for (const path of paths) await get(`/citizens/${citizenId}/${path}`);
    const trail = await findRow<{ types: string[] }>(
      clinic.installation.platform.db,
      sql`select array_agg(distinct type) as types from audit_event where subject_id = ${citizenId}
        and (type like 'encounters.%' or type = 'citizens.chart-viewed')`,
    );
    expect(trail?.types.toSorted()).toEqual([
      'citizens.chart-viewed',
      'encounters.antecedents-viewed',
      'encounters.chart-viewed',
      'encounters.problems-viewed',
      'encounters.reminders-viewed',
    ]);
  });

  test('encounters and received fichas are one list, the newest first, and filters leave out', async () => {
    const citizenId = await someone();
    await opened(citizenId);
    const mine = await visit(citizenId, {});
    const hers = await visit(citizenId, {}, clinic.nurse);
    await sql`insert into citizen_fci (id, uuid, citizen_id, outcome, layout_version, bytes, filled_at, received_at, unit_cnes)
      select uuid_v7(), ${`FCI-${citizenId}`}, ${citizenId}, 'applied', '8.7.0', '', '2020-03-10T12:00:00Z', now(), cnes
      from unit where id = ${clinic.unitId}`.execute(clinic.installation.platform.db);
    type History = {
      rows: Array<Row & { kind: string; day: string; unit: string }>;
      next: string;
      total: object;
    };
    const history = (query: Record<string, string> = {}) =>
      get<History>(`/citizens/${citizenId}/history?${new URLSearchParams(query).toString()}`);
    const whole = await history();
    expect(whole.rows.map(({ id, kind }) => (kind === 'cadastro-individual' ? kind : id))).toEqual([
      hers.id,
      mine.id,
      'cadastro-individual',
    ]);
    expect(whole.rows[2]).toMatchObject({
      day: '2020-03-10',
      professional: null,
      outcome: 'applied',
      about: [],
    });
    expect(whole.rows[2]?.unit).toBe(whole.rows[0]?.unit);
    expect(whole.total).toEqual({ count: 3, capped: false });

    const idsOf = async (query: Record<string, string>) => {
      const { rows, total } = await history(query);
      expect(total).toEqual({ count: rows.length, capped: false });
      return rows.map(({ id }) => id);
    };
    expect(await idsOf({ mine: 'true' })).toEqual([mine.id]);
    expect(await idsOf({ kind: 'cadastro-individual' })).toEqual([whole.rows[2]?.id]);
    expect(await idsOf({ until: '2020-12-31' })).toEqual([whole.rows[2]?.id]);
    expect(await idsOf({ from: '2021-01-01' })).toEqual([hers.id, mine.id]);
    const authors = await get<{ rows: Array<{ id: string; name: string }> }>(
      `/citizens/${citizenId}/history/authors`,
    );
    expect(authors.rows.map(({ name }) => name)).toEqual(['JOANA NUNES', 'PAULO HENRIQUE DUARTE']);
    expect(await idsOf({ professionalId: authors.rows[0]?.id ?? '' })).toEqual([hers.id]);

    const seen: string[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const page = await history({ limit: '1', ...(after && { after }) });
      seen.push(...page.rows.map(({ id }) => id));
      after = page.next;
    }
    expect(seen).toEqual(whole.rows.map(({ id }) => id));
  });

  test('one and several are printed, with who she is; one of somebody else is not there', async () => {
    const birthDate = '1960-11-24';
    const citizenId = await someone({ name: 'ODETE FARIAS', socialName: 'ODETE BELA', birthDate, sex: 1 });
    const other = await someone();
    await opened(citizenId);
    const ids = [(await visit(citizenId, {})).id, (await visit(citizenId, {}, clinic.nurse)).id];
    const theirs = (await visit(other, {})).id;
    const print = (encounters: string[]) =>
      clinic.installation.app.inject({
        url: `/api/citizens/${citizenId}/history.pdf?encounters=${encounters.join(',')}`,
        headers: { cookie: `pec_session=${clinic.physician.cookie()}` },
      });
    const answer = await print(ids);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
    const text = pdfText(answer.rawPayload).replaceAll('\n', ' ');
    for (const told of [
      'ODETE BELA',
      '24/11/1960',
      'Mãe',
      'PAULO HENRIQUE DUARTE',
      'JOANA NUNES',
      '156/98 mmHg',
    ]) {
      expect([told, text.includes(told) ? told : text]).toEqual([told, told]);
    }
    expect(text).not.toContain('FARIAS');
    expect(pdfFonts(answer.rawPayload).missing).toEqual([]);
    expect((await print([theirs])).statusCode).toBe(404);
    expect((await print(['-'.repeat(36)])).statusCode).toBe(404);
  });
});
