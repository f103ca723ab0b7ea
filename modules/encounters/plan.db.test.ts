import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rowsOf, sql } from '#platform/db/database';
import { loadLedi } from '#platform/ledi/load';
import { type Clinic, openClinic, VISIT } from './test/clinic.ts';

let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
});
afterAll(() => clinic.close());

const HBA1C = '0202010503';
/** Radiography of the thorax. */
const COSTLY = '0206010079';

const open = async (client = clinic.physician) => {
  const { entryId, citizenId } = await clinic.arrive();
  const { id, day } = (await clinic.start(client, entryId)).body;
  return { id, day, citizenId };
};
const planning = (plan: object) => ({ ...VISIT, plan });
const pathsOf = async (id: string, content: object, client = clinic.physician) => {
  const { status, body } = await clinic.finish(client, id, content);
  return [status, body.fields?.map(({ path }) => path)];
};
async function faiOf(encounterId: string) {
  const ledi = await loadLedi();
  const [row] = await rowsOf<{ envelope: Buffer }>(
    clinic.installation.platform.db,
    sql`select f.envelope from encounter_ficha e join ficha f on f.uuid = e.uuid
      where e.encounter_id = ${encounterId} and f.tipo = 4`,
  );
  const form = row && ledi.decodeRecord(ledi.layout, row.envelope).form;
  const children = form?.['atendimentosIndividuais'];
  return Array.isArray(children) ? children[0] : undefined;
}
const valid = (answer: Awaited<ReturnType<typeof clinic.finish>>) =>
  answer.body.fichas?.map(({ form, valid: is, findings }) => [form, is, findings]);

describe('exams', () => {
  const request = { costly: false, exams: [{ code: HBA1C }], justification: 'Acompanhamento do diabetes' };

  test('ENC-24 a result in its range goes into the FAI as evaluated, with its value; out of it is refused by its field', async () => {
    const { id, day } = await open();
    const result = (value: number) => ({
      ...VISIT,
      objective: { results: [{ code: HBA1C, performedOn: day, value }] },
    });
    expect(await pathsOf(id, result(101))).toEqual([422, ['objective.results.0.value']]);
    const done = await clinic.finish(clinic.physician, id, result(7.2));
    expect(valid(done)).toEqual([
      ['fai', true, []],
      ['fp', true, []],
    ]);
    expect(await faiOf(id)).toMatchObject({
      exame: [{ codigoExame: HBA1C, solicitadoAvaliado: ['A'] }],
      resultadosExames: [{ exame: HBA1C, resultadoExame: [{ tipoResultado: 1, valorResultado: '7.2' }] }],
    });
  });

  test('a request goes into the FAI as asked for, and prints; the same exam twice is refused', async () => {
    const { id } = await open();
    const twice = planning({ examRequests: [request, request] });
    expect(await pathsOf(id, twice)).toEqual([422, ['plan.examRequests.1.exams.0']]);
    expect((await clinic.physician.call('GET', `/encounters/${id}/exams.pdf`)).status).toBe(404);
    expect(valid(await clinic.finish(clinic.physician, id, planning({ examRequests: [request] })))).toEqual([
      ['fai', true, []],
      ['fp', true, []],
    ]);
    expect(await faiOf(id)).toMatchObject({ exame: [{ codigoExame: HBA1C, solicitadoAvaliado: ['S'] }] });
    const paper = await clinic.physician.call('GET', `/encounters/${id}/exams.pdf?paper=A5`);
    expect([paper.status, paper.headers['content-type']]).toEqual([200, 'application/pdf']);
  });

  test('ENC-25 of high cost, never without the CID-10; a common one without it is taken', async () => {
    const { id } = await open();
    const costly = { ...request, costly: true, exams: [{ code: COSTLY }] };
    expect(await pathsOf(id, planning({ examRequests: [costly] }))).toEqual([
      422,
      ['plan.examRequests.0.cid10'],
    ]);
    expect(
      (await clinic.finish(clinic.physician, id, planning({ examRequests: [{ ...costly, cid10: 'R51' }] })))
        .status,
    ).toBe(200);
  });
});

test('ENC-29 an elective referral: risk 3 and the conduct of referred in the FAI; again the same is refused', async () => {
  const { id } = await open();
  const referral = { specialty: 6, cid10: 'I10', risk: 3, reason: 'Pressão fora da meta' };
  const referrals = (...specialised: object[]) => planning({ referrals: { specialised } });
  expect(await pathsOf(id, referrals(referral, referral))).toEqual([
    422,
    ['plan.referrals.specialised.1.specialty'],
  ]);
  const done = await clinic.finish(clinic.physician, id, {
    ...referrals(referral),
    end: { attendance: 5, participation: 2 },
  });
  expect(valid(done)?.[0]).toEqual(['fai', true, []]);
  expect(await faiOf(id)).toMatchObject({
    condutas: [4],
    encaminhamentos: [{ especialidade: 6, hipoteseDiagnosticoCid10: 'I10', classificacaoRisco: 3 }],
  });
  expect((await clinic.physician.call('GET', `/encounters/${id}/referrals.pdf`)).status).toBe(200);
});

test('ENC-30 a physician certifies three days, and it prints; who may only see certificates is refused', async () => {
  const { id, day } = await open();
  const certificate = { model: 'padrao', day, time: '10:30', days: 3 };
  const plan = { certificates: [certificate], guidance: ['Medir a pressão em casa.'] };
  expect(await pathsOf(id, planning({ certificates: [{ ...certificate, days: 0 }] }))).toEqual([
    422,
    ['plan.certificates.0.days'],
  ]);
  expect((await clinic.finish(clinic.physician, id, planning(plan))).status).toBe(200);
  for (const paper of ['certificates', 'guidance']) {
    expect((await clinic.physician.call('GET', `/encounters/${id}/${paper}.pdf`)).status).toBe(200);
  }
  const ofNurse = await open(clinic.nurse);
  const refused = await clinic.finish(clinic.nurse, ofNurse.id, planning({ certificates: [certificate] }));
  expect([refused.status, refused.body.detail]).toEqual([403, 'Seu perfil não emite atestados.']);
});

test.each([
  [
    'W78 with a CID-10 that is not of supervision',
    [{ ciap2: 'W78', cid10: 'I10' }],
    'assessment.problems.0.ciap2',
  ],
  ['two CID-10 of supervision', [{ ciap2: 'W78', cid10: 'Z340' }, { cid10: 'Z348' }], 'assessment.problems'],
])('pregnancy: %s is refused by its field', async (_what, problems, path) => {
  const { id } = await open();
  expect(await pathsOf(id, { ...VISIT, assessment: { problems } })).toEqual([422, [path]]);
});
