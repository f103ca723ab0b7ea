import { readFile, writeFile } from 'node:fs/promises';
import { generateCpf } from '@pec-aberto/brazil';
import { encodeXml } from '@pec-aberto/ledi';
import Papa from 'papaparse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, openDesk } from '#modules/citizens/test/desk';
import { type Ficha, ficha, identified, lotOf } from '#modules/fichas/test/fichas';
import { buildLotacao, buildPerson } from '#apps/installation/testing-people';
import { rowsOf, sql } from '#platform/db/database';
import type { FormHandler } from '#platform/module/form-handler';
import { applyFichas } from './server/apply/apply-fichas.ts';
import { judgeHeld } from './server/held/judge-held.ts';
import { loadLedi } from '#platform/ledi/load';
import { findLote } from './server/reception/lote-queries.ts';
import { type ReceiveOptions, receiveLote } from './server/reception/receive-lote.ts';
import { inconsistencyReport } from './server/reception/report.ts';

const CALLER = { actor: { kind: 'command-line' } } as const;
const FCI = 2;

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  const { installation, municipality, unitId } = desk;
  // Who fills in the fichas of these tests.
  const person = await buildPerson(installation, { cns: '700000000000005', password: null, terms: false });
  await buildLotacao(installation, { person, municipality, unitId, cbo: '515105' });
}, 60_000);
afterAll(() => desk.close());

let made = 900;
const next = () => ++made;
const valid = (change: Partial<Ficha> = {}): Promise<Buffer> => {
  const number = next();
  return ficha({
    number,
    on: '2026-09-01',
    person: identified({ cpfCidadao: generateCpf(number) }),
    ...change,
  });
};
/** Without the country of birth, which a Brazilian must have. */
const broken = (change: Partial<Ficha> = {}): Promise<Buffer> =>
  valid({ person: identified({ cpfCidadao: generateCpf(next()), nomeMaeCidadao: '' }), ...change });

const receiveFile = (path: string, options: Partial<ReceiveOptions> = {}) =>
  receiveLote(
    desk.installation.platform,
    CALLER,
    { path, origin: 'file', responsibleId: null, municipalityId: null },
    { appliedForms: new Set([FCI]), ...options },
  );

async function receive(fichas: readonly Buffer[]) {
  const lot = await lotOf(fichas);
  try {
    return await receiveFile(lot.path);
  } finally {
    await lot.remove();
  }
}

const counts = ({ valid, invalid, repeated, held, total }: Awaited<ReturnType<typeof receive>>) => ({
  valid,
  invalid,
  repeated,
  held,
  total,
});
const base = () => desk.installation.platform.db;
const fichasOf = (loteId: string) =>
  rowsOf<{ outcome: string; uuid: string; codes: string[]; envelope: Buffer | null }>(
    base(),
    sql`select outcome, uuid, envelope,
        array(select jsonb_path_query(findings, '$[*].code') #>> '{}') as codes
      from ficha where lote_id = ${loteId} order by position`,
  );

test('valid, refused and unreadable records enter side by side; the same lot again changes nothing', async () => {
  const fichas = [await valid(), await broken(), Buffer.from('nothing'), await valid()];
  const first = await receive(fichas);
  expect(counts(first)).toEqual({ valid: 2, invalid: 2, repeated: 0, held: 0, total: 4 });
  const kept = await fichasOf(first.loteId);
  expect(kept.map(({ outcome }) => outcome)).toEqual(['valid', 'invalid', 'invalid', 'valid']);
  expect(kept[0]?.envelope?.equals(fichas[0] ?? Buffer.alloc(0))).toBe(true);
  const again = await receive(fichas);
  expect(counts(again)).toEqual({ valid: 0, invalid: 2, repeated: 2, held: 0, total: 4 });
  expect((await fichasOf(again.loteId))[0]).toMatchObject({ outcome: 'repeated', envelope: null });
});

test('a relayed copy, an XML copy and a copy in the same lot are repeated', async () => {
  const ledi = await loadLedi();
  const number = next();
  const person = identified({ cpfCidadao: generateCpf(number) });
  const original = await ficha({ number, on: '2026-09-01', person });
  const relayed = await ficha({
    number,
    on: '2026-09-01',
    person,
    transport: {
      remetente: {
        contraChave: 'Outro - 2.0',
        uuidInstalacao: 'outro',
        cpfOuCnpj: generateCpf(41),
        nomeOuRazaoSocial: 'CENTRAL',
      },
    },
  });
  const xml = Buffer.from(encodeXml(ledi.layout, ledi.decodeRecord(ledi.layout, original)));
  const received = await receive([original, relayed, xml]);
  expect(counts(received)).toEqual({ valid: 1, invalid: 0, repeated: 2, held: 0, total: 3 });
});

test('another form under an accepted uuid is refused, and both stay', async () => {
  const number = next();
  await receive([await valid({ number })]);
  const other = await receive([
    await valid({ number, person: identified({ cpfCidadao: generateCpf(next()) }) }),
  ]);
  const [row] = await fichasOf(other.loteId);
  expect(row).toMatchObject({ outcome: 'invalid', codes: ['transporte.uuid.outro-conteudo'] });
  expect(row?.envelope).not.toBeNull();
});

test('a refused ficha comes back corrected under its uuid', async () => {
  const number = next();
  expect(counts(await receive([await broken({ number })]))).toMatchObject({ invalid: 1 });
  expect(counts(await receive([await valid({ number })]))).toMatchObject({ valid: 1 });
});

test('who is not of the CNES of this installation is told beside the field', async () => {
  const received = await receive([await valid({ cnes: '7777777' })]);
  const [row] = await fichasOf(received.loteId);
  expect(row?.codes).toContain('pertence.unidade');
});

test('a ficha of a layout to come waits, is known again, and is judged once the layout is there', async () => {
  const number = next();
  const ofTheFuture = await valid({ number, transport: { versao: { major: 99, minor: 0, revision: 0 } } });
  const held = await receive([ofTheFuture]);
  expect(counts(held)).toMatchObject({ held: 1, invalid: 0, total: 1 });
  expect(counts(await receive([ofTheFuture]))).toMatchObject({ repeated: 1 });
  const options = { ledi: await loadLedi(), appliedForms: new Set([FCI]) };
  const { platform } = desk.installation;
  expect(await judgeHeld(platform, CALLER, options)).toEqual({ valid: 0, invalid: 0 });
  // The program learns the layout: its newest is now the one declared.
  const newer = { ...options.ledi, validator: { judge: () => ({ valid: true, errors: [], warnings: [] }) } };
  const learned = { ...options, ledi: newer as unknown as typeof options.ledi };
  expect(await judgeHeld(platform, CALLER, learned)).toEqual({ valid: 1, invalid: 0 });
  expect((await fichasOf(held.loteId))[0]).toMatchObject({ outcome: 'valid' });
});

test('interrupted in the middle, the same file goes on and nothing is doubled', async () => {
  const lot = await lotOf(await Promise.all(Array.from({ length: 1_100 }, () => valid())));
  const stop = new AbortController();
  const stopped = await receiveFile(lot.path, { signal: stop.signal, onProgress: () => stop.abort() });
  expect(stopped).toMatchObject({ finished: false, valid: 500, total: 500 });
  const ended = await receiveFile(lot.path);
  expect(ended).toMatchObject({
    finished: true,
    loteId: stopped.loteId,
    valid: 1_100,
    repeated: 0,
    total: 1_100,
  });
  await lot.remove();
});

test('the same lot received twice at once enters once', async () => {
  const lot = await lotOf(await Promise.all(Array.from({ length: 40 }, () => valid())));
  const ends = await Promise.allSettled([receiveFile(lot.path), receiveFile(lot.path)]);
  const ended = ends.find((end) => end.status === 'fulfilled');
  if (!ended) throw new Error('one of the two goes through');
  const rows = await rowsOf<{ count: number }>(
    base(),
    sql`select count(*) from ficha where outcome = 'valid'
      and uuid in (select uuid from ficha where lote_id = ${ended.value.loteId})`,
  );
  expect(rows).toEqual([{ count: 40 }]);
  await lot.remove();
});

test('accepted fichas go to the module of their form once; one that fails waits and stops nobody', async () => {
  await sql`update ficha set applied_at = now() where to_apply and applied_at is null`.execute(base());
  const bad = await valid();
  await receive([await valid(), bad, await valid()]);
  const { platform } = desk.installation;
  const handler = (fails: boolean): FormHandler => ({
    form: FCI,
    apply: (_context, envelopes) =>
      fails && envelopes.some((envelope) => bad.equals(envelope))
        ? Promise.reject(new Error('unforeseen'))
        : Promise.resolve(0),
  });
  expect(await applyFichas(platform, CALLER, [handler(true)])).toEqual({ applied: 2, waiting: 0, failed: 1 });
  expect(await applyFichas(platform, CALLER, [handler(false)])).toEqual({
    applied: 1,
    waiting: 0,
    failed: 0,
  });
  expect(await applyFichas(platform, CALLER, [handler(false)])).toEqual({
    applied: 0,
    waiting: 0,
    failed: 0,
  });
});

test('ADM-M10 the report tells refused and repeated records under the official titles', async () => {
  const good = await valid();
  await receive([good]);
  const { loteId } = await receive([good, await broken()]);
  const lote = await findLote(base(), loteId);
  if (!lote) throw new Error('the lot is there');
  let text = '';
  for await (const part of inconsistencyReport(base(), await loadLedi(), [{ ...lote, municipalityId: null }]))
    text += part;
  const { data } = Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true });
  expect(data).toHaveLength(2);
  expect(data[0]).toMatchObject({ 'Erros Estruturais': 'Duplicadas: 1', 'Tipo de Recebimento': 'ARQUIVO' });
  expect(data[1]?.['Validações de Campos Obrigatórios']).toContain('nomeMaeCidadao');
  expect(data[1]).toMatchObject({ 'Tipo da Ficha': 'Cadastro Individual', Versão: '8.7.0' });
});

test('a file that is no lot leaves no trace of one', async () => {
  const lot = await lotOf([await valid()]);
  const whole = await readFile(lot.path);
  await writeFile(lot.path, whole.subarray(0, whole.length - 40));
  const count = () => rowsOf(base(), sql`select id from received_lote`).then(({ length }) => length);
  const before = await count();
  await expect(receiveFile(lot.path)).rejects.toThrow('incompleto');
  expect(await count()).toBe(before);
  await lot.remove();
});
