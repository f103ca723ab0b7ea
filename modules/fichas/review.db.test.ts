import { generateCpf } from '@pec-aberto/brazil';
import type { Struct } from '@pec-aberto/ledi';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '#apps/installation/testing';
import {
  buildLotacao,
  buildMunicipality,
  buildPerson,
  buildUnit,
  giveProfiles,
  signedIn,
} from '#apps/installation/testing-people';
import { rowsOf, sql } from '#platform/db/database';
import type { RouteOutput } from '#platform/contract/route';
import type { getFciContract, listFcisContract } from './contract.ts';
import { applyLot, type LotLine } from './test/apply-lot.ts';
import { type Desk, openDesk, register } from '#modules/citizens/test/desk';
import { type Ficha, ficha, identified, lotOf, noon } from './test/fichas.ts';

type List = RouteOutput<typeof listFcisContract>;
type Review = RouteOutput<typeof getFciContract>;
type View = Record<string, unknown> & { version: number };

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
}, 60_000);
afterAll(() => desk.close());

let number = 5_000;
async function receive(...fichas: Array<Omit<Ficha, 'number'>>): Promise<LotLine[]> {
  const bytes = await Promise.all(fichas.map((one) => ficha({ ...one, number: ++number })));
  const lot = await lotOf(bytes);
  const lines: LotLine[] = [];
  for await (const line of applyLot(desk.installation.platform, lot.path)) lines.push(line);
  await lot.remove();
  return lines;
}

/** A mother on record and the ficha of her child under her CPF: in doubt. */
async function childOf(name: string, change: Struct = {}) {
  const n = ++number;
  const cpf = generateCpf(n);
  const mother = { name: `IVONE ${name}`, birthDate: '1980-01-10', cpf, sex: 1 };
  const motherId = await register(desk.reception, mother);
  const person = identified({
    nomeCidadao: `LUCAS ${name}`,
    dataNascimentoCidadao: noon('2019-03-03'),
    nomeMaeCidadao: `IVONE ${name}`,
    sexoCidadao: 0,
    cpfCidadao: cpf,
    statusEhResponsavel: false,
    cpfResponsavelFamiliar: cpf,
    telefoneCelular: `4899${String(1_000_000 + n * 7_919).slice(0, 7)}`,
    ...change,
  });
  const [line] = await receive({ on: '2026-09-01', ine: '0000000001', person });
  const [row] = await rowsOf<{ id: string }>(
    desk.installation.platform.db,
    sql`select id from citizen_fci where uuid = ${line?.uuid}`,
  );
  expect(line?.outcome).toBe('review');
  return { id: row?.id ?? '', motherId, cpf, person, uuid: line?.uuid ?? '' };
}

const call = <B>(method: 'GET' | 'POST', path: string, body?: object, who: Client = desk.coordinator) =>
  who.call<B>(method, path, body);
const open = async (id: string, query = '') =>
  (await call<Review>('GET', `/citizen-fcis/${id}${query}`)).body;
const listed = async (query = '') => (await call<List>('GET', `/citizen-fcis${query}`)).body.rows;
const waits = async (id: string) => (await listed()).some((row) => row.id === id);
const see = async (id: unknown) => (await call<View>('GET', `/citizens/${String(id)}`)).body;
const count = async (name: string) =>
  (await rowsOf(desk.installation.platform.db, sql`select 1 from citizen where name = ${name}`)).length;

describe('a ficha in doubt', () => {
  test('is listed with who, unit, team, date and reason, and opened beside who may be the person', async () => {
    const { id, motherId, cpf } = await childOf('BATISTA LEME');
    expect((await listed()).find((row) => row.id === id)).toMatchObject({
      name: 'LUCAS BATISTA LEME',
      birthDate: '2019-03-03',
      unit: expect.any(String),
      team: 'ESF 1',
      filledAt: '2026-09-01T15:00:00.000Z',
      outcome: 'review',
      reason: expect.stringContaining('não parece ser da mesma pessoa'),
      decidedAt: null,
    });
    const review = await open(id);
    expect(review).toMatchObject({
      said: { name: 'LUCAS BATISTA LEME', cpf, sex: 0 },
      responsibleDocument: cpf,
      refusal: false,
    });
    expect(review.stated).toContain('phoneMobile');
    expect(review.stated).not.toContain('email');
    expect(review.candidates.map(({ citizen }) => citizen.id)).toEqual([motherId]);
    expect(review.candidates[0]?.record).toMatchObject({ name: 'IVONE BATISTA LEME', cpf });
    const types = await rowsOf<{ type: string }>(
      desk.installation.platform.db,
      sql`select distinct type from audit_event where type in ('citizens.fcis-viewed', 'citizens.fci-viewed') order by 1`,
    );
    expect(types.map(({ type }) => type)).toEqual(['citizens.fci-viewed', 'citizens.fcis-viewed']);
    const opened = await call<{ rows: Array<{ what: string; professional: string }> }>(
      'GET',
      `/citizens/${motherId}/openings`,
    );
    expect(opened.body.rows).toMatchObject([
      { what: 'Comparação com ficha', professional: 'COORDENADORA DIAS' },
    ]);
  });

  test('somebody found by search stands beside it too, also under the name of a record merged away', async () => {
    const { id, motherId } = await childOf('SALES PINTO');
    const far = await register(desk.reception, { name: 'OTAVIO FARIAS GUEDES' });
    const { candidates } = await open(id, `?citizenId=${far}`);
    expect(candidates.map(({ citizen }) => citizen.id).toSorted()).toEqual([motherId, far].toSorted());
  });

  test('fichas of another municipality are not seen nor decided; who may not join registrations sees none', async () => {
    const { id, motherId } = await childOf('NUNES PRADO');
    const { installation } = desk;
    const municipality = await buildMunicipality(installation, '4202404');
    const unitId = await buildUnit(installation, municipality, '7654321');
    const person = await buildPerson(installation, { name: 'COORDENADORA DE LONGE' });
    const lotacao = await buildLotacao(installation, { person, municipality, unitId, cbo: '223505' });
    await giveProfiles(installation, lotacao, ['coordenador-ubs']);
    const neighbour = await signedIn(installation, person);
    expect((await call<List>('GET', '/citizen-fcis', undefined, neighbour)).body.rows).toEqual([]);
    const tries = [
      call('GET', `/citizen-fcis/${id}`, undefined, neighbour),
      call('POST', `/citizen-fcis/${id}/apply`, { citizenId: motherId }, neighbour),
      call('POST', `/citizen-fcis/${id}/register`, { notThese: [] }, neighbour),
      call('POST', `/citizen-fcis/${id}/discard`, { reason: 'não é daqui' }, neighbour),
    ];
    expect((await Promise.all(tries)).map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect((await call('GET', '/citizen-fcis', undefined, desk.reception)).status).toBe(403);
    expect(await waits(id)).toBe(true);
  });
});

describe('is decided', () => {
  test('É esta pessoa: the ficha is applied to her by the rules, with author and trail', async () => {
    const name = { nomeCidadao: 'IVONE CRUZ BELTRAO', dataNascimentoCidadao: noon('1957-11-22') };
    const { id, motherId, uuid } = await childOf('CRUZ BELTRAO', {
      ...name,
      sexoCidadao: 1,
      nomeMaeCidadao: 'ALZIRA CRUZ',
      statusEhResponsavel: true,
      cpfResponsavelFamiliar: undefined,
      estadoCivil: 2,
    });
    const answer = await call('POST', `/citizen-fcis/${id}/apply`, { citizenId: motherId });
    expect([answer.status, answer.body]).toEqual([
      200,
      { outcome: 'applied', citizenId: motherId, unfit: [] },
    ]);
    expect(await see(motherId)).toMatchObject({
      maritalStatus: 2,
      updatedOrigin: 'fci',
      updatedBy: { name: 'COORDENADORA DIAS' },
      team: { id: desk.teams[0] },
      fci: { uuid },
    });
    expect(await waits(id)).toBe(false);
    expect((await listed('?state=decided')).find((row) => row.id === id)).toMatchObject({
      outcome: 'applied',
      decidedBy: 'COORDENADORA DIAS',
      citizenId: motherId,
    });
    const again = await call<{ code: string }>('POST', `/citizen-fcis/${id}/apply`, { citizenId: motherId });
    expect([again.status, again.body.code]).toEqual([409, 'already-decided']);
  });

  test('an older ficha than the one applied is kept as older and changes nothing', async () => {
    const { id, motherId } = await childOf('ROCHA VIEIRA');
    await sql`update citizen set fci_uuid = 'nova', fci_filled_at = '2026-10-01' where id = ${motherId}`.execute(
      desk.installation.platform.db,
    );
    const { version } = await see(motherId);
    const answer = await call('POST', `/citizen-fcis/${id}/apply`, { citizenId: motherId });
    expect(answer.body).toMatchObject({ outcome: 'older', citizenId: motherId });
    expect((await see(motherId)).version).toBe(version);
    expect(await waits(id)).toBe(false);
  });

  test('É outra pessoa: the child is registered, the mother’s CPF stays in the ficha alone and makes the family', async () => {
    const { id, motherId, cpf } = await childOf('MOTA SERPA');
    const answer = await call<{ citizenId: string; unfit: string[] }>(
      'POST',
      `/citizen-fcis/${id}/register`,
      {
        notThese: [motherId],
      },
    );
    expect(answer.status).toBe(200);
    expect(answer.body.unfit).toContain('cpf');
    expect(await see(answer.body.citizenId)).toMatchObject({
      name: 'LUCAS MOTA SERPA',
      cpf: null,
      responsible: { id: motherId },
      origin: 'fci',
    });
    expect(await see(motherId)).toMatchObject({ cpf, name: 'IVONE MOTA SERPA' });
  });

  test('É outra pessoa: who was registered meanwhile is told, and only then registered again', async () => {
    const { id, motherId } = await childOf('LUZ CAMARGO');
    const same = { name: 'LUCAS LUZ CAMARGO', birthDate: '2019-03-03', motherName: 'IVONE LUZ CAMARGO' };
    const child = await register(desk.reception, { ...same, sex: 0, cpf: null });
    const told = await call<{ code: string; data: { candidates: Array<{ citizen: { id: string } }> } }>(
      'POST',
      `/citizen-fcis/${id}/register`,
      { notThese: [motherId] },
    );
    expect([told.status, told.body.code]).toEqual([409, 'likely-duplicate']);
    expect(told.body.data.candidates.map(({ citizen }) => citizen.id)).toEqual([child]);
    expect(await count('LUCAS LUZ CAMARGO')).toBe(1);
    const done = await call('POST', `/citizen-fcis/${id}/register`, { notThese: [motherId, child] });
    expect([done.status, await count('LUCAS LUZ CAMARGO')]).toEqual([200, 2]);
  });

  test('Descartar: asks why, changes nobody, is not applied when it comes again, and may be taken back', async () => {
    const { id, motherId, person } = await childOf('PAIVA TELLES');
    const { version } = await see(motherId);
    expect((await call('POST', `/citizen-fcis/${id}/discard`, { reason: '' })).status).toBe(400);
    const signs = await call('POST', `/citizen-fcis/${id}/discard`, { reason: 'teste \u202e ao contrário' });
    expect(signs.status).toBe(422);
    const reason = 'Ficha de teste da agente.';
    expect((await call('POST', `/citizen-fcis/${id}/discard`, { reason })).status).toBe(200);
    expect((await listed('?state=decided')).find((row) => row.id === id)).toMatchObject({
      outcome: 'discarded',
      decisionReason: reason,
      citizenId: null,
    });
    expect((await see(motherId)).version).toBe(version);
    const bytes = await ficha({ number, on: '2026-09-01', ine: '0000000001', person });
    const lot = await lotOf([bytes]);
    for await (const line of applyLot(desk.installation.platform, lot.path)) {
      expect(line.outcome).toBe('repeated');
    }
    await lot.remove();
    expect((await call('POST', `/citizen-fcis/${id}/reopen`)).status).toBe(200);
    expect(await waits(id)).toBe(true);
    expect((await call('POST', `/citizen-fcis/${id}/reopen`)).status).toBe(409);
  });

  test('two desks at once: one decides, the other is told', async () => {
    const { id, motherId } = await childOf('FREITAS ANJOS');
    const both = await Promise.all([
      call('POST', `/citizen-fcis/${id}/register`, { notThese: [motherId] }),
      call('POST', `/citizen-fcis/${id}/discard`, { reason: 'ficha repetida' }),
      call('POST', `/citizen-fcis/${id}/apply`, { citizenId: motherId }),
    ]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
  });

  test('a citizen who is not there is 404, and the ficha goes on waiting', async () => {
    const { id } = await childOf('MELO RAMIRES');
    const nobody = '01999999-0000-7000-8000-000000000000';
    expect((await call('POST', `/citizen-fcis/${id}/apply`, { citizenId: nobody })).status).toBe(404);
    expect(await waits(id)).toBe(true);
  });
});

test('a number that another registration has is not taken by an automatic application either', async () => {
  const cpf = generateCpf(9_900);
  await register(desk.reception, { name: 'HOMERO DANTAS LIRA', cpf });
  const told = {
    nomeCidadao: 'QUITERIA BORGES MALTA',
    dataNascimentoCidadao: noon('1971-04-14'),
    nomeMaeCidadao: 'ZULEICA BORGES MALTA',
  };
  const form = { name: told.nomeCidadao, birthDate: '1971-04-14', motherName: told.nomeMaeCidadao };
  const id = await register(desk.reception, { ...form, sex: 1, cpf: null });
  const [line] = await receive({ on: '2026-09-01', person: identified({ ...told, cpfCidadao: cpf }) });
  expect(line).toMatchObject({ outcome: 'applied', citizenId: id, unfit: ['cpf'] });
  expect((await see(id))['cpf']).toBeNull();
});
