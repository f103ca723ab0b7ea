import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { generateCpf } from '@pec-aberto/brazil';
import type { Outcome } from '@pec-aberto/ledi';
import { writeReceiptFile } from '@pec-aberto/ledi/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { multipart } from '#apps/installation/testing';
import { buildLotacao, buildPerson, grant, signedIn } from '#apps/installation/testing-people';
import { ficha, identified, lotOf } from '#modules/fichas/test/fichas';
import {
  startTwoMunicipalities,
  type TwoMunicipalities,
} from '#modules/health-network/test/two-municipalities';
import type { RouteOutput } from '#platform/contract/route';
import { rowsOf, sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import type { getGeneratedLoteContract, getSendingContract, listGeneratedLotesContract } from './contract.ts';
import { receiveLote } from './server/reception/receive-lote.ts';
import { generateAtTheHour } from './server/sending/at-the-hour.ts';
import { findGeneratedLote, findLoteByNumber } from './server/sending/sending-queries.ts';
import { openLoteFile } from './server/sending/write-lote.ts';

type Sending = RouteOutput<typeof getSendingContract>;
type List = RouteOutput<typeof listGeneratedLotesContract>;
type Lote = RouteOutput<typeof getGeneratedLoteContract>;

const CALLER = { actor: { kind: 'command-line' } } as const;
const CNES = '3127001';
const SENDER = { document: '82892282000143', name: 'SECRETARIA', phone: null, email: null };

let two: TwoMunicipalities;
let folder: string;
const db = () => two.installation.platform.db;
const purpose = (value: 'producao' | 'treinamento') =>
  sql`update installation set purpose = ${value}`.execute(db());

beforeAll(async () => {
  two = await startTwoMunicipalities({ worker: false });
  folder = await mkdtemp(join(tmpdir(), 'pec-sending-'));
  await sql`insert into installation (id, incarnation, name, purpose, resources, link, created_at)
    values (uuid_v7(), uuid_v7(), 'SERRA CLARA', 'treinamento', 'prontuario', 'http://localhost', now())`.execute(
    db(),
  );
  const { installation, here } = two;
  const person = await buildPerson(installation, { cns: '700000000000005', password: null, terms: false });
  const { municipality, unitId } = here;
  await buildLotacao(installation, { person, municipality, unitId, cbo: '515105' });
}, 60_000);
afterAll(async () => {
  await two.close();
  await rm(folder, { recursive: true });
});

let made = 500;
const fichaOf = () => {
  const number = ++made;
  return ficha({
    number,
    on: '2026-09-01',
    cnes: CNES,
    person: identified({ cpfCidadao: generateCpf(number) }),
  });
};
const receive = async (path: string) =>
  receiveLote(
    two.installation.platform,
    CALLER,
    { path, origin: 'file', responsibleId: null, municipalityId: null },
    { appliedForms: new Set() },
  );
/** Fichas that came and were accepted. */
async function accept(count: number): Promise<void> {
  const lot = await lotOf(await Promise.all(Array.from({ length: count }, fichaOf)));
  expect((await receive(lot.path)).valid).toBe(count);
  await lot.remove();
}
const generate = () =>
  two.here.admin.call<{ id: string; number: number; fichas: number; code: string }>(
    'POST',
    '/generated-lotes',
    {},
  );
const getSending = async () => (await two.here.admin.call<Sending>('GET', '/sending')).body;
const getLote = async (id: string) => (await two.here.admin.call<Lote>('GET', `/generated-lotes/${id}`)).body;

/** The file of a lot, saved whole. */
async function save(id: string): Promise<{ path: string; sha256: string; name: string }> {
  const { platform } = two.installation;
  const lote = await findGeneratedLote(platform.db, id, null);
  if (!lote) throw new Error('no such lot');
  const { name, pieces } = await openLoteFile(platform, CALLER, lote);
  const bytes = Buffer.concat(await Readable.from(pieces).toArray());
  const path = join(folder, name);
  await writeFile(path, bytes);
  return { path, name, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Sends a receipt of the outcomes told. */
async function confirm(sha256: string, outcomes: readonly Outcome[], client = two.here.admin) {
  const path = join(folder, 'recibo.zip');
  const reason = {
    code: 'x',
    group: 'regra de negócio' as const,
    path: 'cpfCidadao',
    message: 'O CPF não vale.',
  };
  await writeReceiptFile(
    path,
    {
      lot: { sha256, name: 'RAS_Lote1.zip', number: 1 },
      receiver: { uuidInstalacao: 'estado', name: 'ESTADO' },
      at: '2026-11-21T10:00:00.000Z',
    },
    outcomes.map((outcome, place) => ({
      uuid: `u-${place}`,
      entry: `${place}.esus`,
      outcome,
      reasons: outcome === 'invalida' ? [reason] : [],
    })),
  );
  return client.call<{ code: string; number: number }>(
    'POST',
    '/generated-lotes/receipts',
    undefined,
    multipart({}, { name: 'recibo.zip', bytes: await readFile(path) }),
  );
}

describe('lots that go up', () => {
  test('ADM-L05 every accepted ficha is in one lot, numbered in its turn; without new ones there is none', async () => {
    await accept(3);
    expect((await getSending()).unsent).toBe(3);
    const first = await generate();
    const { number } = first.body;
    expect(first).toMatchObject({ status: 201, body: { fichas: 3 } });
    expect(await generate()).toMatchObject({ status: 409, body: { code: 'nothing-to-send' } });
    await accept(1);
    const both = await Promise.all([generate(), generate()]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    const { body } = await two.here.admin.call<List>('GET', '/generated-lotes');
    expect(body.rows.slice(0, 2).map((lote) => [lote.number, lote.fichas, lote.state])).toEqual([
      [number + 1, 1, 'waiting'],
      [number, 3, 'waiting'],
    ]);
    const places = await rowsOf<{ position: number }>(
      db(),
      sql`select sending_position as position from ficha where sending_lote_id = ${first.body.id} order by 1`,
    );
    expect(places.map(({ position }) => position)).toEqual([0, 1, 2]);
  });

  test('a lot that came with another base keeps its number beside ours, and is not sent from here', async () => {
    const { admin, municipality } = two.here;
    const { number } = (await generateOne()).body;
    const origin = uuidV7();
    const came = uuidV7();
    // As a unification brings it: the fichas in it are in a lot.
    await sql`insert into generated_lote (id, municipality_id, number, created_at, fichas, training, origin_installation_id)
      values (${came}, ${municipality.id}, ${number + 1}, now(), 0, false, ${origin}),
        (${uuidV7()}, ${municipality.id}, ${number}, now(), 0, false, ${origin})`.execute(db());
    const { body } = await admin.call<List>('GET', `/generated-lotes?search=${number}`);
    // The newest first.
    expect(body.rows.map((lote) => [lote.number, lote.elsewhere, lote.state])).toEqual([
      [number, true, 'elsewhere'],
      [number, false, 'waiting'],
    ]);
    expect((await generateOne()).body.number).toBe(number + 1);
    const ours = await findLoteByNumber(db(), municipality.id, number + 1);
    expect(ours?.elsewhere).toBe(false);
    const send = (id: string) => admin.call<{ code: string }>('POST', `/generated-lotes/${id}/send`, {});
    expect((await send(came)).body.code).toBe('lote-elsewhere');
    expect((await send(ours?.id ?? '')).body.code).toBe('training');
  });

  test('another municipality sees nothing of it, and who only reads changes nothing', async () => {
    const { id } = (await generateOne()).body;
    expect((await two.there.admin.call<List>('GET', '/generated-lotes')).body.rows).toEqual([]);
    expect((await two.there.admin.call<Sending>('GET', '/sending')).body.unsent).toBe(0);
    const { installation, here } = two;
    const person = await buildPerson(installation, { name: 'GESTORA DAQUI' });
    await grant(installation, person, 'municipal-manager', here.municipality);
    const manager = await signedIn(installation, person);
    const seen = (await manager.call<List>('GET', '/generated-lotes')).body.rows.map((lote) => lote.id);
    expect(seen).toContain(id);
    expect((await manager.call('POST', '/generated-lotes', {})).status).toBe(403);
    expect((await manager.call('PUT', '/sending', { sender: SENDER, hour: '00:00' })).status).toBe(403);
  });

  test('ADM-L10 a lot is saved once somebody says who sends, and only a valid document is taken', async () => {
    const { id } = (await generateOne()).body;
    await expect(save(id)).rejects.toMatchObject({ code: 'sender-missing' });
    // Who pressed "Salvar em arquivo" reads why, not JSON.
    const pressed = await two.here.admin.call('GET', `/generated-lotes/${id}/file.zip`, undefined, {
      headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' },
    });
    expect([pressed.status, pressed.headers['content-type']]).toEqual([409, 'text/html; charset=utf-8']);
    expect(pressed.text).toContain('“Dizer quem envia”');
    const put = (document: string) =>
      two.here.admin.call<{ fields?: { path: string }[] }>('PUT', '/sending', {
        sender: { ...SENDER, document },
        hour: '00:00',
      });
    const wrong = await put('82892282000144');
    expect([wrong.status, wrong.body.fields?.map(({ path }) => path)]).toEqual([422, ['sender.document']]);
    expect((await put(SENDER.document)).status).toBe(200);
    const { name } = await save(id);
    expect(name).toMatch(/^TREINAMENTO_RAS_Lote\d+_\d\d-\d\d-\d{4}--\d\d-\d\d\.zip$/);
    expect(await getLote(id)).toMatchObject({ state: 'file', savings: [{ savedBy: null }] });
  });

  test('DEP-04 ADM-L13 a lot of training does not enter production', async () => {
    await saySender();
    const { id } = (await generateOne()).body;
    const { path } = await save(id);
    await purpose('producao');
    const { valid, invalid, loteId } = await receive(path);
    await purpose('treinamento');
    expect({ valid, invalid }).toEqual({ valid: 0, invalid: 1 });
    const [ficha] = await rowsOf<{ findings: { code: string }[] }>(
      db(),
      sql`select findings from ficha where lote_id = ${loteId}`,
    );
    expect(ficha?.findings.map(({ code }) => code)).toContain('transporte.treinamento');
  });

  test('ADM-T07 without contra-chave a lot of production is generated and does not leave', async () => {
    await purpose('producao');
    const { id } = (await generateOne()).body;
    expect((await getSending()).sentence).toContain('contra-chave');
    await expect(save(id)).rejects.toMatchObject({ code: 'transmission-not-allowed' });
    expect((await getLote(id)).state).toBe('waiting');
    await purpose('treinamento');
  });

  test('nothing is sent without a receipt of the very file, that counts its fichas', async () => {
    await saySender();
    await accept(2);
    const { id } = (await generate()).body;
    const { sha256 } = await save(id);
    const other = 'b'.repeat(64);
    expect((await confirm(other, ['valida', 'valida'])).body.code).toBe('receipt-of-another-lote');
    expect((await confirm(sha256, ['valida'])).body.code).toBe('receipt-counts-differ');
    const foreign = await confirm(sha256, ['valida', 'valida'], two.there.admin);
    expect([foreign.status, foreign.body.code]).toEqual([422, 'receipt-of-another-lote']);
    expect((await getLote(id)).state).toBe('file');
    for (const _again of [1, 2]) {
      expect((await confirm(sha256, ['valida', 'invalida'])).status).toBe(200);
      expect(await getLote(id)).toMatchObject({
        state: 'refused',
        refused: 1,
        receipts: [{ valid: 1, invalid: 1, refusals: [{ reasons: [{ message: 'O CPF não vale.' }] }] }],
      });
    }
    const broken = multipart({}, { name: 'recibo.zip', bytes: Buffer.from('PK nothing') });
    const answer = await two.here.admin.call<{ code: string }>(
      'POST',
      '/generated-lotes/receipts',
      undefined,
      broken,
    );
    expect([answer.status, answer.body.code]).toEqual([422, 'not-a-receipt']);
  });

  test('ADM-L04 lots are generated at the hour of the municipality, once a day, late where the machine was off', async () => {
    await two.here.admin.call('PUT', '/sending', { sender: SENDER, hour: '02:30' });
    const { installation } = two;
    const at = async (instant: string) => {
      installation.clock.set(new Date(instant));
      return (await generateAtTheHour(installation.platform, CALLER)).generated;
    };
    await accept(1);
    // 02:29 and 02:31 in Brasília.
    expect(await at('2026-12-01T05:29:00Z')).toBe(0);
    expect(await at('2026-12-01T05:31:00Z')).toBe(1);
    await accept(1);
    expect(await at('2026-12-01T20:00:00Z')).toBe(0);
    expect(await at('2026-12-03T13:00:00Z')).toBe(1);
    installation.clock.set(new Date());
    expect((await getSending()).unsent).toBe(0);
  });
});

const saySender = () => two.here.admin.call('PUT', '/sending', { sender: SENDER, hour: '00:00' });

async function generateOne() {
  await accept(1);
  const generated = await generate();
  expect(generated.status).toBe(201);
  return generated;
}
