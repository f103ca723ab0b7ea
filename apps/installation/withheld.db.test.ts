import { generateCpf } from '@pec-aberto/brazil';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MUTATING } from '#platform/contract/route';
import { getRow, sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import { type Desk, openDesk, register, someone } from '#modules/citizens/test/desk';
import { allRoutes } from './modules.ts';
import type { Client } from './testing.ts';
import { buildLotacao, buildPerson, buildUnit, giveProfiles, signedIn } from './testing-people.ts';
import { idPlaces, requestOf } from './testing-requests.ts';

/*
 * Walks every route that reads with a citizen who refuses to share, asked from another unit of the municipality by
 * somebody who may ask everything there: who the person is may be told, nothing else. A route is covered the moment it
 * is mounted.
 */
const SECRET = 'SEGREDO';
/** What stands in every field that other units must not see. */
const HIDDEN = {
  fatherUnknown: false,
  fatherName: `PAI ${SECRET}`,
  phoneHome: '4833220417',
  phoneMobile: '48988880417',
  email: 'segredo@exemplo.org',
  residenceCountry: 31,
  uf: 'SC',
  municipalityIbge: '4205407',
  cep: '88010000',
  bairro: `BAIRRO ${SECRET}`,
  street: `RUA ${SECRET}`,
  streetType: '081',
  houseNumber: '90417',
  complement: `FUNDOS ${SECRET}`,
  referencePoint: `PERTO ${SECRET}`,
};
const TRACES = new RegExp([SECRET, '33220417', '88880417', '90417', 'ESF 1'].join('|'), 'i');
const reads = allRoutes.filter(({ contract }) => !MUTATING.has(contract.method) || contract.idempotency);

let desk: Desk;
let elsewhere: Client;
let receptionist: Client;
let id: string;
let other: string;
beforeAll(async () => {
  desk = await openDesk();
  const { installation, municipality } = desk;
  const unitId = await buildUnit(installation, municipality, '2077485');
  const join = async (slugs: string[]) => {
    const person = await buildPerson(installation);
    const lotacao = await buildLotacao(installation, { person, municipality, unitId, cbo: '225142' });
    await giveProfiles(installation, lotacao, slugs);
    return signedIn(installation, person);
  };
  elsewhere = await join(['coordenador-ubs', 'medico', 'recepcao']);
  receptionist = await join(['recepcao']);
  const team = { automatic: false, teamId: desk.teams[0] };
  const who = { name: 'QUITERIA NOBRE', birthDate: '1971-03-04', motherName: 'ROSA NOBRE' };
  id = await register(desk.reception, { ...who, ...HIDDEN, team, sharingRefused: true });
  other = await register(desk.reception, { name: 'QUITERIA NOBRE DE SA' });
});
afterAll(() => desk.close());

const ask = (client: Client, contract: (typeof reads)[number]['contract'], citizen: string) => {
  const { path, body } = requestOf(contract, idPlaces(contract), ({ kind, path: place }) =>
    kind === 'citizens' ? citizen : place.startsWith('params.') ? uuidV7() : undefined,
  );
  return client.call<{ code?: string }>(contract.method, path, body);
};
const ofCitizens = reads.filter(({ contract }) => /\/citizens\/:/.test(contract.path));

test.each(ofCitizens.map(({ contract }) => [contract.name, contract] as const))(
  '%s tells another unit nothing of who refuses to share but who it is',
  async (_name, contract) => {
    const answer = await ask(elsewhere, contract, id);
    expect(answer.text).not.toMatch(TRACES);
    expect([200, 'sharing-refused']).toContain(answer.status === 200 ? 200 : answer.body.code);
    // The same question of somebody who shares is answered: it is the refusal that holds it back.
    expect((await ask(elsewhere, contract, other)).body.code).not.toBe('sharing-refused');
  },
);

test('lists, likely people and the comparing of duplicates tell no more than that', async () => {
  const { db } = desk.installation.platform;
  await sql`insert into duplicate_pair (id, a_id, b_id, score, evidence, origin, state, found_at)
    values (uuid_v7(), least(${id}::uuid, ${other}::uuid), greatest(${id}::uuid, ${other}::uuid), 0.9, '{}', 'scan',
      'open', now())`.execute(db);
  const told = { name: 'QUITERIA NOBRE', birthDate: '1971-03-04', motherName: 'ROSA NOBRE', sex: 1 };
  const lists = [
    await elsewhere.call('POST', '/citizens/search', { text: 'quiteria nobre' }),
    await elsewhere.call('GET', '/citizens/recent'),
    await elsewhere.call('POST', '/citizens/likely', told),
    await elsewhere.call('GET', '/duplicates'),
    await elsewhere.call('GET', '/duplicates/export'),
  ];
  for (const { status, text } of lists) {
    expect(status).toBe(200);
    expect(text).toContain('QUITERIA NOBRE');
    expect(text).not.toMatch(TRACES);
  }
  const asked = { principalId: other, otherIds: [id] };
  const preview = await elsewhere.call<{ code: string }>('POST', '/citizen-merges/preview', asked);
  expect([preview.status, preview.body.code]).toEqual([403, 'sharing-refused']);
  expect((await desk.coordinator.call('POST', '/citizen-merges/preview', asked)).status).toBe(200);
});

test('the registration shows who it is, and why the rest is not there', async () => {
  const { body } = await elsewhere.call<Record<string, unknown>>('GET', `/citizens/${id}`);
  expect(body).toMatchObject({ name: 'QUITERIA NOBRE', motherName: 'ROSA NOBRE', pending: [], team: null });
  expect(body['cpf']).toMatch(/^\d{11}$/);
  expect(body['withheld']).toContain('desativou o compartilhamento');
  const own = await desk.reception.call<Record<string, unknown>>('GET', `/citizens/${id}`);
  expect(own.body).toMatchObject({ street: HIDDEN.street, withheld: null });
});

test('a family does not name who refuses as one of its own', async () => {
  const head = await register(desk.reception, { name: 'JOANA NOBRE' });
  await sql`update citizen set responsible_id = ${head}, kinship = 138 where id in (${id}, ${other})`.execute(
    desk.installation.platform.db,
  );
  type Family = { members: { citizen: { id: string } }[] };
  const membersFor = async (client: Client) =>
    (await client.call<Family>('GET', `/citizens/${head}/family`)).body.members.map(
      ({ citizen }) => citizen.id,
    );
  expect((await membersFor(desk.reception)).toSorted()).toEqual([id, other].toSorted());
  expect(await membersFor(elsewhere)).toEqual([other]);
});

test('another unit changes nothing of it: the fields that it does not see would be emptied', async () => {
  const form = { ...someone({ cpf: generateCpf(90_417) }), version: 1 };
  const answers = [
    await elsewhere.call<{ code: string }>('PUT', `/citizens/${id}`, form),
    await elsewhere.call<{ code: string }>('POST', `/citizens/${id}/inactivate`, {
      reason: 'teste',
      version: 1,
    }),
    await elsewhere.call<{ code: string }>('DELETE', `/citizens/${id}`),
  ];
  expect(answers.map(({ body }) => body.code)).toEqual(Array.from(answers, () => 'sharing-refused'));
});

test('who lives on in a record that refuses is not read by the one that was joined into it', async () => {
  const joined = await register(desk.reception, { name: 'QUITERIA NOBRE PINTO', ...HIDDEN });
  await sql`update citizen set status = 'merged', merged_into = ${id} where id = ${joined}`.execute(
    desk.installation.platform.db,
  );
  for (const path of ['', '/summary', '/revisions']) {
    expect((await elsewhere.call('GET', `/citizens/${joined}${path}`)).text).not.toMatch(TRACES);
  }
});

describe('lifting a refusal', () => {
  type Saved = { version: number; code?: string };
  const share = (client: Client, citizen: string, refused: boolean, version: number) =>
    client.call<Saved>('PUT', `/citizens/${citizen}/sharing`, { refused, version });
  const refuses = () =>
    register(desk.reception, { team: { automatic: false, teamId: desk.teams[0] }, sharingRefused: true });

  test('is not for the desk of any unit', async () => {
    const citizen = await refuses();
    for (const refused of [false, true]) {
      const answer = await share(receptionist, citizen, refused, 1);
      expect([answer.status, answer.body.code]).toEqual([403, 'sharing-refused']);
    }
    const row = await getRow(
      desk.installation.platform.db,
      sql<{ refused: boolean }>`select sharing_refused as refused from citizen where id = ${citizen}`,
    );
    expect(row.refused).toBe(true);
  });

  test('is for the unit responsible, and for whoever answers for the rights of citizens', async () => {
    const [one, another] = [await refuses(), await refuses()];
    expect((await share(desk.reception, one, false, 1)).status).toBe(200);
    expect((await share(elsewhere, another, false, 1)).status).toBe(200);
    expect((await receptionist.call<Saved>('GET', `/citizens/${another}`)).body).toMatchObject({
      withheld: null,
    });
  });

  test('is for the unit that noted it, where nobody is responsible', async () => {
    const citizen = await register(receptionist);
    expect((await share(receptionist, citizen, true, 1)).status).toBe(200);
    expect((await receptionist.call<Saved>('GET', `/citizens/${citizen}`)).body).toMatchObject({
      withheld: null,
    });
    expect((await share(desk.reception, citizen, false, 2)).status).toBe(403);
    expect((await share(receptionist, citizen, false, 2)).status).toBe(200);
  });
});
