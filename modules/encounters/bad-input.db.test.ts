import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadLedi } from '#platform/ledi/load';
import { findRow, rowsOf, sql } from '#platform/db/database';
import { type Clinic, openClinic, VISIT } from './test/clinic.ts';

let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
});
afterAll(() => clinic.close());

const db = () => clinic.installation.platform.db;
type Arriving = Parameters<Clinic['arrive']>[0];
const open = async (change?: Arriving, client = clinic.physician) => {
  const { entryId, citizenId } = await clinic.arrive(change);
  const { id, day } = (await clinic.start(client, entryId)).body;
  return { id, day, citizenId, entryId };
};

/** What was kept of an encounter. */
const keptOf = (id: string) =>
  findRow(
    db(),
    sql`select e.state, (select count(*)::int from encounter_ficha where encounter_id = e.id) as fichas,
        (select count(*)::int from problem_evolution where encounter_id = e.id) as problems,
        (select count(*)::int from measurement where encounter_id = e.id) as measurements,
        (select count(*)::int from prescription where encounter_id = e.id) as prescriptions
      from encounter e where e.id = ${id}`,
  );
const NOTHING = { state: 'aberto', fichas: 0, problems: 0, measurements: 0, prescriptions: 0 };

type Told = { status: number; body: { detail: string; fields?: Array<{ path: string; message?: string }> } };
const fieldsOf = ({ status, body }: Told) => [status, body.fields?.map(({ path }) => path)];
async function refusedFields(id: string, content: object, client = clinic.physician) {
  const answer = await clinic.finish(client, id, content);
  expect(await keptOf(id)).toEqual(NOTHING);
  return fieldsOf(answer);
}

describe('what LEDI refuses of what was written is refused by its field, and nothing is kept', () => {
  const problems = (...list: object[]) => ({ ...VISIT, assessment: { problems: list } });

  test('ENC-35 a high-risk pregnancy (W84) with the CID-10 of a birth (O80)', async () => {
    const { id } = await open();
    const visit = problems({ ciap2: 'K86' }, { ciap2: 'W84', cid10: 'O800', listed: { state: 0 } });
    expect(await refusedFields(id, visit)).toEqual([422, ['assessment.problems.1.ciap2']]);
    // The birth by itself, of a woman whose pregnancy is on no list, is one.
    const apart = problems({ cid10: 'O800', listed: { state: 0 } });
    expect((await clinic.finish(clinic.physician, id, apart)).body.fields).toBeUndefined();
  });

  test('a pregnancy (W78) with a CID-10 that is not of the family Z34', async () => {
    const { id } = await open();
    const visit = problems({ ciap2: 'K86' }, { ciap2: 'W78', cid10: 'O244', listed: { state: 0 } });
    const answer = await clinic.finish(clinic.physician, id, visit);
    expect(answer.body.detail).toContain('Z34');
    expect(await refusedFields(id, visit)).toEqual([422, ['assessment.problems.1.ciap2']]);
  });

  test('two CID-10 of one pregnancy', async () => {
    const { id } = await open();
    const visit = problems({ ciap2: 'W78', cid10: 'Z340' }, { cid10: 'Z348' });
    expect(await refusedFields(id, visit)).toEqual([422, ['assessment.problems']]);
  });

  const prescribed = (day: string, count: number) => ({
    ...VISIT,
    plan: {
      prescribed: Array.from({ length: count }, (_, at) => ({
        catmat: 'BR0268856',
        name: 'Losartana potássica 50 mg, comprimido',
        recipe: 'comum',
        route: 0,
        quantity: 30 + at,
        dosage: {
          doseKind: 'regular',
          dose: '1',
          unit: 'comprimido',
          schedule: { kind: 'interval', hours: 12 },
          start: day,
          duration: 'indefinite',
          continuous: true,
        },
      })),
    },
  });

  test('more medicines than one FAI takes: fifteen', async () => {
    const { id, day } = await open();
    expect(await refusedFields(id, prescribed(day, 16))).toEqual([422, ['plan.prescribed']]);
    expect((await clinic.finish(clinic.physician, id, prescribed(day, 15))).status).toBe(200);
  });

  test('more procedures than one FP takes are of two', async () => {
    const { id } = await open();
    const codes = await rowsOf<{ code: string }>(
      db(),
      sql`insert into code_item (system, code, name, details, until)
        select 'sigtap', '03019900' || n, 'Procedimento ' || n, '{}', '' from generate_series(10, 29) n returning code`,
    );
    const plan = { procedures: codes.map(({ code }) => ({ code })) };
    const { body } = await clinic.finish(clinic.physician, id, { ...VISIT, plan });
    expect(body.fichas.map(({ form, valid }) => [form, valid])).toEqual([
      ['fai', true],
      ['fp', true],
      ['fp', true],
    ]);
  });
});

describe('what was written badly', () => {
  const measured = (values: object) => ({ ...VISIT, objective: { measured: values } });

  test('a pressure of 12 by 8 is asked about and one of 1200 refused; neither ends the visit', async () => {
    const { id } = await open();
    expect(await refusedFields(id, measured({ systolic: 1200, diastolic: 80 }))).toEqual([
      422,
      ['objective.measured.systolic'],
    ]);
    expect(await refusedFields(id, measured({ systolic: 12, diastolic: 8 }))).toEqual([
      422,
      ['objective.measured.systolic'],
    ]);
    expect(
      (await clinic.finish(clinic.physician, id, measured({ systolic: 40, diastolic: 20 }))).status,
    ).toBe(200);
  });

  test('a last menstruation of tomorrow, one of a man, and one before the birth', async () => {
    const { id } = await open();
    const told = (lastMenstruation: string) => ({ ...VISIT, objective: { lastMenstruation } });
    expect(await refusedFields(id, told('2999-01-01'))).toEqual([422, ['objective.lastMenstruation']]);
    const man = await open({ sex: 0 });
    expect(await refusedFields(man.id, told('2020-01-01'))).toEqual([422, ['objective.lastMenstruation']]);
    const girl = await open({ birthDate: '2012-05-10' });
    expect(await refusedFields(girl.id, told('2012-05-09'))).toEqual([422, ['objective.lastMenstruation']]);
    expect((await clinic.finish(clinic.physician, girl.id, told('2025-05-10'))).body.fields).toBeUndefined();
  });

  test('codes that are not of the sex, of the age or of the occupation, and one that left its table', async () => {
    const man = await open({ sex: 0 });
    const problem = (code: object) => ({ ...VISIT, assessment: { problems: [code] } });
    expect(await refusedFields(man.id, problem({ ciap2: 'W78' }))).toEqual([
      422,
      ['assessment.problems.0.ciap2'],
    ]);
    const { id } = await open();
    const done = (code: string) => ({ ...VISIT, plan: { procedures: [{ code }] } });
    const odd = async (where: ReturnType<typeof sql>) =>
      (
        await findRow<{ code: string }>(
          db(),
          sql`select c.code from code_item c left join sigtap_list l on l.kind = 'cbo' and l.number = c.cbo_list
            where c.system = 'sigtap' and c.until = '' and ${where} limit 1`,
        )
      )?.code ?? '';
    const ofAnother = await odd(sql`not '225142' = any(l.codes)`);
    expect(await refusedFields(id, done(ofAnother))).toEqual([422, ['plan.procedures.0']]);
    const ofChildren = await odd(sql`c.age_until < 60 and '225142' = any(l.codes)`);
    expect(await refusedFields(id, done(ofChildren))).toEqual([422, ['plan.procedures.0']]);
    await sql`update code_item set until = '202601' where system = 'ciap2' and code = 'R74'`.execute(db());
    expect(await refusedFields(id, problem({ ciap2: 'R74' }))).toEqual([
      422,
      ['assessment.problems.0.ciap2'],
    ]);
  });
});

async function formsOf(encounterId: string) {
  const ledi = await loadLedi();
  const stored = await rowsOf<{ envelope: Buffer }>(
    db(),
    sql`select f.envelope from encounter_ficha e join ficha f on f.uuid = e.uuid
      where e.encounter_id = ${encounterId} order by f.tipo`,
  );
  return stored.map(({ envelope }) => ledi.decodeRecord(ledi.layout, envelope).form);
}

describe('what happens to the citizen and to the unit during the visit', () => {
  const finished = async (id: string) => {
    const { status, body } = await clinic.finish(clinic.physician, id, VISIT);
    return [status, body.fichas?.map(({ form, valid, findings }) => [form, valid, findings])];
  };
  const GOOD = [
    200,
    [
      ['fai', true, []],
      ['fp', true, []],
    ],
  ];

  test('she dies: what was done until then is kept', async () => {
    const { id, citizenId, day } = await open();
    const { version } = (await clinic.coordinator.call<{ version: number }>('GET', `/citizens/${citizenId}`))
      .body;
    const died = await clinic.coordinator.call('POST', `/citizens/${citizenId}/death`, {
      diedOn: day,
      version,
    });
    expect(died.status).toBe(200);
    expect(await finished(id)).toEqual(GOOD);
  });

  test('she is corrected: the fichas say what she is registered with at the end', async () => {
    const { id, citizenId } = await open();
    await sql`update citizen set birth_date = '1950-01-02' where id = ${citizenId}`.execute(db());
    expect(await finished(id)).toEqual(GOOD);
    const [fai] = await formsOf(id);
    const [child] = (fai?.['atendimentosIndividuais'] ?? []) as Array<{ dataNascimento: number }>;
    expect(new Date(child?.dataNascimento ?? 0).toISOString()).toContain('1950-01-02');
  });

  test('two registrations of hers are joined: what is found belongs to the one that stays', async () => {
    const { id, citizenId } = await open();
    const principalId = (await clinic.arrive()).citizenId;
    const versionOf = async (one: string) =>
      (await clinic.coordinator.call<{ version: number }>('GET', `/citizens/${one}`)).body.version;
    const joined = await clinic.coordinator.call('POST', '/citizen-merges', {
      principalId,
      otherIds: [citizenId],
      versions: { [principalId]: await versionOf(principalId), [citizenId]: await versionOf(citizenId) },
    });
    expect([joined.status, joined.text]).toEqual([201, expect.any(String)]);
    expect(await finished(id)).toEqual(GOOD);
    const kept = await findRow(
      db(),
      sql`select citizen_id as "citizenId" from problem_evolution v join problem p on p.id = v.problem_id
        where v.encounter_id = ${id}`,
    );
    expect(kept).toEqual({ citizenId: principalId });
  });

  test('the clock is put back: the visit ends when it began, not before', async () => {
    const startsLater = (id: string) =>
      sql`update encounter set started_at = started_at + interval '10 seconds' where id = ${id}`.execute(
        db(),
      );
    const { id } = await open();
    await startsLater(id);
    expect(await finished(id)).toEqual(GOOD);
    const { id: cancelled } = await open();
    await startsLater(cancelled);
    expect((await clinic.physician.call('POST', `/encounters/${cancelled}/cancel`)).status).toBe(200);
  });

  test('without CPF and CNS the fichas are of nobody known, and valid', async () => {
    const { id } = await open({ cpf: null, noCpfReason: 2 });
    expect(await finished(id)).toEqual(GOOD);
  });

  test('the unit leaves the CNES: the fichas of those who worked there stay valid', async () => {
    const { id } = await open();
    await sql`update unit set active = false, inactivated_at = now() where id = ${clinic.unitId}`.execute(
      db(),
    );
    expect(await finished(id)).toEqual(GOOD);
  });
});
