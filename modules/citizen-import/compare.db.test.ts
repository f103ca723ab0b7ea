import { generateCns, generateCpf } from '@pec-aberto/brazil';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildMunicipality } from '#apps/installation/testing-people';
import { rowsOf, sql } from '#platform/db/database';
import { type Desk, IBGE, openDesk, register, someone } from '#modules/citizens/test/desk';
import { administratorOf, type ComparedRow, importedRecord, importLot, openImports } from './test/imports.ts';

let desk: Desk;
let imports: Awaited<ReturnType<typeof openImports>>;
beforeAll(async () => {
  desk = await openDesk({ worker: true });
  imports = await openImports(desk);
}, 60_000);
afterAll(() => desk.close());

const ADDRESS = { residenceCountry: 31, municipalityIbge: IBGE, uf: 'SC', bairro: 'CENTRO' };
const BORN = { motherName: 'ROSA MATTOS LEAL', birthDate: '1980-05-17' };
let made = 0;
/** Somebody at the desk, and a record of the same person that fills a field, changes one and erases another. */
async function oneWhoDiffers(name: string) {
  made += 1;
  const cpf = generateCpf(45_000 + made);
  const form = { ...ADDRESS, cpf, name, ...BORN, email: null, phoneMobile: '48991110000' };
  const id = await register(desk.coordinator, { ...form, street: 'A', houseNumber: '12' });
  const record = importedRecord({
    cpf,
    nomeCompleto: name,
    nomeMae: BORN.motherName,
    email: 'arquivo@exemplo.org',
    telefoneCelular: '48992220000',
    endereco: { localidadeIbge: IBGE.slice(0, 6), bairroNome: 'CENTRO', logradouro: 'B' },
  });
  return { id, cpf, record };
}
/** The form as the desk sends it back, with its change. */
async function deskSays(id: string, change: object): Promise<void> {
  const seen = await imports.citizen(id);
  const form = Object.fromEntries(
    [...Object.keys(someone()), ...Object.keys(ADDRESS)].map((k) => [k, seen[k]]),
  );
  const body = {
    ...form,
    street: seen['street'],
    houseNumber: seen['houseNumber'],
    version: seen['version'],
  };
  const saved = await desk.coordinator.call('PUT', `/citizens/${id}`, {
    ...body,
    email: seen['email'],
    ...change,
  });
  expect(saved.status).toBe(200);
}
const looksAt = (id: string) =>
  rowsOf<{ type: string }>(
    desk.installation.platform.db,
    sql`select type from audit_event where subject_id = ${id} and type = 'citizens.import-compared'`,
  );
const brief = ({ fields }: ComparedRow) =>
  Object.fromEntries(
    fields.map(({ path, base, file, effect, takenBy }) => [path, [base, file, effect, takenBy.join(' ')]]),
  );

test('a row has the name of the file, and opened both values of what differs and what each choice takes', async () => {
  const { id, record } = await oneWhoDiffers('DIVA MATTOS');
  const importId = await imports.send(await importLot([record, importedRecord({ nomeCompleto: 'MARIA' })]));
  const rows = await imports.rows(importId);
  expect(rows.map(({ name }) => name)).toEqual(['DIVA MATTOS', 'MARIA']);
  expect(await looksAt(id)).toHaveLength(0);

  const { status, body } = await imports.open(rows[0]?.id);
  expect([status, body.outcome, body.onConflict]).toEqual([200, 'differs', null]);
  expect(body.citizen).toMatchObject({ id, cpf: expect.stringMatching(/^•••\.\d{3}\.\d{3}-••$/) });
  expect(brief(body)).toEqual({
    race: [4, 1, 'changes', 'overwrite'],
    phoneMobile: ['48991110000', '48992220000', 'changes', 'overwrite'],
    email: [null, 'arquivo@exemplo.org', 'fills', 'fill overwrite'],
    street: ['A', 'B', 'changes', 'overwrite'],
    houseNumber: ['12', null, 'erases', 'overwrite'],
  });
  expect(await looksAt(id)).toHaveLength(1);
  // Who does not enter is beside nobody.
  const rejected = await imports.open(rows[1]?.id);
  expect(rejected.body).toMatchObject({ outcome: 'rejected', citizen: null });
  expect(brief(rejected.body)).toMatchObject({ name: [null, 'MARIA', 'stays', ''] });

  // The file is kept once, as its records; no list of rows and no CSV gains what it says.
  const csv = await imports.administrator.call('GET', `/citizen-imports/${importId}/rows.csv`);
  expect(csv.text).not.toMatch(/DIVA|arquivo@exemplo|48992220000/);
  const { db } = desk.installation.platform;
  expect(await rowsOf(db, sql`select id from stored_file`)).toEqual([]);
});

test('what the base says now is shown, and the report tells what it said before and what was chosen', async () => {
  const { id, record } = await oneWhoDiffers('NAIR MATTOS');
  const importId = await imports.send(await importLot([record]));
  const [row] = await imports.rows(importId);
  await deskSays(id, { phoneMobile: '48993330000' });
  expect(brief((await imports.open(row?.id)).body)['phoneMobile']?.[0]).toBe('48993330000');
  await imports.apply(importId, 'overwrite');
  expect(await imports.citizen(id)).toMatchObject({ phoneMobile: '48992220000', houseNumber: null });
  await deskSays(id, { phoneMobile: '48994440000', email: null });
  const then = (await imports.open(row?.id)).body;
  expect(then).toMatchObject({ outcome: 'differs', onConflict: 'overwrite', citizen: { id } });
  expect(brief(then)).toMatchObject({
    phoneMobile: ['48993330000', '48992220000', 'changes', 'overwrite'],
    email: [null, 'arquivo@exemplo.org', 'fills', 'fill overwrite'],
    houseNumber: ['12', null, 'erases', 'overwrite'],
  });
});

/** Joins a registration to another as the screen of duplicates does. */
async function join(principalId: string, otherId: string): Promise<string> {
  const chosen = { principalId, otherIds: [otherId] };
  const previewed = await desk.coordinator.call<{ versions: object }>(
    'POST',
    '/citizen-merges/preview',
    chosen,
  );
  const { versions } = previewed.body;
  const joined = await desk.coordinator.call<{ mergeId: string }>('POST', '/citizen-merges', {
    ...chosen,
    versions,
  });
  expect(joined.status).toBe(201);
  return joined.body.mergeId;
}

test('whose registration was joined with another since is not shown beside that other, until that is undone', async () => {
  const { id, record } = await oneWhoDiffers('ELZA MATTOS');
  const other = await oneWhoDiffers('GILDA BARROS');
  const same = await register(desk.coordinator, { name: 'MESMA ELZA', ...BORN, cpf: generateCpf(45_901) });
  const says = importedRecord({
    cpf: generateCpf(45_901),
    nomeCompleto: 'MESMA ELZA',
    nomeMae: BORN.motherName,
    racaCorId: 4,
    telefoneCelular: '48990001234',
  });
  const importId = await imports.send(await importLot([record, other.record, says]));
  await imports.apply(importId, 'fill');
  const rows = await imports.rows(importId);
  const opened = async () => {
    const answers = await Promise.all(rows.map((row) => imports.open(row.id)));
    return answers.map(({ body }) => [body.outcome, body.citizen?.id, body.notShown]);
  };
  const apart = [
    ['differs', id, null],
    ['differs', other.id, null],
    ['same', same, null],
  ];
  expect(await opened()).toEqual(apart);

  // Two rows of one import meet in one registration: neither is shown what the other's was.
  const mergeId = await join(other.id, id);
  const survivor = await register(desk.coordinator, { name: 'TERCEIRA ELZA', ...BORN });
  await join(survivor, same);
  expect(await opened()).toEqual([
    ['differs', undefined, 'joined'],
    ['differs', undefined, 'joined'],
    ['same', undefined, 'joined'],
  ]);
  expect(await looksAt(survivor)).toEqual([]);
  expect((await desk.coordinator.call('POST', `/citizen-merges/${mergeId}/undo`, {})).status).toBe(200);
  expect((await opened()).slice(0, 2)).toEqual(apart.slice(0, 2));
});

test('a registration that is not there any more is told so', async () => {
  const { record } = await oneWhoDiffers('ILMA MATTOS');
  const importId = await imports.send(await importLot([record]));
  await imports.apply(importId, 'fill');
  const [row] = await imports.rows(importId);
  const { db } = desk.installation.platform;
  await sql`update citizen_import_row set citizen_id = null where id = ${row?.id}`.execute(db);
  const { body } = await imports.open(row?.id);
  expect(body).toMatchObject({ outcome: 'differs', citizen: null, notShown: 'removed' });
  expect(brief(body)['email']).toEqual([null, 'arquivo@exemplo.org', 'stays', '']);
});

test('a record opened when what the file said is gone tells so', async () => {
  const importId = await imports.send(await importLot([importedRecord()]));
  const [row] = await imports.rows(importId);
  const { db } = desk.installation.platform;
  await sql`update citizen_import set kept_until = null where id = ${importId}`.execute(db);
  await sql`delete from citizen_import_record where import_id = ${importId}`.execute(db);
  const { body } = await imports.open(row?.id);
  expect(body).toMatchObject({ outcome: 'new', name: null, citizen: null, fields: [], notShown: 'gone' });
});

test('a number that was taken off after the import was there before it', async () => {
  const { id, record } = await oneWhoDiffers('OLGA MATTOS');
  const cns = generateCns(45_601, 1);
  await deskSays(id, { cns });
  const told = { ...record, naoPossuiCns: false, cns, numeroProntuario: 'P-9' };
  const importId = await imports.send(await importLot([importedRecord(told)]));
  await imports.apply(importId, 'fill');
  const [row] = await imports.rows(importId);
  const then = brief((await imports.open(row?.id)).body);
  expect(then['prontuario']).toEqual([null, 'P-9', 'adds', 'fill overwrite']);
  await deskSays(id, { cns: generateCns(45_602, 1) });
  expect(brief((await imports.open(row?.id)).body)).toEqual(then);
});

test('a death that is taken ends the link of the team, and the row shows both', async () => {
  const { id, record } = await oneWhoDiffers('ANA MATTOS');
  const { db } = desk.installation.platform;
  await sql`update citizen set team_id = ${desk.teams[0]}, team_since = now() where id = ${id}`.execute(db);
  const importId = await imports.send(await importLot([importedRecord({ ...record, faleceu: true })]));
  const [row] = await imports.rows(importId);
  const waiting = brief((await imports.open(row?.id)).body);
  expect(waiting).toMatchObject({
    deceased: [false, true, 'fills', 'overwrite'],
    teamId: ['ESF 1', null, 'erases', 'overwrite'],
    teamSince: [expect.stringMatching(/^20/), null, 'erases', 'overwrite'],
  });
  await imports.apply(importId, 'overwrite');
  expect(await imports.citizen(id)).toMatchObject({ deceased: true, team: null });
  expect(brief((await imports.open(row?.id)).body)).toEqual(waiting);
});

test('each list of the rows of a file leaves one trace, since it brings names', async () => {
  const importId = await imports.send(await importLot([importedRecord(), importedRecord()]));
  const listed = () =>
    rowsOf(
      desk.installation.platform.db,
      sql`select 1 as one from audit_event where type = 'citizens.import-rows-viewed'
        and subject_table = 'citizen_import' and subject_id = ${importId}`,
    );
  await imports.rows(importId, '?limit=1');
  await imports.rows(importId, '?limit=1&after=1');
  expect(await listed()).toHaveLength(1);
});

test('in doubt only what tells apart who stands in the way is shown, numbers masked; a number of another is told', async () => {
  const cpf = generateCpf(45_500);
  const card = generateCns(45_503, 1);
  const kept = {
    ...ADDRESS,
    phoneMobile: '48991239876',
    phoneHome: '4832109876',
    email: 'ilda@exemplo.org',
    nis: '12056412547',
    street: 'DAS CAMELIAS',
    houseNumber: '4321',
    race: 4,
  };
  const mother = await register(desk.coordinator, { ...kept, cpf, cns: card, name: 'ILDA PORTO', ...BORN });
  const cns = generateCns(45_501, 1);
  await register(desk.coordinator, { cns, name: 'OUTRA DONA', ...BORN, motherName: 'ELA MESMA' });
  const own = generateCpf(45_502);
  await register(desk.coordinator, { cpf: own, name: 'JOSEFA PRATES', ...BORN });
  const importId = await imports.send(
    await importLot([
      importedRecord({
        cpf,
        nomeCompleto: 'BENTO PORTO',
        dataNascimento: Date.UTC(2015, 1, 2, 15),
        sexo: 0,
        telefoneCelular: '48900000000',
        telefoneResidencial: '4830000000',
        email: 'a@exemplo.org',
        nisPisPasep: '12034567899',
        racaCorId: 4,
        endereco: { localidadeIbge: IBGE.slice(0, 6), bairroNome: 'OUTRO', logradouro: 'X', numero: '1' },
      }),
      importedRecord({
        cpf: own,
        naoPossuiCns: false,
        cns,
        nomeCompleto: 'JOSEFA PRATES',
        nomeMae: BORN.motherName,
      }),
    ]),
  );
  const [doubt, josefa] = await imports.rows(importId);
  const opened = (await imports.open(doubt?.id)).body;
  expect(opened).toMatchObject({ outcome: 'doubt', citizen: { id: mother } });
  expect(brief(opened)).toMatchObject({
    cpf: [cpf, cpf, 'stays', ''],
    cns: [`*** **** **** ${card.slice(-4)}`, null, 'stays', ''],
    name: ['ILDA PORTO', 'BENTO PORTO', 'stays', ''],
    birthDate: ['1980-05-17', '2015-02-02', 'stays', ''],
  });
  const agrees = Object.fromEntries(
    opened.fields.map(({ path, base, ...one }) => [path, [base, one.agrees]]),
  );
  expect(agrees).toMatchObject({
    race: [null, true],
    municipalityIbge: [null, true],
    phoneMobile: [null, false],
    email: [null, false],
    nis: [null, false],
    street: [null, false],
  });
  const unseen = [
    kept.phoneMobile,
    kept.phoneHome,
    kept.email,
    kept.nis,
    kept.street,
    kept.houseNumber,
    card,
  ];
  expect(unseen.filter((value) => JSON.stringify(opened).includes(value))).toEqual([]);
  expect(await looksAt(mother)).toHaveLength(1);
  expect(brief((await imports.open(josefa?.id)).body)['cns']).toEqual([null, cns, 'withheld', '']);
  // Once imported too, however the reason was worded then.
  await imports.apply(importId, 'fill');
  await sql`update citizen_import_row set reasons = jsonb_set(reasons, '{0,message}', '"Outra frase."')
    where id = ${josefa?.id}`.execute(desk.installation.platform.db);
  expect(brief((await imports.open(josefa?.id)).body)['cns']).toEqual([null, cns, 'withheld', '']);
});

test('a new person is shown as the file says; who may not import, or of another municipality, sees nothing', async () => {
  const record = importedRecord({ nomeCompleto: 'NOVA PESSOA ALVES', nomeSocial: 'NINA ALVES' });
  const [row] = await imports.rows(await imports.send(await importLot([record])));
  expect(row?.name).toBe('NINA ALVES');
  const { body } = await imports.open(row?.id);
  expect(body).toMatchObject({ outcome: 'new', citizen: null });
  expect(brief(body)['name']).toEqual([null, 'NOVA PESSOA ALVES', 'fills', 'fill overwrite skip']);
  expect((await imports.open(row?.id, desk.reception)).status).toBe(403);
  const neighbour = await administratorOf(desk, await buildMunicipality(desk.installation, '3550308'));
  expect((await imports.open(row?.id, neighbour)).status).toBe(404);
});

test('a file of which not every record was looked at is not applied in part: it can only be discarded', async () => {
  const id = await imports.send(await importLot([importedRecord()]));
  const { db } = desk.installation.platform;
  // As a preview that was cancelled leaves it.
  await sql`insert into stored_file (id, name, size, sha256, created_at) values (${id}, '', 0, '', now())`.execute(
    db,
  );
  await sql`update citizen_import set status = 'waiting', file_id = ${id} where id = ${id}`.execute(db);
  await sql`update job set state = 'cancelled' where id = (select job_id from citizen_import where id = ${id})`.execute(
    db,
  );
  expect(await imports.see(id)).toMatchObject({
    status: 'cancelled',
    canApply: false,
    canDiscard: true,
    ofFormerVersion: false,
  });
  expect((await imports.apply(id, 'fill')).status).toBe(409);
  expect((await imports.administrator.call('DELETE', `/citizen-imports/${id}`)).status).toBe(204);
  expect(await rowsOf(db, sql`select id from stored_file`)).toEqual([]);
});
