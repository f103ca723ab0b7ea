import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Problem } from './contract/parts.ts';
import { type Clinic, openClinic, VISIT } from './test/clinic.ts';

let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
});
afterAll(() => clinic.close());

/** A visit that begins and ends with these problems; answers what the end answered. */
async function attend(citizenId: string, problems: (listed: Problem[], day: string) => object[]) {
  const { id, day } = (
    await clinic.start(clinic.physician, (await clinic.add(citizenId, { confirmed: ['listed'] })).body.id)
  ).body;
  const { body } = await clinic.physician.call<{ problems: Problem[] }>(
    'GET',
    `/citizens/${citizenId}/problems`,
  );
  const done = await clinic.finish(clinic.physician, id, {
    ...VISIT,
    assessment: { problems: problems(body.problems, day) },
  });
  if (done.status !== 200) await clinic.physician.call('POST', `/encounters/${id}/cancel`);
  return done;
}
const listOf = async (citizenId: string) => {
  let seen: Problem[] = [];
  await attend(citizenId, (listed) => {
    seen = listed;
    return [{ ciap2: 'A03' }];
  });
  return seen;
};
const changing =
  (listed: object) =>
  ([problem]: Problem[]) => [{ problemId: problem?.id, evolutions: problem?.evolutions, listed }];

test('ENC-23 a resolved problem is reopened as an evolution, with who and when, and its history goes on', async () => {
  const { citizenId, entryId } = await clinic.arrive();
  await clinic.finish(clinic.physician, (await clinic.start(clinic.physician, entryId)).body.id, VISIT);
  const resolved = await attend(citizenId, (listed, day) => changing({ state: 2, endedOn: day })(listed));
  expect([resolved.status, resolved.body.fields]).toEqual([200, undefined]);
  const again = await attend(citizenId, changing({ state: 0 }));
  expect([again.status, again.body.fields]).toEqual([200, undefined]);
  const [problem, ...others] = await listOf(citizenId);
  expect(others).toEqual([]);
  expect(problem).toMatchObject({ ciap2: 'K86', state: 0, startedOn: '2017', endedOn: null, evolutions: 3 });
  await clinic.physician.call('POST', `/citizens/${citizenId}/openings`, { justification: 'Revisão' });
  const told = await clinic.physician.call<{ rows: object[] }>(
    'GET',
    `/citizens/${citizenId}/problems/${problem?.id}/evolutions`,
  );
  expect(told.body.rows).toMatchObject([
    { sequence: 3, professional: 'PAULO HENRIQUE DUARTE', said: { state: 0, endedOn: null } },
    { sequence: 2, said: { state: 2 } },
    { sequence: 1, said: { state: 0 } },
  ]);
});

test('one whose code is open again in another row is not reopened beside it', async () => {
  const { citizenId, entryId } = await clinic.arrive();
  await clinic.finish(clinic.physician, (await clinic.start(clinic.physician, entryId)).body.id, VISIT);
  await attend(citizenId, (listed, day) => changing({ state: 2, endedOn: day })(listed));
  // It came back, and was written anew.
  expect((await attend(citizenId, () => [{ ciap2: 'K86', listed: { state: 1 } }])).status).toBe(200);
  const twice = await attend(citizenId, (listed) =>
    changing({ state: 0 })(listed.filter(({ state }) => state === 2)),
  );
  expect([twice.status, twice.body.fields?.map(({ path }) => path)]).toEqual([
    422,
    ['assessment.problems.0'],
  ]);
  expect((await listOf(citizenId)).map(({ state }) => state)).toEqual([1, 2]);
});
