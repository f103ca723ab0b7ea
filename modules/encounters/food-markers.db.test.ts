import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadLedi } from '#platform/ledi/load';
import { findRow, sql } from '#platform/db/database';
import { FOOD_BLOCKS, answerKey, MEALS_QUESTION } from './contract/food-markers.ts';
import { type Clinic, openClinic, VISIT } from './test/clinic.ts';

/** "Marcadores de consumo alimentar" in an encounter, as CDS-32 asks them by age. */

const [UNDER_6_MONTHS, UNDER_2_YEARS, OLDER] = FOOD_BLOCKS;
type Block = (typeof FOOD_BLOCKS)[number];

let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
});
afterAll(() => clinic.close());

const db = () => clinic.installation.platform.db;
/** An open encounter of who was born so many months, and days, ago. */
async function begin(months: number, days = 0): Promise<{ id: string; citizenId: string }> {
  const { entryId, citizenId } = await clinic.arrive();
  await sql`update citizen set birth_date =
      ((now() at time zone 'America/Sao_Paulo')::date - ${months} * interval '1 month' - ${days} * interval '1 day')::date
    where id = ${citizenId}`.execute(db());
  return { id: (await clinic.start(clinic.physician, entryId)).body.id, citizenId };
}
/** Everything answered, with what follows a yes. */
const allOf = ({ questions }: Block, first = 1) =>
  Object.fromEntries(
    questions
      .filter(({ code }) => code !== MEALS_QUESTION)
      .map(({ code, choices }) => [answerKey(code), choices[0]?.value === 1 ? first : choices[0]?.value]),
  );
const finish = (id: string, foodMarkers: object) =>
  clinic.finish(clinic.physician, id, {
    ...VISIT,
    objective: { ...VISIT.objective, foodMarkers },
    assessment: { problems: [{ ciap2: 'K86' }] },
  });
async function refused(id: string, foodMarkers: object) {
  const { status, body } = await finish(id, foodMarkers);
  return [status, body.fields?.map(({ path }) => path)];
}
async function fichaOf(encounterId: string) {
  const ledi = await loadLedi();
  const row = await findRow<{ envelope: Buffer }>(
    db(),
    sql`select f.envelope from encounter_ficha e join ficha f on f.uuid = e.uuid
      where e.encounter_id = ${encounterId} and f.tipo = 12`,
  );
  return row && ledi.decodeRecord(ledi.layout, row.envelope).form;
}
const at = (code: number) => `objective.foodMarkers.answers.${answerKey(code)}`;

describe('CDS-32 the age asks its own questions, and the ficha MCA has its own list', () => {
  test.each([
    [5, 0, UNDER_6_MONTHS, {}],
    [6, 0, UNDER_2_YEARS, {}],
    [23, 20, UNDER_2_YEARS, {}],
    [24, 0, OLDER, { meals: [12, 14, 16] }],
    [70 * 12, 0, OLDER, { meals: [14] }],
  ])('%i months and %i days', async (months, days, block, more) => {
    const { id } = await begin(months, days);
    const { status, body, text } = await finish(id, { answers: allOf(block), ...more });
    expect([status, text]).toEqual([200, expect.any(String)]);
    expect(body.fichas.map(({ form, valid, findings }) => [form, valid, findings])).toEqual([
      ['fai', true, []],
      ['mca', true, []],
      ['fp', true, []],
    ]);
    const ficha = await fichaOf(id);
    const lists = FOOD_BLOCKS.map(({ list }) => (ficha?.[list] as unknown[] | undefined)?.length ?? 0);
    expect(lists).toEqual(FOOD_BLOCKS.map((one) => (one === block ? one.questions.length : 0)));
  });

  test('one that was not answered keeps the visit from ending, with its field; so does one of another age', async () => {
    const { id } = await begin(5);
    const { q6: _left, ...rest } = allOf(UNDER_6_MONTHS);
    expect(await refused(id, { answers: rest })).toEqual([422, [at(6)]]);
    expect(await refused(id, { answers: { ...allOf(UNDER_6_MONTHS), q14: 1 } })).toEqual([422, [at(14)]]);
    expect(await refused(id, { answers: allOf(UNDER_6_MONTHS), meals: [12] })).toEqual([
      422,
      ['objective.foodMarkers.meals'],
    ]);
  });

  test('what follows a yes is asked after a yes alone', async () => {
    const { id } = await begin(10);
    const { q23: _times, q25: _salted, q26: _offered, ...no } = allOf(UNDER_2_YEARS, 2);
    expect(await refused(id, { answers: { ...no, q22: 1 } })).toEqual([422, [at(23)]]);
    expect(await refused(id, { answers: { ...no, q23: 4 } })).toEqual([422, [at(23)]]);
    expect((await finish(id, { answers: no })).status).toBe(200);
    expect((await fichaOf(id))?.['perguntasQuestionarioCriancasDeSeisVinteTresMeses']).toHaveLength(
      UNDER_2_YEARS.questions.length - 3,
    );
  });

  test('who eats at some time says when', async () => {
    const { id } = await begin(40);
    expect(await refused(id, { answers: allOf(OLDER) })).toEqual([422, ['objective.foodMarkers.meals']]);
  });

  test('the history tells that they were asked', async () => {
    const { id, citizenId } = await begin(5);
    await finish(id, { answers: allOf(UNDER_6_MONTHS) });
    await clinic.physician.call('POST', `/citizens/${citizenId}/openings`, { justification: 'Conferência' });
    const { body } = await clinic.physician.call<{ rows: object[] }>('GET', `/citizens/${citizenId}/history`);
    expect(body.rows).toMatchObject([{ id, foodMarkers: true }]);
  });
});
