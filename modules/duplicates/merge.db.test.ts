import { generateCns, generateCpf } from '@pec-aberto/brazil';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allTables } from '#apps/installation/modules';
import type { Client } from '#apps/installation/testing';
import { applyLot } from '#modules/fichas/test/apply-lot';
import { type Desk, openDesk, register, someone } from '#modules/citizens/test/desk';
import { ficha, identified, lotOf, noon } from '#modules/fichas/test/fichas';
import { importedRecord, importLot, openImports } from '#modules/citizen-import/test/imports';
import { rowsOf, sql } from '#platform/db/database';
import { checksums } from './test/checksums.ts';

let desk: Desk;
let coordinator: Client;
beforeAll(async () => {
  desk = await openDesk({ worker: true });
  coordinator = desk.coordinator;
}, 60_000);
afterAll(() => desk.close());

type Problem = { code: string; detail: string; data?: Record<string, unknown> };
type Preview = Problem & {
  versions: Record<string, number>;
  parts: Array<{
    part: string;
    from: string;
    same: boolean;
    values: Record<string, Record<string, unknown>>;
  }>;
  moves: Array<{ label: string; fromOthers: number; ofPrincipal: number }>;
  warnings: string[];
};
type Joined = Problem & { mergeId: string; id: string; version: number };
type View = Record<string, unknown> & {
  documents: Array<{ kind: string; number: string; principal: boolean }>;
};

const db = () => desk.installation.platform.db;
const preview = (body: object) => coordinator.call<Preview>('POST', '/citizen-merges/preview', body);
const see = async (id: string) => (await coordinator.call<View>('GET', `/citizens/${id}`)).body;
async function join(principalId: string, otherIds: string[], more: object = {}, client = coordinator) {
  const { versions } = (await preview({ principalId, otherIds })).body;
  return client.call<Joined>('POST', '/citizen-merges', { principalId, otherIds, versions, ...more });
}
const undo = (id: string) =>
  coordinator.call<Problem & { survivorId: string }>('POST', `/citizen-merges/${id}/undo`, {});

async function counts(): Promise<Record<string, number>> {
  const tables = allTables.filter((table) => table.citizen && !/merge|revision/.test(table.name));
  const all: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await rowsOf<{ count: number }>(db(), sql`select count(*) from ${sql.table(name)}`);
    all[name] = row?.count ?? 0;
  }
  return all;
}

/** A cadastro individual of a citizen, as reception will keep it. */
const giveFci = (citizenId: string, uuid: string) =>
  sql`with kept as (insert into citizen_fci (id, uuid, citizen_id, outcome, filled_at, layout_version, bytes, received_at)
      values (uuid_v7(), ${uuid}, ${citizenId}, 'applied', now(), '7.2.2', '', now()))
    update citizen set fci_uuid = ${uuid}, fci_filled_at = date_trunc('milliseconds', now()) where id = ${citizenId}`.execute(
    db(),
  );

test('MAN-01 the preview gives the demographics of the principal and the definitive CNS of either', async () => {
  const provisional = generateCns(9_001, 8);
  const definitive = generateCns(9_002, 1);
  const principal = await register(coordinator, { cns: provisional, email: '' });
  const other = await register(coordinator, { cns: definitive, email: 'ana@exemplo.com.br' });
  const none = await preview({ principalId: principal, otherIds: [] });
  expect(none.status).toBe(400);
  const { body } = await preview({ principalId: principal, otherIds: [other] });
  const from = Object.fromEntries(body.parts.map(({ part, from: id }) => [part, id]));
  expect(from).toMatchObject({ name: principal, birthDate: principal, cns: other, email: other });
  expect(body.warnings).toContain('Cada cadastro tem um CPF. Uma pessoa tem só um.');
  expect(body.moves.find(({ label }) => label === 'documentos')).toMatchObject({ fromOthers: 2 });
  const joined = await join(principal, [other]);
  expect(joined.status).toBe(201);
  const seen = await see(principal);
  expect(seen['cns']).toBe(definitive);
  expect(seen.documents.map(({ number }) => number)).toEqual(
    expect.arrayContaining([provisional, definitive]),
  );
});

test('MAN-02 what pointed at the others points at the principal, nothing is lost, and undoing puts all back', async () => {
  const principal = await register(coordinator);
  const other = await register(coordinator, { phoneHome: '4833330000' });
  const child = await register(coordinator);
  await sql`update citizen set responsible_id = ${other} where id = ${child}`.execute(db());
  await giveFci(principal, 'FCI-MAIN');
  await giveFci(other, 'FCI-OTHER');
  const doctor = await desk.doctor.call('POST', `/citizens/${other}/openings`, {
    justification: 'Resultado de exame alterado',
  });
  expect(doctor.status).toBeLessThan(300);
  const before = { rows: await counts(), sums: await checksums(db()) };

  const joined = await join(principal, [other], { choices: { phoneHome: other }, reason: 'Mesma pessoa' });
  expect(joined.status).toBe(201);
  expect(await counts()).toEqual(before.rows);
  expect(await see(other)).toMatchObject({ status: 'merged', mergedInto: principal });
  expect(await see(principal)).toMatchObject({ phoneHome: '4833330000' });
  const pointing = await rowsOf<{ id: string }>(
    db(),
    sql`select citizen_id as id from citizen_fci where uuid like 'FCI-%' union all
      select citizen_id from citizen_opening where citizen_id in (${principal}, ${other}) union all
      select responsible_id from citizen where id = ${child}`,
  );
  expect(new Set(pointing.map(({ id }) => id))).toEqual(new Set([principal]));
  const tab = await coordinator.call<{ rows: Array<Record<string, unknown>> }>(
    'GET',
    `/citizens/${principal}/merges`,
  );
  expect(tab.body.rows).toMatchObject([
    { survivorId: principal, author: 'COORDENADORA DIAS', reason: 'Mesma pessoa', absorbed: [{ id: other }] },
  ]);

  expect((await undo(joined.body.mergeId)).status).toBe(200);
  expect(await counts()).toEqual(before.rows);
  expect(await checksums(db())).toEqual(before.sums);
  expect((await undo(joined.body.mergeId)).body.code).toBe('already-undone');
});

test('MAN-02 once something depends on it, a joining is not undone and says what came', async () => {
  const principal = await register(coordinator);
  const other = await register(coordinator);
  const joined = await join(principal, [other]);
  const dependsOf = async () =>
    (await coordinator.call<{ rows: Array<{ depends: string[] }> }>('GET', `/citizens/${principal}/merges`))
      .body.rows[0]?.depends;
  expect(await dependsOf()).toEqual([]);
  await giveFci(principal, 'FCI-LATER');
  expect(await dependsOf()).toEqual(['fichas de cadastro individual']);
  const refusal = await undo(joined.body.mergeId);
  expect([refusal.status, refusal.body.code]).toEqual([409, 'something-depends']);
  expect(refusal.body.data).toEqual({ depends: ['fichas de cadastro individual'] });
  expect(refusal.body.detail).toContain('fichas de cadastro individual');
});

test('a later joining is undone before an earlier one', async () => {
  const [a, b, c] = [await register(coordinator), await register(coordinator), await register(coordinator)];
  const before = await checksums(db());
  const first = await join(a, [b]);
  const second = await join(c, [a]);
  expect(await see(b)).toMatchObject({ mergedInto: c });
  expect((await undo(first.body.mergeId)).body.data).toMatchObject({
    depends: ['outra unificação deste cadastro'],
  });
  expect((await undo(second.body.mergeId)).status).toBe(200);
  expect(await see(b)).toMatchObject({ mergedInto: a });
  expect((await undo(first.body.mergeId)).body).toEqual({ survivorId: a, notes: [] });
  expect(await checksums(db())).toEqual(before);
});

/** A ficha de cadastro individual of somebody registered comes in a lot and is applied. */
async function receiveFci(number: number, form: ReturnType<typeof someone>): Promise<void> {
  const person = identified({
    nomeCidadao: form.name,
    dataNascimentoCidadao: noon(form.birthDate ?? ''),
    nomeMaeCidadao: form.motherName,
    cpfCidadao: form.cpf,
  });
  const lot = await lotOf([await ficha({ number, on: '2026-10-05', person })]);
  for await (const { outcome } of applyLot(desk.installation.platform, lot.path)) {
    expect(outcome).toBe('applied');
  }
  await lot.remove();
}

test('MAN-03 a record without cadastro individual is not the principal over one that has it', async () => {
  const [emptyForm, fullForm] = [someone(), someone()];
  const without = await register(coordinator, emptyForm);
  const having = await register(coordinator, fullForm);
  await receiveFci(31, fullForm);
  const refused = await preview({ principalId: without, otherIds: [having] });
  expect([refused.status, refused.body.code]).toEqual([409, 'principal-without-fci']);
  expect((await preview({ principalId: having, otherIds: [without] })).status).toBe(200);
  await receiveFci(32, emptyForm);
  expect((await preview({ principalId: without, otherIds: [having] })).status).toBe(200);
});

test('a preview, and the list of joinings, leave a look at each record they show', async () => {
  const [a, b, c] = [await register(coordinator), await register(coordinator), await register(coordinator)];
  const looksAt = async (id: string, type: string) => {
    const rows = await rowsOf<{ by: string }>(
      db(),
      sql`select p.name as by from audit_event e join professional p on p.id = e.professional_id
        where e.subject_table = 'citizen' and e.subject_id = ${id} and e.type = ${type}`,
    );
    return rows.map(({ by }) => by);
  };
  await preview({ principalId: a, otherIds: [b, c] });
  const by = ['COORDENADORA DIAS'];
  for (const id of [a, b, c]) expect(await looksAt(id, 'duplicates.compared')).toEqual(by);
  await join(a, [b]);
  await desk.reception.call('GET', `/citizens/${a}/merges`);
  for (const id of [a, b]) expect(await looksAt(id, 'duplicates.merges-viewed')).toEqual(['RENATA RECEPCAO']);
  expect(await looksAt(c, 'duplicates.merges-viewed')).toEqual([]);
  const openings = await coordinator.call<{ rows: Array<{ what: string }> }>(
    'GET',
    `/citizens/${a}/openings`,
  );
  expect(openings.body.rows.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['Comparação para unificar', 'Unificações do cadastro']),
  );
});

test('a file of citizens that somebody only looked at does not stand in the way of undoing', async () => {
  const form = someone();
  const principal = await register(coordinator, form);
  const joined = await join(principal, [await register(coordinator)]);
  const imports = await openImports(desk);
  const record = importedRecord({
    cpf: form.cpf,
    nomeCompleto: form.name,
    nomeMae: form.motherName,
    dataNascimento: noon(form.birthDate ?? ''),
  });
  const file = await imports.send(await importLot([record]));
  expect(await imports.rows(file)).toMatchObject([{ citizenId: principal }]);
  expect((await undo(joined.body.mergeId)).status).toBe(200);
});

test('MAN-04 who is not a manager is refused, on preview, joining and undoing', async () => {
  const principal = await register(coordinator);
  const other = await register(coordinator);
  const body = { principalId: principal, otherIds: [other] };
  const previewed = await desk.reception.call('POST', '/citizen-merges/preview', body);
  const joined = await desk.reception.call('POST', '/citizen-merges', { ...body, versions: {} });
  const undone = await desk.reception.call('POST', `/citizen-merges/${principal}/undo`, {});
  expect([previewed.status, joined.status, undone.status]).toEqual([403, 403, 403]);
});

test('two joinings of one record at once: one is done, the other is told', async () => {
  const [a, b, c] = [await register(coordinator), await register(coordinator), await register(coordinator)];
  const versions = { [a]: 1, [b]: 1, [c]: 1 };
  const answers = await Promise.all([
    coordinator.call<Joined>('POST', '/citizen-merges', { principalId: a, otherIds: [b], versions }),
    coordinator.call<Joined>('POST', '/citizen-merges', { principalId: c, otherIds: [b], versions }),
  ]);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 409]));
  expect(answers.find(({ status }) => status === 409)?.body.code).toBe('merged');
});

test('a record changed after the preview stops the joining', async () => {
  const [a, b] = [await register(coordinator), await register(coordinator)];
  const { versions } = (await preview({ principalId: a, otherIds: [b] })).body;
  await coordinator.call('POST', `/citizens/${b}/inactivate`, { reason: 'Mudou de cidade', version: 1 });
  const answer = await coordinator.call<Problem>('POST', '/citizen-merges', {
    principalId: a,
    otherIds: [b],
    versions,
  });
  expect([answer.status, answer.body.code]).toEqual([409, 'changed-meanwhile']);
});

test('the same CPF in both stays once in use; whoever depended on oneself answers alone', async () => {
  const cpf = generateCpf(777_001);
  const principal = await register(coordinator, { cpf });
  const other = await register(coordinator, { cpf, acceptSharedDocument: { reason: 'Cadastro antigo' } });
  await sql`update citizen set responsible_id = ${other}, kinship = 137 where id = ${principal}`.execute(
    db(),
  );
  expect((await join(principal, [other])).status).toBe(201);
  const seen = await see(principal);
  expect(seen.documents.filter(({ number }) => number === cpf)).toHaveLength(1);
  expect(seen).toMatchObject({ cpf, familyResponsible: true, responsible: null });
});

test('no table that points at a citizen is forgotten by a joining', async () => {
  const columns = await rowsOf<{ name: string }>(
    db(),
    sql`select conrelid::regclass || '.' || a.attname as name
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'f' and c.confrelid = 'citizen'::regclass
      -- Also one whose author forgot the foreign key.
      union select r.relname || '.' || a.attname from pg_class r join pg_attribute a on a.attrelid = r.oid
      where r.relkind in ('r', 'p') and not r.relispartition and r.relnamespace = 'public'::regnamespace
        and a.attname ~ 'citizen_id$' order by 1`,
  );
  const declared = allTables.flatMap(({ name, citizen = [] }) =>
    citizen.map(({ column }) => `${name}.${column}`),
  );
  expect(columns.map(({ name }) => name)).toEqual(declared.toSorted());
  // Only what tells of the joining, or of the absorbed record as it was, stays behind.
  const staying = allTables.flatMap(({ name, citizen = [] }) =>
    citizen.filter(({ onMerge }) => onMerge === 'stay').map(({ column }) => `${name}.${column}`),
  );
  expect(staying.toSorted()).toEqual([
    'citizen_merge.survivor_id',
    'citizen_merge_member.citizen_id',
    'citizen_merge_move.from_id',
    'citizen_revision.citizen_id',
    'earlier_opening.citizen_id',
  ]);
});
