import { generateCns } from '@pec-aberto/brazil';
import Papa from 'papaparse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rowsOf, sql } from '#platform/db/database';
import { type Desk, openDesk, register } from './test/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
}, 60_000);
afterAll(() => desk.close());

const take = (id: string, format: string, client = desk.coordinator) =>
  client.call<Record<string, unknown>>('GET', `/citizens/${id}/export?format=${format}`);

test('a citizen leaves as a FHIR R4 Patient that says what the registration says', async () => {
  const id = await register(desk.coordinator, {
    name: 'ANA PAULA DIAS',
    socialName: 'LÉO DIAS',
    cns: generateCns(7_654, 7),
    email: 'leo@exemplo.com.br',
    cep: '88010000',
    municipalityIbge: '4205407',
    street: 'DAS FLORES',
    noHouseNumber: true,
    maritalStatus: 2,
  });
  const answer = await take(id, 'fhir');
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({
    resourceType: 'Patient',
    id,
    active: true,
    gender: 'female',
    deceasedBoolean: false,
    maritalStatus: { coding: [{ code: 'M' }] },
    name: [{ use: 'official', text: 'ANA PAULA DIAS' }, { use: 'usual' }],
    contact: [{ relationship: [{ coding: [{ code: 'MTH' }] }] }],
  });
  const { identifier, address, telecom } = answer.body as Record<string, Array<Record<string, unknown>>>;
  expect(identifier?.map(({ system, use }) => [system, use])).toEqual([
    ['http://rnds.saude.gov.br/fhir/r4/NamingSystem/cpf', 'official'],
    ['http://rnds.saude.gov.br/fhir/r4/NamingSystem/cns', 'official'],
  ]);
  expect(address).toMatchObject([{ line: ['DAS FLORES, S/N'], state: 'SC', country: 'BR' }]);
  expect(telecom).toMatchObject([{ value: '+5548990001234' }, { system: 'email' }]);
});

test('a citizen leaves as CSV in which no cell is a formula; who took it stays in the trail', async () => {
  const id = await register(desk.coordinator, { referencePoint: '=HYPERLINK("http://x")' });
  const answer = await desk.coordinator.call('GET', `/citizens/${id}/export?format=csv`);
  const { data } = Papa.parse<string[]>(answer.text.slice(1), { delimiter: ';' });
  const cell = data.find(([, field]) => field === 'Ponto de referência')?.[2];
  expect(cell?.startsWith("'=")).toBe(true);
  expect(data.find(([, field]) => field === 'Nome completo')?.[2]).toContain('PEREIRA');
  const events = await rowsOf<{ type: string }>(
    desk.installation.platform.db,
    sql`select type from audit_event where subject_id = ${id} and type = 'citizens.exported'`,
  );
  expect(events).toHaveLength(1);
});

test('who may not give the report of the citizen does not export either', async () => {
  const id = await register(desk.coordinator);
  expect((await take(id, 'fhir', desk.reception)).status).toBe(403);
  expect((await take('01900000-0000-7000-8000-000000000000', 'fhir')).status).toBe(404);
  expect((await take(id, 'xml')).status).toBe(400);
});
