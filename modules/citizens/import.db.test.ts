import { generateCns, generateCpf } from '@pec-aberto/brazil';
import { encodeStruct, getStruct, type Struct } from '@pec-aberto/ledi';
import { loadLayout } from '@pec-aberto/ledi/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import yazl from 'yazl';
import { buildPerson, signedIn } from '#apps/installation/testing-people';
import { type Client, multipart } from '#apps/installation/testing';
import { findJob } from '#platform/jobs/queue';
import { setTimeout as sleep } from 'node:timers/promises';
import { grantAdministrativeAccess } from '#modules/access/index';
import { runUseCase } from '#platform/usecase/run';
import { rowsOf, sql } from '#platform/db/database';
import { type Desk, IBGE, openDesk, register } from './test/desk.ts';

let desk: Desk;
let administrator: Client;
let layout: Awaited<ReturnType<typeof loadLayout>>;
beforeAll(async () => {
  desk = await openDesk({ worker: true });
  layout = await loadLayout();
  const person = await buildPerson(desk.installation, { name: 'ADA ADMINISTRADORA' });
  await runUseCase(desk.installation.platform, { actor: { kind: 'system' } }, (context) =>
    grantAdministrativeAccess(context, {
      professionalId: person.id,
      kind: 'municipal-admin',
      municipalityId: desk.municipality.id,
    }),
  );
  administrator = await signedIn(desk.installation, person);
}, 60_000);
afterAll(() => desk.close());

let made = 0;
const NOON = Date.UTC(1980, 4, 17, 15);
/** A good record of somebody new each time. */
function record(change: Struct = {}): Struct {
  made += 1;
  return {
    naoPossuiCns: true,
    cpf: generateCpf(880_000 + made),
    dataNascimento: NOON,
    desconheceNomeMae: false,
    nomeMae: 'JOANA PRADO LIMA',
    estrangeiro: false,
    faleceu: false,
    municipioNascimentoIbge: IBGE.slice(0, 6),
    nomeCompleto: `VERA ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[made % 26]}LINE PRADO`,
    racaCorId: 1,
    sexo: 1,
    telefoneCelular: '48999990000',
    ...change,
  };
}

async function zipOf(entries: Record<string, Uint8Array>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, bytes] of Object.entries(entries)) zip.addBuffer(Buffer.from(bytes), name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
const encode = (value: Struct) => encodeStruct(getStruct(layout, 'CidadaoTransportThrift'), value);
const lot = (records: Struct[]) =>
  zipOf(Object.fromEntries(records.map((one, place) => [`${place + 1}.cid`, encode(one)])));

type View = {
  status: string;
  counts: Record<string, number>;
  error: { code: string; message: string } | null;
};
type Row = {
  number: number;
  outcome: string;
  citizenId: string | null;
  reasons: Array<{ path: string; message: string }>;
};
type Started = { importId: string; jobId: string };
const upload = (client: Client, bytes: Buffer, name: string) =>
  client.call<Started>('POST', '/citizen-imports', undefined, multipart({}, { name, bytes }));
async function finished(jobId: string): Promise<void> {
  for (let turn = 0; turn < 1200; turn++) {
    const job = await findJob(desk.installation.platform.db, jobId);
    if (job && job.state !== 'queued' && job.state !== 'running') return;
    await sleep(25);
  }
  throw new Error('the job did not end');
}
async function send(file: Buffer, name = 'cidadaos.zip'): Promise<string> {
  const answer = await upload(administrator, file, name);
  expect(answer.status).toBe(202);
  await finished(answer.body.jobId);
  return answer.body.importId;
}
const see = async (id: string) => (await administrator.call<View>('GET', `/citizen-imports/${id}`)).body;
const rows = async (id: string, query = '') =>
  (await administrator.call<{ rows: Row[] }>('GET', `/citizen-imports/${id}/rows${query}`)).body.rows;
async function apply(id: string, onConflict: string) {
  const answer = await administrator.call<Started>('POST', `/citizen-imports/${id}/apply`, { onConflict });
  if (answer.status === 202) await finished(answer.body.jobId);
  return answer;
}
const citizen = async (id: string) =>
  (await desk.coordinator.call<Record<string, unknown>>('GET', `/citizens/${id}`)).body;

test('a file is looked at first, then applied: new people, blanks filled, reasons for who stays out', async () => {
  const cpf = generateCpf(990_001);
  const known = await register(desk.coordinator, {
    cpf,
    name: 'CLARA NUNES PRADO',
    motherName: 'JOANA PRADO LIMA',
    birthDate: '1980-05-17',
    email: '',
    phoneMobile: '48911112222',
  });
  const id = await send(
    await lot([
      record({ sexo: 0, tipoSanguineo: 0, numeroProntuario: 'P-17' }),
      record({ cpf, nomeCompleto: 'CLARA NUNES PRADO', email: 'clara@exemplo.com.br' }),
      record({ cpf: '' }),
      record({ nomeCompleto: 'MARIA' }),
      record({ cpf, nomeCompleto: 'OUTRA PESSOA QUALQUER', dataNascimento: Date.UTC(2015, 1, 2, 15) }),
    ]),
  );
  expect(await see(id)).toMatchObject({
    status: 'preview',
    counts: { new: 1, fills: 0, differs: 1, doubt: 1, rejected: 2, applied: 0 },
  });
  const rejected = await rows(id, '?outcome=rejected');
  expect(rejected.map(({ reasons }) => reasons[0]?.path)).toEqual(['cpf', 'name']);
  expect((await citizen(known))['email']).toBeNull();

  expect((await apply(id, 'fill')).status).toBe(202);
  expect(await see(id)).toMatchObject({ status: 'imported', counts: { applied: 2 } });
  // Blanks are filled; what the base says stays.
  expect(await citizen(known)).toMatchObject({ email: 'clara@exemplo.com.br', phoneMobile: '48911112222' });
  const [first] = await rows(id);
  expect(await citizen(first?.citizenId ?? '')).toMatchObject({
    sex: 0,
    bloodType: 1,
    birthDate: '1980-05-17',
    birthMunicipalityIbge: IBGE,
    origin: 'import',
    documents: [{ kind: 'cpf' }, { kind: 'prontuario', number: 'P-17' }],
  });
  expect((await apply(id, 'fill')).status).toBe(409);
  const list = await administrator.call<{ rows: Array<{ id: string }>; total: { count: number } }>(
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
  await apply(await send(await lot([record(change)])), 'skip');
  expect((await citizen(known))['phoneMobile']).toBe('48990001234');
  await apply(await send(await lot([record(change)])), 'overwrite');
  expect((await citizen(known))['phoneMobile']).toBe('48933334444');
});

test('an import cut in the middle goes on where it stopped, and nobody enters twice', async () => {
  const id = await send(await lot([record(), record(), record()]));
  const { db } = desk.installation.platform;
  await sql`create or replace function stop_third() returns trigger language plpgsql as $$
    begin if new.number = 3 and new.applied_at is not null then raise exception 'cut'; end if; return new; end $$`.execute(
    db,
  );
  await sql`create trigger stop_third before update on citizen_import_row for each row execute function stop_third()`.execute(
    db,
  );
  await apply(id, 'fill');
  expect((await see(id)).counts['applied']).toBe(2);
  await sql`drop trigger stop_third on citizen_import_row`.execute(db);
  expect(await see(id)).toMatchObject({ status: 'failed' });
  await apply(id, 'fill');
  expect(await see(id)).toMatchObject({ status: 'imported', counts: { applied: 3 } });
  const kept = await rowsOf<{ count: number }>(
    db,
    sql`select count(*) from citizen_revision where origin_ref = ${id}`,
  );
  expect(kept[0]?.count).toBe(3);
});

test('bad files: not a zip, empty, broken record, another format; who may not is refused', async () => {
  expect(await see(await send(Buffer.from('não é zip')))).toMatchObject({ status: 'refused' });
  expect(await see(await send(await zipOf({})))).toMatchObject({ status: 'refused' });
  const broken = await zipOf({ 'a.cid': encode(record()).slice(0, 30), '=cmd|b.cid': encode(record()) });
  const id = await send(broken);
  expect(await see(id)).toMatchObject({ status: 'preview', counts: { new: 1, rejected: 1 } });
  const csv = await administrator.call('GET', `/citizen-imports/${id}/rows.csv`);
  expect(csv.text).toContain('Não importado');
  expect(csv.text).toContain('"\'=cmd');
  expect((await administrator.call('DELETE', `/citizen-imports/${id}`)).status).toBe(204);
  expect((await apply(id, 'fill')).status).toBe(409);
  const refused = await upload(desk.reception, broken, 'x.zip');
  expect(refused.status).toBe(403);
});
