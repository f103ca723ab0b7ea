import { generateCns, generateCpf } from '@pec-aberto/brazil';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rowsOf, sql } from '#platform/db/database';
import { type Desk, IBGE, openDesk, register } from '#modules/citizens/test/desk';
import { ficha, identified } from '#modules/fichas/test/fichas';
import {
  encodeCitizen as encode,
  importedRecord as record,
  importLot as lot,
  openImports,
  zipOf,
} from './test/imports.ts';

let desk: Desk;
let imports: Awaited<ReturnType<typeof openImports>>;
beforeAll(async () => {
  desk = await openDesk({ worker: true });
  imports = await openImports(desk);
}, 60_000);
afterAll(() => desk.close());

test('ADM-O02 ADM-O03 ADM-O04 a file is looked at first, then applied: new people, blanks filled, reasons for who stays out', async () => {
  const cpf = generateCpf(990_001);
  const known = await register(desk.coordinator, {
    cpf,
    name: 'CLARA NUNES PRADO',
    motherName: 'JOANA PRADO LIMA',
    birthDate: '1980-05-17',
    email: '',
    phoneMobile: '48911112222',
  });
  const id = await imports.send(
    await lot([
      record({ sexo: 0, tipoSanguineo: 0, numeroProntuario: 'P-17' }),
      record({ cpf, nomeCompleto: 'CLARA NUNES PRADO', email: 'clara@exemplo.com.br' }),
      record({ cpf: '' }),
      record({ nomeCompleto: 'MARIA' }),
      record({ dataNascimento: undefined }),
      record({ cpf, nomeCompleto: 'OUTRA PESSOA QUALQUER', dataNascimento: Date.UTC(2015, 1, 2, 15) }),
    ]),
  );
  expect(await imports.see(id)).toMatchObject({
    status: 'preview',
    counts: { new: 1, fills: 0, differs: 1, doubt: 1, rejected: 3, applied: 0 },
  });
  const rejected = await imports.rows(id, '?outcome=rejected');
  expect(rejected.map(({ reasons }) => reasons[0]?.path)).toEqual(['cpf', 'name', 'birthDate']);
  expect((await imports.citizen(known))['email']).toBeNull();

  expect((await imports.apply(id, 'fill')).status).toBe(202);
  expect(await imports.see(id)).toMatchObject({ status: 'imported', counts: { applied: 2 } });
  // Blanks are filled; what the base says stays.
  expect(await imports.citizen(known)).toMatchObject({
    email: 'clara@exemplo.com.br',
    phoneMobile: '48911112222',
    name: 'CLARA NUNES PRADO',
    motherName: 'JOANA PRADO LIMA',
  });
  const audited = await rowsOf<{ kind: string }>(
    desk.installation.platform.db,
    sql`select distinct actor_kind as kind from audit_event where type = 'citizens.import-imported'`,
  );
  expect(audited).toEqual([{ kind: 'person' }]);
  const [first] = await imports.rows(id);
  expect(await imports.citizen(first?.citizenId ?? '')).toMatchObject({
    sex: 0,
    bloodType: 1,
    birthDate: '1980-05-17',
    birthMunicipalityIbge: IBGE,
    origin: 'import',
    documents: [{ kind: 'cpf' }, { kind: 'prontuario', number: 'P-17' }],
  });
  expect((await imports.apply(id, 'fill')).status).toBe(409);
  const list = await imports.administrator.call<{ rows: Array<{ id: string }>; total: { count: number } }>(
    'GET',
    '/citizen-imports',
  );
  expect([list.status, list.body.rows[0]?.id, list.body.total.count]).toEqual([200, id, 1]);
});

test('on conflict the file may overwrite, or known people be left alone', async () => {
  const cns = generateCns(990_002, 1);
  const known = await register(desk.coordinator, { cns, name: 'LIA TORRES', birthDate: '1980-05-17' });
  const change = {
    naoPossuiCns: false,
    cns,
    cpf: '',
    nomeCompleto: 'LIA TORRES',
    telefoneCelular: '48933334444',
  };
  await imports.apply(await imports.send(await lot([record(change)])), 'skip');
  expect((await imports.citizen(known))['phoneMobile']).toBe('48990001234');
  await imports.apply(await imports.send(await lot([record(change)])), 'overwrite');
  expect((await imports.citizen(known))['phoneMobile']).toBe('48933334444');
});

test('an import cut in the middle goes on where it stopped, by another choice too, and nobody enters twice', async () => {
  const id = await imports.send(await lot([record(), record(), record()]));
  const { db } = desk.installation.platform;
  await sql`create or replace function stop_third() returns trigger language plpgsql as $$
    begin if new.number = 3 and new.applied_at is not null then raise exception 'cut'; end if; return new; end $$`.execute(
    db,
  );
  await sql`create trigger stop_third before update on citizen_import_row for each row execute function stop_third()`.execute(
    db,
  );
  await imports.apply(id, 'overwrite');
  expect((await imports.see(id)).counts['applied']).toBe(2);
  await sql`drop trigger stop_third on citizen_import_row`.execute(db);
  expect(await imports.see(id)).toMatchObject({ status: 'failed', onConflict: 'overwrite' });
  // Who goes on may choose otherwise: each row tells by what it was gone through.
  await imports.apply(id, 'fill');
  expect(await imports.see(id)).toMatchObject({
    status: 'imported',
    onConflict: 'fill',
    counts: { applied: 3 },
  });
  const opened = await Promise.all((await imports.rows(id)).map((row) => imports.open(row.id)));
  expect(opened.map(({ body }) => body.onConflict)).toEqual(['overwrite', 'overwrite', 'fill']);
  const kept = await rowsOf<{ count: number }>(
    db,
    sql`select count(*) from citizen_revision where origin_ref = ${id}`,
  );
  expect(kept[0]?.count).toBe(3);
});

test('ADM-O01 bad files: a rar, not a zip, empty, broken record, another format; who may not is refused', async () => {
  for (const bytes of [Buffer.from('não é zip'), Buffer.from('Rar!\x1a\x07\x01\x00', 'latin1')]) {
    expect(await imports.see(await imports.send(bytes))).toMatchObject({
      status: 'refused',
      counts: { new: 0 },
    });
  }
  expect(await imports.see(await imports.send(await zipOf({})))).toMatchObject({ status: 'refused' });
  const broken = await zipOf({
    'a.cid': (await encode(record())).slice(0, 30),
    '=cmd|b.cid': await encode(record()),
  });
  const id = await imports.send(broken);
  expect(await imports.see(id)).toMatchObject({ status: 'preview', counts: { new: 1, rejected: 1 } });
  const csv = await imports.administrator.call('GET', `/citizen-imports/${id}/rows.csv`);
  expect(csv.text).toContain('Não importado');
  expect(csv.text).toContain('"\'=cmd');
  expect((await imports.administrator.call('DELETE', `/citizen-imports/${id}`)).status).toBe(204);
  expect((await imports.apply(id, 'fill')).status).toBe(409);
  const refused = await imports.upload(desk.reception, broken, 'x.zip');
  expect(refused.status).toBe(403);
});

test('a zip of fichas says that it brings fichas', async () => {
  const person = identified({ cpfCidadao: generateCpf(990_700), nomeCidadao: 'FICA FORA' });
  const id = await imports.send(
    await zipOf({ '1.esus': await ficha({ number: 900, on: '2026-10-05', person }) }),
  );
  expect(await imports.rows(id)).toMatchObject([
    {
      outcome: 'rejected',
      reasons: [{ path: '', message: expect.stringMatching(/^Este registro é uma ficha/) }],
    },
  ]);
});
