import { generateCns, generateCpf } from '@pec-aberto/brazil';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rowsOf, sql } from '#platform/db/database';
import { type Desk, openDesk, register } from './test/desk.ts';
import { importedRecord, importLot, openImports } from '#modules/citizen-import/test/imports';
import { applyFichas, personIn } from '#modules/fichas/test/lots';

let desk: Desk;
let imports: Awaited<ReturnType<typeof openImports>>;
beforeAll(async () => {
  desk = await openDesk({ worker: true });
  imports = await openImports(desk);
}, 60_000);
afterAll(() => desk.close());

const reviewsOf = (number: string) =>
  rowsOf<{ citizen: string; other: string; field: string; origin: string }>(
    desk.installation.platform.db,
    sql`select citizen_id as citizen, other_id as other, document_kind as field, origin from citizen_review
      where number = ${number} and settled_at is null order by created_at`,
  );
const numbersOf = async (id: string) =>
  ((await imports.citizen(id))['documents'] as Array<{ number: string }>).map(({ number }) => number);

describe('a number of somebody else is not written, and somebody looks', () => {
  test('the mother’s CPF in the ficha of her registered child', async () => {
    const cpf = generateCpf(31_001);
    const mother = await register(desk.reception, { name: 'IVONE MATOS SALDANHA', cpf });
    const { person, form } = personIn('LUCAS MATOS SALDANHA', 'IVONE MATOS SALDANHA', '2019-03-03', {
      cpfCidadao: cpf,
      sexoCidadao: 0,
      statusEhResponsavel: false,
    });
    const child = await register(desk.reception, { ...form, sex: 0, cpf: null });
    const [first] = await applyFichas(desk, { person });
    expect(first).toMatchObject({
      outcome: 'applied',
      citizenId: child,
      unfit: ['cpf'],
      reason: expect.stringContaining('O CPF da ficha é de outro cadastro'),
    });
    expect(await imports.citizen(child)).toMatchObject({ cpf: null });
    const review = { citizen: child, other: mother, field: 'cpf', origin: 'fci' };
    expect(await reviewsOf(cpf)).toEqual([review]);
    // The next ficha of the same child tells it again: one look is enough.
    const [second] = await applyFichas(desk, { on: '2026-09-15', person });
    expect(second).toMatchObject({ outcome: 'applied', unfit: ['cpf'] });
    expect(await reviewsOf(cpf)).toEqual([review]);
  });

  test('a stranger’s card, as the first one and as a further one', async () => {
    const cns = generateCns(31_002);
    const stranger = await register(desk.reception, { cns });
    const { person, form } = personIn('OLGA TORRES BRITO', 'RITA TORRES BRITO', '1971-04-14', {
      cnsCidadao: cns,
      cpfCidadao: undefined,
      stNaoPossuiCpf: true,
      justificativaNaoPossuiCpf: 8,
    });
    const without = await register(desk.reception, { ...form, cpf: null });
    expect((await applyFichas(desk, { person }))[0]).toMatchObject({ citizenId: without, unfit: ['cns'] });
    expect(await numbersOf(without)).toEqual([]);

    const own = generateCns(31_003);
    const other = personIn('NAIR PORTO CASTRO', 'EVA PORTO CASTRO', '1968-02-11', {
      cnsCidadao: own,
      cpfCidadao: undefined,
      stNaoPossuiCpf: true,
      justificativaNaoPossuiCpf: 8,
    });
    const [first] = await applyFichas(desk, { number: 31_003, on: '2026-08-01', person: other.person });
    const [line] = await applyFichas(desk, {
      updates: 31_003,
      person: { ...other.person, cnsCidadao: cns },
    });
    expect(line).toMatchObject({ outcome: 'applied', citizenId: first?.citizenId, unfit: ['cns'] });
    expect(await numbersOf(first?.citizenId ?? '')).toEqual([own]);
    expect(await reviewsOf(cns)).toMatchObject([
      { citizen: without, other: stranger },
      { citizen: first?.citizenId, other: stranger },
    ]);
  });

  test('in an import: the preview tells, and nothing but the rest is written', async () => {
    const [cpf, cns] = [generateCpf(31_004), generateCns(31_004)];
    const holder = await register(desk.reception, { name: 'ELZA CAMPOS NERY', cpf });
    const known = await register(desk.reception, {
      name: 'RUTE CAMPOS NERY',
      motherName: 'ELZA CAMPOS NERY',
      birthDate: '1980-05-17',
      cpf: null,
      cns,
      email: null,
    });
    const record = importedRecord({
      nomeCompleto: 'RUTE CAMPOS NERY',
      nomeMae: 'ELZA CAMPOS NERY',
      naoPossuiCns: false,
      cns,
      cpf,
      telefoneCelular: '48990001234',
    });
    const id = await imports.send(await importLot([record, { ...record, email: 'rute@exemplo.org' }]));
    const told = { path: 'cpf', message: expect.stringContaining('é de outro cadastro') };
    const rows = await imports.rows(id);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['differs', 'differs']);
    expect(rows.map(({ reasons }) => reasons)).toEqual([
      expect.arrayContaining([told]),
      expect.arrayContaining([told]),
    ]);
    expect(await reviewsOf(cpf)).toEqual([]);
    await imports.apply(id, 'overwrite');
    expect(await imports.see(id)).toMatchObject({ status: 'imported' });
    expect(await imports.citizen(known)).toMatchObject({ cpf: null, email: 'rute@exemplo.org' });
    expect(await reviewsOf(cpf)).toEqual([{ citizen: known, other: holder, field: 'cpf', origin: 'import' }]);
  });

  test('the queue of shared numbers shows the pair, and the trail who brought it', async () => {
    const cpf = generateCpf(31_001);
    const queue = await desk.coordinator.call<{ rows: Array<{ reason: string; people: object[] }> }>(
      'GET',
      '/duplicates?kind=shared-number',
    );
    expect(queue.status).toBe(200);
    expect(queue.body.rows.some(({ reason }) => reason.includes('ficou só na ficha'))).toBe(true);
    const events = await rowsOf(
      desk.installation.platform.db,
      sql`select 1 from audit_event e join citizen_review r on r.citizen_id = e.subject_id
        where e.type = 'citizens.number-withheld' and r.number = ${cpf}`,
    );
    expect(events).toHaveLength(1);
  });
});
