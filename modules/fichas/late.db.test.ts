import { generateCpf } from '@pec-aberto/brazil';
import type { Struct } from '@pec-aberto/ledi';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getRow, sql } from '#platform/db/database';
import { type Desk, openDesk, register } from '#modules/citizens/test/desk';
import { ficha, noon } from './test/fichas.ts';
import { applyBytes, applyFichas, personIn } from './test/lots.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
}, 60_000);
afterAll(() => desk.close());

type View = Record<string, unknown> & { version: number; team: { id: string } | null };
const see = async (id: string | null | undefined) =>
  (await desk.reception.call<View>('GET', `/citizens/${id}`)).body;
const leaving = (change: Struct) => ({ saidaCidadaoCadastro: { motivoSaidaCidadao: 135, ...change } });

describe('fichas of who died', () => {
  /** Somebody at the desk who died on a day, and the person as fichas tell her. */
  async function deceased(name: string, day: string, number?: null) {
    const { person, cpf, form } = personIn(name, `MAE ${name}`, '1941-02-03');
    const id = await register(desk.reception, { ...form, cpf: number === null ? null : cpf });
    const { version } = await see(id);
    const died = await desk.reception.call('POST', `/citizens/${id}/death`, { diedOn: day, version });
    expect(died.status).toBe(200);
    return { id, person, form };
  }

  test('one filled in before the death is applied; it gives no team to who is dead', async () => {
    const { id, person } = await deceased('ADALGISA FROTA', '2026-08-20');
    const [line] = await applyFichas(desk, {
      on: '2026-08-10',
      ine: '0000000001',
      person: { ...person, estadoCivil: 3 },
    });
    expect(line).toMatchObject({ outcome: 'applied', citizenId: id });
    expect(await see(id)).toMatchObject({
      maritalStatus: 3,
      deceased: true,
      diedOn: '2026-08-20',
      team: null,
    });
  });

  test('one that speaks of her as living after that waits, and says why; one that brings the death does not', async () => {
    const { id, person } = await deceased('BASILIA FROTA', '2026-08-20');
    const [late] = await applyFichas(desk, { on: '2026-09-01', person });
    expect(late).toMatchObject({
      outcome: 'review',
      citizenId: id,
      reason: expect.stringContaining('óbito anterior'),
    });
    const [brings] = await applyFichas(desk, {
      on: '2026-09-02',
      person,
      form: leaving({ dataObito: noon('2026-08-21'), numeroDO: '123456789' }),
    });
    expect(brings).toMatchObject({ outcome: 'applied', citizenId: id });
  });

  test('of two who may be the person, the one who was dead by then is not asked about', async () => {
    const { id, person, form } = await deceased('CLAUDINA FROTA', '2020-01-05', null);
    const living = await register(desk.reception, { ...form, cpf: null, notThese: [id] });
    const [line] = await applyFichas(desk, { person });
    expect(line).toMatchObject({ outcome: 'applied', citizenId: living });
  });
});

test('a ficha that waited comes again with other bytes: what is applied is what is kept', async () => {
  const number = 33_100;
  const cpf = generateCpf(33_100);
  await register(desk.reception, { name: 'OTILIA RANGEL MAIA', cpf });
  const { person } = personIn('DEOLINDA PESTANA', 'MAE DEOLINDA PESTANA', '1955-09-12', { cpfCidadao: cpf });
  const [waits] = await applyFichas(desk, { number, ine: '0000000001', person });
  expect(waits?.outcome).toBe('review');
  const corrected = { ...person, cpfCidadao: generateCpf(33_101) };
  const bytes = await ficha({ number, on: '2026-09-20', ine: '0000000002', person: corrected });
  const [applied] = await applyBytes(desk, [bytes]);
  expect(applied?.outcome).toBe('applied');
  const kept = await getRow<object>(
    desk.installation.platform.db,
    sql`select bytes = ${bytes} as same, team_ine as ine, filled_at as "filledAt", outcome,
        received_at = (select max(received_at) from citizen_fci) as "receivedNow"
      from citizen_fci where uuid = ${applied?.uuid}`,
  );
  expect(kept).toEqual({
    same: true,
    ine: '0000000002',
    filledAt: new Date('2026-09-20T15:00:00Z'),
    outcome: 'applied',
    receivedNow: true,
  });
});

test('CIT-11 turning the link to automatic takes the team of the newest ficha, never that of a refusal', async () => {
  const { person } = personIn('ELVIRA COUTINHO', 'MAE ELVIRA COUTINHO', '1962-06-21');
  const [first] = await applyFichas(desk, { on: '2026-08-01', ine: '0000000001', person });
  const id = first?.citizenId;
  const refusal = { statusTermoRecusaCadastroIndividualAtencaoBasica: true };
  const [refused] = await applyFichas(desk, { on: '2026-09-10', ine: '0000000002', person, form: refusal });
  expect(refused).toMatchObject({ outcome: 'applied', citizenId: id });
  const link = async (body: object) => {
    const { version } = await see(id);
    return (await desk.reception.call('PUT', `/citizens/${id}/team`, { version, ...body })).status;
  };
  expect(await link({ automatic: false, teamId: null })).toBe(200);
  expect(await link({ automatic: true })).toBe(200);
  expect((await see(id)).team?.id).toBe(desk.teams[0]);
});
