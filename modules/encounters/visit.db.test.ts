import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadLedi } from '#platform/ledi/load';
import { findRow, rowsOf, sql } from '#platform/db/database';
import type { Entry } from '#modules/reception/contract/parts';
import { toldOf } from '#modules/reception/test/front';
import { type Clinic, openClinic, VISIT } from './test/clinic.ts';

let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
});
afterAll(() => clinic.close());

type Stored = { uuid: string; tipo: number; outcome: string; findings: unknown; envelope: Buffer };
/** Of the production store, of an encounter. */
const storedOf = (encounterId: string): Promise<Stored[]> =>
  rowsOf<Stored>(
    clinic.installation.platform.db,
    sql`select f.uuid, f.tipo, f.outcome, f.findings, f.envelope
      from encounter_ficha e join ficha f on f.uuid = e.uuid where e.encounter_id = ${encounterId} order by f.tipo`,
  );
async function formsOf(encounterId: string) {
  const ledi = await loadLedi();
  return (await storedOf(encounterId)).map(({ envelope }) => ledi.decodeRecord(ledi.layout, envelope).form);
}
const entryOf = async (id: string): Promise<Entry | undefined> =>
  (await clinic.list({ statuses: ['aguardando', 'em-escuta', 'em-atendimento', 'realizado'] })).rows.find(
    (entry) => entry.id === id,
  );

describe('the first line', () => {
  test('escuta, a short SOAP with a problem, and the end: FAI and FP in the store, valid, the list closed', async () => {
    const { entryId, citizenId } = await clinic.arrive();
    const listening = await clinic.start(clinic.nurse, entryId, 'escuta');
    expect([listening.status, listening.body.kind, listening.body.own]).toEqual([201, 'escuta', true]);
    expect((await entryOf(entryId))?.status).toBe('em-escuta');
    const listened = await clinic.listen(clinic.nurse, listening.body.id, {
      reason: 'K86',
      text: 'Refere cefaleia.',
      measured: { systolic: 156, diastolic: 98, weight: 70, height: 165 },
      risk: 'amarelo',
      stays: { lotacaoId: clinic.physicianLotacao, teamId: null, serviceTypes: [] },
    });
    expect(listened.text).toContain('"valid":true');
    expect(listened.body.fichas.map(({ form, valid, findings }) => [form, valid, findings])).toEqual([
      ['fp', true, []],
    ]);
    expect(await entryOf(entryId)).toMatchObject({ status: 'aguardando', risk: 'amarelo' });
    const [escuta] = await formsOf(listening.body.id);
    expect(escuta).toMatchObject({
      atendProcedimentos: [
        {
          statusEscutaInicialOrientacao: true,
          // ENC-05: weight and height, and the pressure.
          procedimentos: ['0101040024', '0301100039'],
          medicoes: { peso: 70, altura: 165, pressaoArterialSistolica: 156, pressaoArterialDiastolica: 98 },
        },
      ],
    });

    const started = await clinic.start(clinic.physician, entryId);
    expect([started.status, started.body.kind]).toEqual([201, 'individual']);
    const done = await clinic.finish(clinic.physician, started.body.id, VISIT);
    expect([done.status, done.text]).toEqual([200, expect.stringContaining('"fichas"')]);
    expect(done.body.fichas.map(({ form, valid, findings }) => [form, valid, findings])).toEqual([
      ['fai', true, []],
      ['fp', true, []],
    ]);
    expect((await entryOf(entryId))?.status).toBe('realizado');
    const [fai, fp] = await formsOf(started.body.id);
    expect(fai).toMatchObject({
      atendimentosIndividuais: [
        {
          tipoAtendimento: 5,
          condutas: [1],
          tipoParticipacaoCidadao: 2,
          problemasCondicoes: [{ ciap: 'K86', situacao: 0, coSequencialEvolucao: 1, isAvaliado: true }],
          medicoes: { pressaoArterialSistolica: 156, pressaoArterialDiastolica: 98 },
        },
      ],
    });
    // ENC-31: the medical consultation of primary care, by itself.
    expect(fp).toMatchObject({ atendProcedimentos: [{ procedimentos: ['0301100039', '0301010064'] }] });
    expect(await toldOf(clinic, started.body.id)).toEqual(['encounters.started', 'encounters.finished']);

    const sheet = await clinic.physician.call<{ code?: string }>('GET', `/citizens/${citizenId}/front-sheet`);
    expect([sheet.status, sheet.body.code]).toEqual([403, 'justification-required']);
  });

  test('in care the record is open without a justification, and tells what was found before', async () => {
    const { entryId, citizenId } = await clinic.arrive();
    const first = await clinic.start(clinic.physician, entryId);
    await clinic.finish(clinic.physician, first.body.id, {
      ...VISIT,
      end: { ...VISIT.end, stays: { lotacaoId: null, teamId: null, serviceTypes: [] } },
    });
    const again = await clinic.start(clinic.nurse, entryId);
    const { body, status } = await clinic.nurse.call<Record<string, unknown[]>>(
      'GET',
      `/citizens/${citizenId}/front-sheet`,
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      problems: [{ ciap2: 'K86', state: 0, startedOn: '2017' }],
      contacts: [{ kind: 'individual', professional: 'PAULO HENRIQUE DUARTE', about: [{ code: 'K86' }] }],
    });
    expect(body.measurements).toEqual([
      expect.objectContaining({ what: 'diastolic', value: 98, today: true }),
      expect.objectContaining({ what: 'systolic', value: 156, today: true }),
    ]);
    const whole = await clinic.nurse.call('GET', `/citizens/${citizenId}/encounters/${first.body.id}`);
    expect(whole.body).toMatchObject({ soap: VISIT.subjective ? { subjective: VISIT.subjective } : {} });
    expect((await clinic.finish(clinic.nurse, again.body.id, VISIT)).status).toBe(200);
    const evolutions = await findRow<{ sequences: number[] }>(
      clinic.installation.platform.db,
      sql`select array_agg(v.sequence order by v.sequence) as sequences from problem_evolution v
        join problem p on p.id = v.problem_id where p.citizen_id = ${citizenId}`,
    );
    expect(evolutions?.sequences).toEqual([1, 2]);
  });
});

describe('what keeps it from ending', () => {
  const open = async () => {
    const { entryId } = await clinic.arrive();
    return (await clinic.start(clinic.physician, entryId)).body.id;
  };
  const paths = async (id: string, content: object, client = clinic.physician) => {
    const { status, body } = await clinic.finish(client, id, content);
    return [status, body.fields?.map(({ path }) => path)];
  };

  test('ENC-18 half a pressure, and a glucose without its moment', async () => {
    const id = await open();
    const measured = (values: object) => ({ ...VISIT, objective: { measured: values } });
    expect(await paths(id, measured({ systolic: 120 }))).toEqual([422, ['objective.measured.diastolic']]);
    expect(await paths(id, measured({ capillaryGlucose: 95 }))).toEqual([
      422,
      ['objective.measured.glucoseMoment'],
    ]);
  });

  test('ENC-19 a temperature of 46.0; 45.0 is taken', async () => {
    const id = await open();
    const hot = (temperature: number) => ({ ...VISIT, objective: { measured: { temperature } } });
    expect(await paths(id, hot(46))).toEqual([422, ['objective.measured.temperature']]);
    expect((await clinic.finish(clinic.physician, id, hot(45))).status).toBe(200);
  });

  test('ENC-20 CID-10 by a nurse is refused by the API, and taken from a physician', async () => {
    const { entryId } = await clinic.arrive();
    const { id } = (await clinic.start(clinic.nurse, entryId)).body;
    const rights = await clinic.nurse.call<{ rights: object }>('GET', `/encounters/${id}`);
    expect(rights.body.rights).toMatchObject({ cid10: false, assess: true });
    const coded = { ...VISIT, assessment: { problems: [{ cid10: 'I10' }] } };
    expect((await clinic.finish(clinic.nurse, id, coded)).status).toBe(403);
    expect((await clinic.finish(clinic.physician, await open(), coded)).status).toBe(200);
  });

  test('ENC-20 nor to a problem of the list does a nurse add a CID-10; one that it has she evaluates', async () => {
    const { citizenId, entryId } = await clinic.arrive();
    const { id } = (await clinic.start(clinic.physician, entryId)).body;
    const listed = { state: 0, startedOn: '2017' };
    const problems = [
      { ciap2: 'K86', listed },
      { cid10: 'E119', listed },
    ];
    const first = await clinic.finish(clinic.physician, id, { ...VISIT, assessment: { problems } });
    expect([first.status, first.body.fields]).toEqual([200, undefined]);
    const ids = await rowsOf<{ problemId: string; ciap2: string | null }>(
      clinic.installation.platform.db,
      sql`select id as "problemId", ciap2 from problem where citizen_id = ${citizenId} order by ciap2 nulls last`,
    );
    const [hypertension, diabetes] = ids.map(({ problemId }) => problemId);
    const again = (await clinic.start(clinic.nurse, (await clinic.add(citizenId)).body.id)).body.id;
    const by = (problem: object) =>
      clinic.finish(clinic.nurse, again, { ...VISIT, assessment: { problems: [problem] } });
    expect((await by({ problemId: hypertension, ciap2: 'K86', cid10: 'I10' })).status).toBe(403);
    expect((await by({ problemId: diabetes, cid10: 'E119', listed: { state: 0 } })).status).toBe(200);
  });

  test('ENC-21 without a problem, and with the same code twice', async () => {
    const id = await open();
    const problems = (...list: object[]) => ({ ...VISIT, assessment: { problems: list } });
    expect(await paths(id, problems())).toEqual([422, ['assessment.problems']]);
    expect(await paths(id, problems({ ciap2: 'K86' }, { ciap2: 'K86' }))).toEqual([
      422,
      ['assessment.problems.1.ciap2'],
    ]);
  });

  test('ENC-22 a problem resolved without its end, or that ends before it began', async () => {
    const id = await open();
    const listed = (of: object) => ({ ...VISIT, assessment: { problems: [{ ciap2: 'K86', listed: of }] } });
    expect(await paths(id, listed({ state: 2 }))).toEqual([422, ['assessment.problems.0.listed.endedOn']]);
    expect(await paths(id, listed({ state: 2, startedOn: '2020-05', endedOn: '2020-04-30' }))).toEqual([
      422,
      ['assessment.problems.0.listed.endedOn'],
    ]);
  });

  test('ENC-04 an escuta of spontaneous demand without its risk', async () => {
    const { entryId } = await clinic.arrive();
    const { id } = (await clinic.start(clinic.nurse, entryId, 'escuta')).body;
    const { status, body } = await clinic.listen(clinic.nurse, id, { reason: 'A03' });
    expect([status, body.fields?.map(({ path }) => path)]).toEqual([422, ['risk']]);
  });

  test('ENC-06 who stays after the escuta is on the list by the risk that it found', async () => {
    const stays = { lotacaoId: null, teamId: null, serviceTypes: [] };
    const entries = new Map<string, string>();
    for (const risk of ['azul', 'verde', 'amarelo', 'vermelho']) {
      const { entryId } = await clinic.arrive();
      const { id } = (await clinic.start(clinic.nurse, entryId, 'escuta')).body;
      const done = await clinic.listen(clinic.nurse, id, { reason: 'A03', risk, stays });
      expect([done.status, done.text]).toEqual([200, done.text]);
      entries.set(entryId, risk);
    }
    const { rows } = await clinic.list({ order: 'risco' });
    expect(rows.flatMap((row) => entries.get(row.id) ?? [])).toEqual([
      'vermelho',
      'amarelo',
      'verde',
      'azul',
    ]);
  });

  test('ENC-07 a second escuta of one arrival; the first is there to be read', async () => {
    const { entryId } = await clinic.arrive();
    const { id } = (await clinic.start(clinic.nurse, entryId, 'escuta')).body;
    const stays = { lotacaoId: null, teamId: null, serviceTypes: [] };
    expect((await clinic.listen(clinic.nurse, id, { reason: 'A03', risk: 'azul', stays })).status).toBe(200);
    const second = await clinic.start(clinic.nurse, entryId, 'escuta');
    expect([second.status, second.body.code]).toEqual([409, 'escuta-done']);
  });

  test('ENC-08 what another attends, named, until it is cancelled', async () => {
    const { entryId } = await clinic.arrive();
    const { id } = (await clinic.start(clinic.physician, entryId)).body;
    const refused = await clinic.start(clinic.nurse, entryId);
    expect([refused.status, refused.body.detail]).toEqual([
      409,
      expect.stringContaining('PAULO HENRIQUE DUARTE'),
    ]);
    expect((await clinic.finish(clinic.nurse, id, VISIT)).body.code).toBe('encounter-of-another');
    expect((await clinic.physician.call('POST', `/encounters/${id}/cancel`)).status).toBe(200);
    expect((await clinic.start(clinic.nurse, entryId)).status).toBe(201);
    expect((await clinic.finish(clinic.physician, id, VISIT)).body.code).toBe('encounter-ended');
  });

  test('ENC-09 an arrival whose attendance began is not excluded; one that waits is', async () => {
    const { entryId } = await clinic.arrive();
    const version = async () => (await entryOf(entryId))?.version ?? 0;
    const { id } = (await clinic.start(clinic.physician, entryId)).body;
    const exclude = async () =>
      clinic.reception.call('DELETE', `/list-entries/${entryId}?version=${await version()}`);
    expect((await exclude()).status).toBe(409);
    await clinic.physician.call('POST', `/encounters/${id}/cancel`);
    expect((await exclude()).status).toBe(204);
  });
});

test('who makes no assessment attends by procedures, at least one', async () => {
  const { entryId } = await clinic.arrive();
  const { id, kind } = (await clinic.start(clinic.technician, entryId)).body;
  expect(kind).toBe('procedimentos');
  const none = await clinic.finish(clinic.technician, id, { subjective: { text: 'Curativo.' } });
  expect([none.status, none.body.fields?.[0]?.path]).toEqual([422, 'plan.procedures']);
  const done = await clinic.finish(clinic.technician, id, { plan: { procedures: [{ code: '0301100039' }] } });
  expect(done.body.fichas).toMatchObject([{ form: 'fp', valid: true }]);
});

test('two ends at once: exactly one encounter, one set of fichas', async () => {
  const { entryId } = await clinic.arrive();
  const { id } = (await clinic.start(clinic.physician, entryId)).body;
  const ends = await Promise.all([1, 2, 3].map(() => clinic.finish(clinic.physician, id, VISIT)));
  expect(ends.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
  expect(await storedOf(id)).toHaveLength(2);
});

describe('a prescription', () => {
  const losartan = {
    catmat: 'BR0268856',
    name: 'Losartana potássica 50 mg, comprimido',
    recipe: 'comum',
    route: 0,
    quantity: 180,
    dosage: {
      doseKind: 'regular',
      dose: '1',
      unit: 'comprimido',
      schedule: { kind: 'interval', hours: 12 },
      start: '',
      duration: 'indefinite',
      continuous: true,
    },
  };
  const prescribing = (day: string, change: object = {}) => ({
    ...VISIT,
    plan: { prescribed: [{ ...losartan, dosage: { ...losartan.dosage, start: day, ...change } }] },
  });

  test('goes into the FAI, stands among the medicines in use, and prints with its posology and fonts', async () => {
    const { entryId, citizenId } = await clinic.arrive({ socialName: 'ODETE' });
    const { id, day } = (await clinic.start(clinic.physician, entryId)).body;
    const done = await clinic.finish(clinic.physician, id, prescribing(day));
    expect(done.body.fichas.map(({ form, valid, findings }) => [form, valid, findings])).toEqual([
      ['fai', true, []],
      ['fp', true, []],
    ]);
    const [fai] = await formsOf(id);
    expect(fai).toMatchObject({
      atendimentosIndividuais: [
        {
          medicamentos: [
            { codigoCatmat: 'BR0268856', doseFrequenciaTipo: 3, doseFrequencia: '12', usoContinuo: true },
          ],
        },
      ],
    });
    for (const paper of ['A4', 'A5']) {
      const file = await clinic.physician.call('GET', `/encounters/${id}/prescription.pdf?paper=${paper}`);
      expect(file.headers['content-type']).toBe('application/pdf');
    }
    await clinic.physician.call('POST', `/citizens/${citizenId}/openings`, {
      justification: 'Revisão da receita',
    });
    const sheet = await clinic.physician.call<{ medicines: object[] }>(
      'GET',
      `/citizens/${citizenId}/front-sheet`,
    );
    expect(sheet.body.medicines).toMatchObject([
      { name: losartan.name, continuous: true, posology: '1 comprimido a cada 12 horas, uso contínuo.' },
    ]);
  });

  test('one problem, evaluated again: with its other code, with its start taken back, and never over what another wrote meanwhile', async () => {
    const { entryId, citizenId } = await clinic.arrive();
    type Listed = {
      id: string;
      ciap2: string;
      cid10: string | null;
      startedOn: string | null;
      evolutions: number;
    };
    const again = async () =>
      (await clinic.start(clinic.physician, (await clinic.add(citizenId)).body.id)).body.id;
    const listed = async () =>
      (await clinic.physician.call<{ problems: Listed[] }>('GET', `/citizens/${citizenId}/front-sheet`)).body
        .problems;
    const ending = (id: string, ...problems: object[]) =>
      clinic.finish(clinic.physician, id, { ...VISIT, assessment: { problems } });
    await clinic.finish(clinic.physician, (await clinic.start(clinic.physician, entryId)).body.id, VISIT);

    const second = await again();
    const [first] = await listed();
    expect(first).toMatchObject({ ciap2: 'K86', cid10: null, startedOn: '2017', evolutions: 1 });
    const named = { ciap2: 'K86', cid10: 'I10', listed: { state: 0 } };
    expect((await ending(second, named)).status).toBe(200);

    const third = await again();
    const known = { problemId: first?.id, listed: { state: 0, startedOn: null } };
    const stale = await ending(third, { ...known, evolutions: 1 });
    expect([stale.status, stale.body.fields?.map(({ path }) => path)]).toEqual([
      422,
      ['assessment.problems.0'],
    ]);
    expect(await listed()).toMatchObject([{ cid10: 'I10', startedOn: '2017', evolutions: 2 }]);
    expect((await ending(third, { ...known, evolutions: 2 })).status).toBe(200);
    await again();
    expect(await listed()).toMatchObject([{ id: first?.id, startedOn: null, evolutions: 3 }]);
  });

  test('a medicine is stopped by who attends again: in use no more, told in the history, and not stopped twice', async () => {
    const { entryId, citizenId } = await clinic.arrive();
    const first = (await clinic.start(clinic.physician, entryId)).body;
    expect((await clinic.finish(clinic.physician, first.id, prescribing(first.day))).status).toBe(200);
    const again = async (client = clinic.physician) =>
      (await clinic.start(client, (await clinic.add(citizenId)).body.id)).body.id;
    const sheet = async () =>
      (
        await clinic.physician.call<{ medicines: Array<{ id: string }> }>(
          'GET',
          `/citizens/${citizenId}/front-sheet`,
        )
      ).body.medicines;
    const second = await again();
    const [medicine] = await sheet();
    const stopping = (prescriptionId: string | undefined) => ({
      ...VISIT,
      plan: { stopped: [{ prescriptionId, how: 'interrupted', note: 'Tosse' }] },
    });
    const stranger = await clinic.finish(clinic.physician, second, stopping(second));
    expect([stranger.status, stranger.body.fields?.map(({ path }) => path)]).toEqual([
      422,
      ['plan.stopped.0'],
    ]);
    expect((await clinic.finish(clinic.physician, second, stopping(medicine?.id))).status).toBe(200);
    const third = await again();
    expect(await sheet()).toMatchObject([{ name: losartan.name, stopped: { how: 'interrupted' } }]);
    const whole = await clinic.physician.call('GET', `/citizens/${citizenId}/encounters/${second}`);
    expect(whole.text).toContain(losartan.name);
    const twice = await clinic.finish(clinic.physician, third, stopping(medicine?.id));
    expect([twice.status, twice.body.fields?.map(({ path }) => path)]).toEqual([422, ['plan.stopped.0']]);
  });

  test('ENC-27 a single dose of continuous use, and one day of what is taken every two, are refused by their field', async () => {
    const { entryId } = await clinic.arrive();
    const { id, day } = (await clinic.start(clinic.physician, entryId)).body;
    const refused = async (change: object) =>
      (await clinic.finish(clinic.physician, id, prescribing(day, change))).body.fields?.map(
        ({ path }) => path,
      );
    const at = 'plan.prescribed.0.dosage';
    expect(await refused({ doseKind: 'single', schedule: null, duration: null })).toEqual([
      `${at}.continuous`,
    ]);
    expect(
      await refused({
        schedule: { kind: 'frequency', times: 1, every: 2, per: 'day' },
        duration: { count: 1, per: 'day' },
      }),
    ).toEqual([`${at}.duration`]);
  });
});

test('the timeline turns page by page, each encounter once, the newest first', async () => {
  const { entryId, citizenId } = await clinic.arrive();
  const stays = { lotacaoId: null, teamId: null, serviceTypes: [] };
  const made: string[] = [];
  for (const end of [{ ...VISIT.end, stays }, { ...VISIT.end, stays }, VISIT.end]) {
    const { id } = (await clinic.start(clinic.physician, entryId)).body;
    expect((await clinic.finish(clinic.physician, id, { ...VISIT, end })).status).toBe(200);
    made.unshift(id);
  }
  await clinic.physician.call('POST', `/citizens/${citizenId}/openings`, {
    justification: 'Revisão do caso',
  });
  const seen: string[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const query = new URLSearchParams({ limit: '2', ...(after && { after }) });
    const { body, status } = await clinic.physician.call<{
      rows: Array<{ id: string }>;
      next: string | null;
      total: object;
    }>('GET', `/citizens/${citizenId}/history?${query.toString()}`);
    expect([status, body.total]).toEqual([200, { count: 3, capped: false }]);
    seen.push(...body.rows.map((row) => row.id));
    after = body.next;
  }
  expect(seen).toEqual(made);
});
