import { generateCns, generateCpf } from '@pec-aberto/brazil';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '#apps/installation/testing';
import { buildMunicipality, buildUnit } from '#apps/installation/testing-people';
import { getRow, sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import { type Desk, openDesk, register, someone } from './test/desk.ts';

let desk: Desk;
let reception: Client;
beforeAll(async () => {
  desk = await openDesk();
  reception = desk.reception;
}, 60_000);
afterAll(() => desk.close());

type Document = { id: string; kind: string; number: string; principal: boolean; removedAt: string | null };
type View = Record<string, unknown> & { version: number; documents: Document[] };
type Refusal = { code: string; fields?: Array<{ path: string }>; version: number };
const see = async (id: string) => (await reception.call<View>('GET', `/citizens/${id}`)).body;
/** Calls with the present version. */
async function act(method: 'POST' | 'PUT', id: string, path: string, body: Record<string, unknown>) {
  const { version } = await see(id);
  return reception.call<Refusal>(method, `/citizens/${id}${path}`, { version, ...body });
}
const paths = ({ body }: { body: Refusal }) => body.fields?.map(({ path }) => path);

describe('documents', () => {
  test('several CNS and others; one taken off stays in the history; the record keeps a principal', async () => {
    const [first, second] = [generateCns(8_001), generateCns(8_002)];
    const id = await register(reception, { cns: first });
    expect((await act('POST', id, '/documents', { kind: 'cns', number: second })).status).toBe(201);
    const rg = {
      kind: 'rg',
      number: 'mg 12.345',
      details: { issuer: 'SSP', uf: 'MG', issuedOn: '1990-01-01' },
    };
    expect((await act('POST', id, '/documents', rg)).status).toBe(201);
    const before = await see(id);
    expect(before.cns).toBe(first);
    const principal = before.documents.find(({ number }) => number === first);
    await reception.call('DELETE', `/citizens/${id}/documents/${principal?.id}`);
    const after = await see(id);
    expect(after.cns).toBe(second);
    expect(
      after.documents.map(({ number, principal: is, removedAt }) => [number, is, removedAt !== null]),
    ).toEqual(
      expect.arrayContaining([
        [second, true, false],
        ['MG 12.345', false, false],
        [first, false, true],
      ]),
    );
    const gone = await reception.call('DELETE', `/citizens/${id}/documents/${principal?.id}`);
    expect(gone.status).toBe(404);
  });

  test('each kind has its rule; a CPF of another asks', async () => {
    const cpf = generateCpf(8_003);
    await register(reception, { cpf });
    const id = await register(reception, { cpf: null });
    for (const [kind, number] of [
      ['cpf', '123'],
      ['cns', '1'],
      ['nis', '1'],
      ['dnv', '12'],
      ['rg', '—'],
      ['other', 'A\u0007'],
    ]) {
      expect([kind, paths(await act('POST', id, '/documents', { kind, number }))]).toEqual([
        kind,
        ['number'],
      ]);
    }
    const taken = await act('POST', id, '/documents', { kind: 'cpf', number: cpf });
    expect(taken.body.code).toBe('document-in-use');
    const shared = { kind: 'cpf', number: cpf, acceptSharedDocument: { reason: 'Filho sem CPF' } };
    expect((await act('POST', id, '/documents', shared)).status).toBe(201);
    expect((await see(id)).cpf).toBe(cpf);
  });
});

describe('team', () => {
  test('by hand only an active team of the municipality; none ends the link', async () => {
    const id = await register(reception, { team: { automatic: false, teamId: desk.teams[0] } });
    expect(await see(id)).toMatchObject({
      teamAutomatic: false,
      team: { id: desk.teams[0], name: 'ESF 1', unitName: expect.any(String) },
      teamSince: expect.any(String),
    });
    const { db } = desk.installation.platform;
    const elsewhere = await buildMunicipality(desk.installation, '3550308');
    const unitId = await buildUnit(desk.installation, elsewhere, '2077485');
    const alien = uuidV7();
    await sql`insert into team (id, unit_id, ine, name, updated_at)
      values (${alien}, ${unitId}, '0000000009', 'ALHEIA', now())`.execute(db);
    expect(paths(await act('PUT', id, '/team', { automatic: false, teamId: alien }))).toEqual(['teamId']);
    expect((await act('PUT', id, '/team', { automatic: false, teamId: null })).status).toBe(200);
    expect(await see(id)).toMatchObject({ team: null, teamSince: null });
    const { body } = await reception.call<{ teams: Array<{ id: string }> }>('GET', '/citizen-team-choices');
    expect(body.teams.map((team) => team.id)).toEqual([...desk.teams]);
  });
});

describe('family', () => {
  type Family = {
    responsible: { id: string } | null;
    members: Array<{ kinship: number; citizen: { id: string } }>;
  };
  const familyOf = async (id: string) => (await reception.call<Family>('GET', `/citizens/${id}/family`)).body;

  test('a responsible and who depends on her, found by id or by number; one level deep', async () => {
    const cpf = generateCpf(8_010);
    const head = await register(reception, { cpf, family: { isResponsible: true } });
    const son = await register(reception, {
      family: { isResponsible: false, responsibleId: head, kinship: 138 },
    });
    const mother = await register(reception);
    await act('PUT', mother, '/family', { isResponsible: false, responsibleDocument: cpf, kinship: 141 });
    for (const id of [head, son, mother]) {
      const family = await familyOf(id);
      expect(family.responsible?.id).toBe(head);
      expect(family.members.map(({ citizen, kinship }) => [citizen.id, kinship])).toEqual(
        expect.arrayContaining([
          [son, 138],
          [mother, 141],
        ]),
      );
    }
    const wrong = async (id: string, body: object) =>
      paths(await act('PUT', id, '/family', { isResponsible: false, ...body }));
    expect(await wrong(head, { responsibleId: mother })).toEqual(['responsibleId']);
    expect(await wrong(head, { responsibleId: head })).toEqual(['responsibleId']);
    expect(await wrong(son, { responsibleId: uuidV7() })).toEqual(['responsibleId']);
    expect(await wrong(son, { responsibleDocument: '123' })).toEqual(['responsibleDocument']);
    expect(await wrong(son, { responsibleId: head, kinship: 1 })).toEqual(['kinship']);
  });

  test('a number that nobody has stays a number', async () => {
    const id = await register(reception);
    const number = generateCpf(8_011);
    await act('PUT', id, '/family', { isResponsible: false, responsibleDocument: number, kinship: 138 });
    expect(await see(id)).toMatchObject({ responsible: null, responsibleDocument: number, kinship: 138 });
  });
});

describe('death', () => {
  test('has its date within the life and nine digits; ends the link with the team; is undone with a reason', async () => {
    const id = await register(reception, {
      birthDate: '1950-01-01',
      team: { automatic: false, teamId: desk.teams[0] },
    });
    for (const [body, path] of [
      [{ diedOn: '' }, 'diedOn'],
      [{ diedOn: '2026-02-30' }, 'diedOn'],
      [{ diedOn: '1949-12-31' }, 'diedOn'],
      [{ diedOn: '2999-01-01' }, 'diedOn'],
      [{ diedOn: '2020-01-01', deathCertificate: '12' }, 'deathCertificate'],
    ] as const) {
      expect([body, paths(await act('POST', id, '/death', body))]).toEqual([body, [path]]);
    }
    const death = { diedOn: '2020-01-01', deathCertificate: '123456789' };
    expect((await act('POST', id, '/death', death)).status).toBe(200);
    expect(await see(id)).toMatchObject({ deceased: true, ...death, team: null });
    expect(paths(await act('POST', id, '/death/undo', { reason: '   ' }))).toEqual(['reason']);
    expect((await act('POST', id, '/death/undo', { reason: 'Homônimo' })).status).toBe(200);
    expect(await see(id)).toMatchObject({ deceased: false, diedOn: null, deathCertificate: null });
    expect((await act('POST', id, '/death/undo', { reason: 'Homônimo' })).body.code).toBe('not-deceased');
    const { reason } = await getRow<{ reason: string }>(
      desk.installation.platform.db,
      sql`select reason from citizen_revision where citizen_id = ${id} order by version desc limit 1`,
    );
    expect(reason).toBe('Homônimo');
  });
});

test('who has a death registered was not born after it', async () => {
  const id = await register(reception, { birthDate: '1950-01-01' });
  expect((await act('POST', id, '/death', { diedOn: '2020-01-01' })).status).toBe(200);
  const kept = await see(id);
  const save = (change: object) =>
    act('PUT', id, '', { ...someone({ cpf: String(kept['cpf']) }), ...change });
  const name = String(kept['name']);
  expect(paths(await save({ name, birthDate: '2021-05-05' }))).toEqual(['birthDate']);
  expect((await save({ name, birthDate: '1951-05-05' })).status).toBe(200);
});

test('the history names teams and people as they were, whoever is linked now', async () => {
  const id = await register(reception);
  const [first, second] = [
    await register(reception, { name: 'ODETE RAMALHO FIUZA' }),
    await register(reception, { name: 'NAIR RAMALHO FIUZA', socialName: 'NICE FIUZA' }),
  ];
  for (const responsibleId of [first, second]) {
    await act('PUT', id, '/family', { isResponsible: false, responsibleId });
  }
  for (const teamId of desk.teams) await act('PUT', id, '/team', { automatic: false, teamId });
  await act('PUT', id, '/team', { automatic: false, teamId: null });
  type Revision = { names: Array<{ id: string; name: string; of: string }> };
  const { body } = await reception.call<{ rows: Revision[] }>('GET', `/citizens/${id}/revisions`);
  const named = body.rows.map(({ names }) => new Set(names.map(({ name, of }) => `${of} ${name}`)));
  expect(named).toEqual([
    new Set(['team ESF 2']),
    new Set(['team ESF 1', 'team ESF 2']),
    new Set(['team ESF 1']),
    new Set(['citizen ODETE RAMALHO FIUZA', 'citizen NICE FIUZA']),
    new Set(['citizen ODETE RAMALHO FIUZA']),
    new Set(),
  ]);
});
