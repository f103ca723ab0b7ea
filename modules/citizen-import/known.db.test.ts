import { generateCns, generateCpf } from '@pec-aberto/brazil';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { getRow, sql } from '#platform/db/database';
import type { UseCaseContext } from '#platform/usecase/context';
import { runUseCase } from '#platform/usecase/run';
import { loadCitizen, lockCitizen } from '#modules/citizens/server/record/queries';
import { storeCitizen } from '#modules/citizens/server/writing/store';
import { type Desk, openDesk, register } from '#modules/citizens/test/desk';
import { importedRecord, importLot, openImports } from './test/imports.ts';

let desk: Desk;
let imports: Awaited<ReturnType<typeof openImports>>;
beforeAll(async () => {
  desk = await openDesk({ worker: true });
  imports = await openImports(desk);
}, 60_000);
afterAll(() => desk.close());

let made = 0;
const NAMES = [
  'QUITERIA SALDANHA',
  'ODETE FARIAS',
  'BENVINDA LOBATO',
  'ISAURA MENDONCA',
  'ZENAIDE PACHECO',
  'HORTENCIA VILELA',
  'LEOCADIA BRANDT',
  'PERPETUA QUEIROGA',
  'RUFINA TAVEIRA',
];
/** Somebody at the desk and the same person as a file tells her. */
async function known(form: object = {}, told: object = {}) {
  made += 1;
  const name = NAMES[made - 1] ?? '';
  const mother = `ALBA ${name}`;
  const cpf = generateCpf(32_000 + made);
  const id = await register(desk.reception, {
    cpf,
    name,
    motherName: mother,
    birthDate: '1980-05-17',
    phoneMobile: `4899123${4_000 + made}`,
    race: 1,
    ...form,
  });
  const record = importedRecord({
    cpf,
    nomeCompleto: name,
    nomeMae: mother,
    telefoneCelular: `4899123${4_000 + made}`,
    ...told,
  });
  return { id, cpf, name, mother, record };
}
const sendAndApply = async (record: ReturnType<typeof importedRecord>, onConflict: string) => {
  const id = await imports.send(await importLot([record]));
  await imports.apply(id, onConflict);
  return id;
};
const versionOf = async (id: string) => (await imports.citizen(id))['version'];
const documentsOf = async (id: string) =>
  (
    (await imports.citizen(id))['documents'] as Array<{ kind: string; number: string; removedAt?: string }>
  ).map(({ kind, number }) => `${kind}:${number}`);

test('a death: told of whom the base has as living, never taken without being confirmed; who is dead in the base waits for a look', async () => {
  const living = await known({}, { faleceu: true });
  const { platform } = desk.installation;
  const id = await imports.send(await importLot([living.record]));
  expect(await imports.rows(id)).toMatchObject([
    {
      outcome: 'differs',
      citizenId: living.id,
      reasons: [{ path: 'deceased', message: expect.stringContaining('faleceu') }],
    },
  ]);
  await imports.apply(id, 'fill');
  expect(await imports.citizen(living.id)).toMatchObject({ deceased: false });
  await sql`update citizen set team_id = ${desk.teams[0]}, team_since = now() where id = ${living.id}`.execute(
    platform.db,
  );
  await sendAndApply(living.record, 'overwrite');
  expect(await imports.citizen(living.id)).toMatchObject({ deceased: true, team: null });

  const dead = await known();
  const { version } = (await imports.citizen(dead.id)) as { version: number };
  const died = await desk.reception.call('POST', `/citizens/${dead.id}/death`, {
    diedOn: '2020-03-01',
    version,
  });
  expect(died.status).toBe(200);
  const again = await imports.send(
    await importLot([dead.record, importedRecord({ ...dead.record, faleceu: true })]),
  );
  expect(await imports.rows(again)).toMatchObject([
    {
      outcome: 'doubt',
      citizenId: dead.id,
      reasons: [{ message: expect.stringContaining('óbito registrado') }],
    },
    { outcome: 'same', citizenId: dead.id, reasons: [] },
  ]);
});

test('a birth after the death that the base has is told, and changes nothing', async () => {
  const { id, record } = await known();
  const { version } = (await imports.citizen(id)) as { version: number };
  await desk.reception.call('POST', `/citizens/${id}/death`, { diedOn: '1980-05-20', version });
  const born = Date.parse('1980-05-27T15:00:00Z');
  const importId = await imports.send(
    await importLot([importedRecord({ ...record, faleceu: true, dataNascimento: born })]),
  );
  expect(await imports.rows(importId)).toMatchObject([
    {
      outcome: 'rejected',
      reasons: [{ path: 'birthDate', message: expect.stringContaining('posterior ao óbito') }],
    },
  ]);
});

/** Does something with a citizen and holds the row until the import waits for it. */
async function whileImporting(
  record: ReturnType<typeof importedRecord>,
  act: (context: UseCaseContext) => Promise<unknown>,
): Promise<string> {
  const importId = await imports.send(await importLot([record]));
  const { platform } = desk.installation;
  let applied: Promise<unknown> = Promise.resolve();
  await runUseCase(platform, { actor: { kind: 'system' } }, async (context) => {
    await act(context);
    applied = imports.apply(importId, 'fill');
    await vi.waitUntil(() => somebodyWaits(), { timeout: 20_000, interval: 50 });
  });
  await applied;
  return importId;
}

const somebodyWaits = async () =>
  (
    await getRow<{ waiting: boolean }>(
      desk.installation.platform.db,
      sql`select exists (select from pg_locks l join pg_stat_activity a using (pid)
        where not l.granted and a.datname = current_database()) as waiting`,
    )
  ).waiting;

/** As another hand writes it. */
async function write(context: UseCaseContext, id: string, fields: object): Promise<void> {
  await lockCitizen(context.db, id);
  const before = (await loadCitizen(context.db, id)) ?? null;
  const provenance = { origin: 'unification', installationId: await installationId() } as const;
  await storeCitizen(context, { before, fields, provenance, event: 'citizens.changed' });
}
const installationId = async () =>
  (await getRow<{ id: string }>(desk.installation.platform.db, sql`select id from setup_installation`)).id;

test('what the desk writes between being found and being held stays, and the import goes on', async () => {
  const { id, record } = await known({ email: null }, { email: 'arquivo@exemplo.org', estadoCivilId: 2 });
  const importId = await whileImporting(record, (context) =>
    write(context, id, { email: 'mesa@exemplo.org', nis: '12345678901' }),
  );
  expect(await imports.see(importId)).toMatchObject({ status: 'imported', counts: { applied: 1 } });
  expect(await imports.citizen(id)).toMatchObject({
    email: 'mesa@exemplo.org',
    nis: '12345678901',
    maritalStatus: 2,
  });
});

test('joined with another meanwhile, the import writes to the survivor', async () => {
  const { id, name, mother, record } = await known({}, { email: 'arquivo@exemplo.org' });
  const survivor = await register(desk.reception, { cpf: null, email: null });
  const importId = await whileImporting(record, async (context) => {
    await write(context, id, { status: 'merged', mergedInto: survivor });
    await write(context, survivor, { name, motherName: mother, birthDate: '1980-05-17' });
  });
  expect(await imports.see(importId)).toMatchObject({ status: 'imported' });
  expect(await imports.citizen(survivor)).toMatchObject({ email: 'arquivo@exemplo.org' });
  const [row] = await imports.rows(importId);
  expect(row?.citizenId).toBe(survivor);
});

test('only what was written is counted; who chose to leave known people alone leaves them alone', async () => {
  const one = await known({ email: null }, { email: 'um@exemplo.org', numeroProntuario: 'P-1' });
  const two = await known({}, { telefoneCelular: '48933334444' });
  const file = await importLot([one.record, two.record, importedRecord()]);
  const before = [await versionOf(one.id), await versionOf(two.id)];
  const skipped = await imports.send(file);
  await imports.apply(skipped, 'skip');
  expect([await versionOf(one.id), await versionOf(two.id)]).toEqual(before);
  expect(await documentsOf(one.id)).toEqual([`cpf:${one.cpf}`]);
  expect(await imports.see(skipped)).toMatchObject({ status: 'imported', counts: { applied: 1 } });

  const filled = await imports.send(file);
  await imports.apply(filled, 'fill');
  expect(await imports.see(filled)).toMatchObject({ counts: { fills: 1, differs: 1, same: 1, applied: 1 } });
  expect(await documentsOf(one.id)).toContain('prontuario:P-1');
  const { applied } = await getRow<{ applied: number }>(
    desk.installation.platform.db,
    sql`select (details ->> 'applied')::int as applied from audit_event
      where type = 'citizens.import-imported' and subject_id = ${filled}`,
  );
  expect(applied).toBe(1);
});

test.each(['fill', 'overwrite'])('%s: a further card is added and takes none away', async (onConflict) => {
  const [own, further] = [generateCns(32_100 + made), generateCns(32_200 + made)];
  const { id, cpf, record } = await known({ cns: own }, { naoPossuiCns: false, cns: further });
  const importId = await imports.send(await importLot([record]));
  expect((await imports.rows(importId)).map(({ outcome }) => outcome)).toEqual(['fills']);
  await imports.apply(importId, onConflict);
  expect(await imports.citizen(id)).toMatchObject({ cns: own });
  expect((await documentsOf(id)).toSorted()).toEqual(
    [`cns:${own}`, `cns:${further}`, `cpf:${cpf}`].toSorted(),
  );
  const again = await imports.send(await importLot([record]));
  expect((await imports.rows(again)).map(({ outcome }) => outcome)).toEqual(['same']);
});
