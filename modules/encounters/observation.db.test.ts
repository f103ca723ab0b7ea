import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RouteOutput } from '#platform/contract/route';
import { loadLedi } from '#platform/ledi/load';
import { rowsOf, sql } from '#platform/db/database';
import type { getEncounter } from './contract.ts';
import { type Clinic, openClinic, VISIT } from './test/clinic.ts';

const URGENCY = 6;

let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
});
afterAll(() => clinic.close());

const db = () => clinic.installation.platform.db;
const unitIs = (type: string, subtype: string) =>
  sql`update unit set type_code = ${type}, subtype_code = ${subtype} where id = ${clinic.unitId}`.execute(
    db(),
  );
async function begin(client = clinic.physician): Promise<string> {
  const { entryId } = await clinic.arrive();
  return (await clinic.start(client, entryId)).body.id;
}
const visit = (plan: object) => ({ ...VISIT, plan, end: { ...VISIT.end, attendance: URGENCY } });

async function formsOf(encounterId: string) {
  const ledi = await loadLedi();
  const stored = await rowsOf<{ envelope: Buffer }>(
    db(),
    sql`select f.envelope from encounter_ficha e join ficha f on f.uuid = e.uuid
      where e.encounter_id = ${encounterId} order by f.tipo`,
  );
  return stored.map(({ envelope }) => ledi.decodeRecord(ledi.layout, envelope).form);
}
async function done(plan: object) {
  const id = await begin();
  const { status, body } = await clinic.finish(clinic.physician, id, visit(plan));
  expect([status, body.fichas.map(({ valid, findings }) => [valid, findings])]).toEqual([
    200,
    [
      [true, []],
      [true, []],
    ],
  ]);
  return formsOf(id);
}

test('ENC-32 in a pronto atendimento the urgency with observation has its own procedure, and the ficha says it', async () => {
  await unitIs('73', '001');
  const [fai, fp] = await done({ text: 'Hidratação e reavaliação em 2 h.', observation: true });
  expect(fai).toMatchObject({
    atendimentosIndividuais: [{ ficouEmObservacao: true, tipoAtendimento: URGENCY }],
  });
  expect(fp).toMatchObject({ atendProcedimentos: [{ procedimentos: ['0301100039', '0301060029'] }] });
  const [, without] = await done({ text: 'Liberada.' });
  expect(without).toMatchObject({ atendProcedimentos: [{ procedimentos: ['0301100039', '0301060061'] }] });
});

test('the end proposes both, and only who may observe is offered it', async () => {
  await unitIs('73', '001');
  const seen = async (client = clinic.physician) =>
    (await client.call<RouteOutput<typeof getEncounter>>('GET', `/encounters/${await begin(client)}`)).body;
  const { rights, consultations } = await seen();
  expect(rights.observe).toBe(true);
  expect(
    consultations
      .filter(({ attendance }) => attendance === URGENCY)
      .map(({ observed, code }) => [observed, code]),
  ).toEqual([
    [false, '0301060061'],
    [true, '0301060029'],
  ]);
  expect((await seen(clinic.nurse)).rights.observe).toBe(true);
  expect((await seen(clinic.technician)).rights.observe).toBe(false);
});

test('observation asks for the plan of care, and is of a pronto atendimento alone', async () => {
  await unitIs('73', '001');
  const id = await begin();
  const refused = async (plan: object) => {
    const { status, body } = await clinic.finish(clinic.physician, id, visit(plan));
    return [status, body.fields?.map(({ path }) => path)];
  };
  expect(await refused({ observation: true })).toEqual([422, ['plan.text']]);
  await unitIs('02', '');
  expect(await refused({ text: 'Reavaliar.', observation: true })).toEqual([422, ['plan.observation']]);
});
