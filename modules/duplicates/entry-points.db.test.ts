import { buffer } from 'node:stream/consumers';
import { generateCpf } from '@pec-aberto/brazil';
import { encodeStruct, getStruct, type Struct } from '@pec-aberto/ledi';
import { loadLayout } from '@pec-aberto/ledi/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import yazl from 'yazl';
import { buildPerson, signedIn } from '#apps/installation/testing-people';
import { type Client, multipart } from '#apps/installation/testing';
import { grantAdministrativeAccess } from '#modules/access/index';
import { applyLot } from '#modules/fichas/test/apply-lot';
import { type Desk, IBGE, openDesk, register } from '#modules/citizens/test/desk';
import { ficha, identified, lotOf, noon } from '#modules/fichas/test/fichas';
import { rowsOf, sql } from '#platform/db/database';
import { findJob } from '#platform/jobs/queue';
import { runUseCase } from '#platform/usecase/run';

let desk: Desk;
let administrator: Client;
beforeAll(async () => {
  desk = await openDesk({ worker: true });
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

const db = () => desk.installation.platform.db;

/** What became of these fichas, in a lot. */
async function receive(...fichas: Array<Parameters<typeof ficha>[0]>): Promise<string[]> {
  const lot = await lotOf(await Promise.all(fichas.map(ficha)));
  const outcomes: string[] = [];
  for await (const { outcome } of applyLot(desk.installation.platform, lot.path)) outcomes.push(outcome);
  await lot.remove();
  return outcomes;
}

/** "Importar cidadão": the file looked at, then applied. */
async function importFile(...records: Struct[]): Promise<void> {
  const struct = getStruct(await loadLayout(), 'CidadaoTransportThrift');
  const zip = new yazl.ZipFile();
  for (const [place, one] of records.entries()) {
    zip.addBuffer(Buffer.from(encodeStruct(struct, one)), `${place}.cid`);
  }
  zip.end();
  const bytes = await buffer(zip.outputStream);
  type Started = { importId: string; jobId: string };
  const sent = await administrator.call<Started>(
    'POST',
    '/citizen-imports',
    undefined,
    multipart({}, { name: 'cidadaos.zip', bytes }),
  );
  await done(sent.body.jobId);
  const path = `/citizen-imports/${sent.body.importId}/apply`;
  await done((await administrator.call<Started>('POST', path, { onConflict: 'overwrite' })).body.jobId);
}

const done = (jobId: string) =>
  expect.poll(async () => (await findJob(db(), jobId))?.state, { timeout: 20_000 }).toBe('done');

type Pair = { other: string; origin: string; state: string; told: number };
/** Who waits to be told from somebody; `told`: how often the change log says so. */
const pairsOf = (id: string) =>
  rowsOf<Pair>(
    db(),
    sql`select case a_id when ${id} then b_id else a_id end as other, origin, state,
        (select count(*) from changelog l where l.row_id = p.id and l.table_name = 'duplicate_pair') as told
      from duplicate_pair p where ${id} in (a_id, b_id) order by other`,
  );
const idOf = async (cpf: string) =>
  (await rowsOf<{ id: string }>(db(), sql`select id from citizen where cpf = ${cpf}`))[0]?.id ?? '';

test('a received ficha of somebody new puts who looks like her in the queue', async () => {
  const known = await register(desk.coordinator, {
    name: 'TEODORA CHAVES PONTES',
    birthDate: '1980-02-03',
    phoneMobile: '48988887777',
    motherUnknown: true,
    motherName: null,
  });
  const cpf = generateCpf(61_001);
  const said = await receive({
    number: 1,
    on: '2026-10-05',
    person: identified({
      nomeCidadao: 'TEODORA CHAVES',
      dataNascimentoCidadao: noon('1980-02-03'),
      nomeMaeCidadao: 'LAURA CHAVES',
      telefoneCelular: '48988887777',
      cpfCidadao: cpf,
    }),
  });
  expect(said).toEqual(['applied']);
  expect(await pairsOf(await idOf(cpf))).toEqual([{ other: known, origin: 'fci', state: 'open', told: 1 }]);
});

test('a received ficha that corrects somebody known is compared again', async () => {
  const cpf = generateCpf(61_002);
  const person = (telefoneCelular: string) =>
    identified({
      nomeCidadao: 'MARIA PAZ SILVA',
      dataNascimentoCidadao: noon('1951-03-04'),
      nomeMaeCidadao: 'DIRCE SERPA CAMARGO',
      telefoneCelular,
      cpfCidadao: cpf,
    });
  await receive({ number: 2, on: '2026-10-05', person: person('48922221111') });
  const corrected = await idOf(cpf);
  const other = await register(desk.coordinator, {
    name: 'MARIA SILVA',
    birthDate: '1951-04-03',
    motherUnknown: true,
    motherName: null,
    phoneMobile: '48933332222',
  });
  expect(await pairsOf(corrected)).toEqual([]);
  const said = await receive({ number: 3, on: '2026-10-06', person: person('48933332222') });
  expect(said).toEqual(['applied']);
  const [pair] = await pairsOf(corrected);
  expect(pair).toMatchObject({ other, origin: 'fci', state: 'open' });
});

const imported = (change: Struct): Struct => ({
  naoPossuiCns: true,
  dataNascimento: noon('1990-06-07'),
  desconheceNomeMae: false,
  estrangeiro: false,
  faleceu: false,
  municipioNascimentoIbge: IBGE.slice(0, 6),
  racaCorId: 1,
  sexo: 1,
  telefoneCelular: '48966665555',
  ...change,
});

test('an imported citizen puts who looks like her in the queue, also who came in the same file', async () => {
  const known = await register(desk.coordinator, {
    name: 'BERENICE ALENCAR DINIZ',
    birthDate: '1990-06-07',
    phoneMobile: '48966665555',
    motherUnknown: true,
    motherName: null,
  });
  const [first, second] = [generateCpf(61_003), generateCpf(61_004)];
  await importFile(
    imported({ cpf: first, nomeCompleto: 'BERENICE ALENCAR', nomeMae: 'GILDA ALENCAR DINIZ' }),
    imported({ cpf: second, nomeCompleto: 'BERENICE DINIZ ALENCAR', nomeMae: 'GILDA ALENCAR DINIZ' }),
  );
  const ids = [await idOf(first), await idOf(second)];
  expect(new Set((await pairsOf(known)).map(({ other }) => other))).toEqual(new Set(ids));
  const pairs = await pairsOf(ids[0] ?? '');
  expect(pairs.map(({ other }) => other)).toContain(ids[1]);
  expect(pairs.every(({ origin, state }) => origin === 'import' && state === 'open')).toBe(true);
});

test('an import that overwrites what the base says compares that person again', async () => {
  const cpf = generateCpf(61_005);
  const known = await register(desk.coordinator, {
    cpf,
    name: 'ANA LIMA SOUZA',
    birthDate: '1990-06-07',
    motherName: 'MARTA PAZ TEIXEIRA',
    phoneMobile: '48911110000',
  });
  const other = await register(desk.coordinator, {
    name: 'ANA SOUZA',
    birthDate: '1990-07-06',
    motherUnknown: true,
    motherName: null,
    phoneMobile: '48944443333',
  });
  expect(await pairsOf(known)).toEqual([]);
  await importFile(
    imported({
      cpf,
      nomeCompleto: 'ANA LIMA SOUZA',
      nomeMae: 'MARTA PAZ TEIXEIRA',
      telefoneCelular: '48944443333',
    }),
  );
  expect(await pairsOf(known)).toMatchObject([{ other, origin: 'import', state: 'open' }]);
});
