import { readFile } from 'node:fs/promises';
import { generateCpf } from '@pec-aberto/brazil';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, multipart } from '#apps/installation/testing';
import { buildLotacao, buildPerson, grant, signedIn } from '#apps/installation/testing-people';
import { ficha, identified, lotOf } from '#modules/fichas/test/fichas';
import { finished } from '#modules/health-network/test/importing';
import {
  startTwoMunicipalities,
  type TwoMunicipalities,
} from '#modules/health-network/test/two-municipalities';
import type { RouteOutput } from '#platform/contract/route';
import { sql } from '#platform/db/database';
import type { listLotesContract } from './contract.ts';
import { hasPending } from './server/processing/pending.ts';
import type { getUnitMonthContract, listUnitMonthsContract } from './contract/reception.ts';

type List = RouteOutput<typeof listLotesContract>;

const CNES = '3127001';
let two: TwoMunicipalities;
beforeAll(async () => {
  two = await startTwoMunicipalities({ worker: true });
  const { installation, here } = two;
  const { platform } = installation;
  await sql`insert into installation (id, incarnation, name, purpose, resources, link, created_at)
    values (uuid_v7(), uuid_v7(), 'SERRA CLARA', 'treinamento', 'prontuario', 'http://localhost', now())`.execute(
    platform.db,
  );
  const person = await buildPerson(installation, { cns: '700000000000005', password: null, terms: false });
  const { municipality, unitId } = here;
  await buildLotacao(installation, { person, municipality, unitId, cbo: '515105' });
}, 60_000);
afterAll(() => two.close());

let made = 100;
const fichaOf = (change: { nomeMaeCidadao?: string } = {}) => {
  const number = ++made;
  const person = identified({ cpfCidadao: generateCpf(number), ...change });
  return ficha({ number, on: '2026-09-01', cnes: CNES, person });
};
async function zipOf(fichas: readonly Buffer[]): Promise<Buffer> {
  const lot = await lotOf(fichas);
  const bytes = await readFile(lot.path);
  await lot.remove();
  return bytes;
}
const send = (client: Client, bytes: Buffer, name = 'RAS_Lote7.zip') =>
  client.call<{ jobId: string; code: string; detail: string }>(
    'POST',
    '/lotes',
    undefined,
    multipart({}, { name, bytes }),
  );
/** A lot of so many fichas, received to its end. */
async function receive(client: Client, name: string, fichas: readonly Buffer[]): Promise<string> {
  const sent = await send(client, await zipOf(fichas), name);
  await finished(two.installation, sent.body.jobId);
  return (await list(client, `?search=${name}`)).body.rows[0]?.id ?? '';
}
const list = (client: Client, query = '') => client.call<List>('GET', `/lotes${query}`);

describe('reception by the screen', () => {
  let loteId = '';

  test('ADM-M04 DEP-02 a lot sent by the administrator is judged, told and applied', async () => {
    const { admin } = two.here;
    const sent = await send(admin, await zipOf([await fichaOf(), await fichaOf({ nomeMaeCidadao: '' })]));
    expect(sent.status).toBe(202);
    await finished(two.installation, sent.body.jobId);
    const { body } = await list(admin);
    expect(body.rows).toMatchObject([
      { fileName: 'RAS_Lote7.zip', valid: 1, invalid: 1, repeated: 0, held: 0, total: 2, finished: true },
    ]);
    expect(body.rows[0]?.responsible).toContain('ADMINISTRADORA');
    loteId = body.rows[0]?.id ?? '';
    const applied = await sql`select 1 from ficha where to_apply and applied_at is null`.execute(
      two.installation.platform.db,
    );
    expect(applied.rows).toEqual([]);
  });

  test('ADM-M07 its inconsistencies come as CSV, to the municipality alone', async () => {
    const path = `/lotes/${loteId}/inconsistencies.csv`;
    const mine = await two.here.admin.call('GET', path);
    expect(mine.status).toBe(200);
    expect(mine.text).toContain('"Validações de Campos Obrigatórios"');
    expect(mine.text).toContain('nomeMaeCidadao');
    expect((await two.there.admin.call('GET', path)).status).toBe(404);
    expect((await list(two.there.admin)).body.rows).toEqual([]);
  });

  test('its receipt is for who sent it; one of a lot of the command line, for the command line', async () => {
    const { installation, here, there } = two;
    await finished(
      installation,
      (await send(here.admin, await zipOf([await fichaOf()]), 'recibo.zip')).body.jobId,
    );
    const [sent] = (await list(here.admin, '?search=recibo.zip')).body.rows;
    const path = `/lotes/${sent?.id}/receipt.zip`;
    expect((await here.admin.call('GET', path)).status).toBe(200);
    expect((await there.admin.call('GET', path)).status).toBe(404);
    // The same lot as if it had come by the command line, where fichas of all municipalities may be in it.
    await sql`update received_lote set municipality_id = null where id = ${sent?.id}`.execute(
      installation.platform.db,
    );
    expect((await list(here.admin, '?search=recibo.zip')).body.rows).toHaveLength(1);
    expect((await here.admin.call('GET', path)).status).toBe(404);
  });

  test('ADM-M03 its own lot again: all repeated, nothing new', async () => {
    const { admin } = two.here;
    const bytes = await zipOf([await fichaOf(), await fichaOf()]);
    for (const _ of [1, 2])
      await finished(two.installation, (await send(admin, bytes, 'meu.zip')).body.jobId);
    const { body } = await list(admin, '?search=meu.zip');
    expect(body.rows[0]).toMatchObject({ valid: 0, invalid: 0, repeated: 2, total: 2 });
  });

  test('one whose process dies at its very end is the same lot, and nothing of it is repeated', async () => {
    const { installation, here } = two;
    const { db } = installation.platform;
    await sql`create function die() returns trigger language plpgsql as $$
      begin if new.state = 'done' and new.kind = 'production.receiveLote' and new.attempt < 2 then
        raise exception 'killed'; end if; return new; end $$`.execute(db);
    await sql`create trigger die before update on job for each row execute function die()`.execute(db);
    const bytes = await zipOf([await fichaOf(), await fichaOf()]);
    const { jobId } = (await send(here.admin, bytes, 'morreu.zip')).body;
    const stateOf = async () => {
      installation.clock.advance(60_000);
      return (await here.admin.call<{ state: string }>('GET', `/jobs/${jobId}`)).body.state;
    };
    await expect.poll(stateOf, { timeout: 30_000, interval: 200 }).toBe('done');
    await sql`drop trigger die on job`.execute(db);
    const { body } = await list(here.admin, '?search=morreu.zip');
    expect(body.rows).toMatchObject([{ valid: 2, repeated: 0, total: 2, finished: true }]);
    const job = await here.admin.call<{ result: { valid: number } }>('GET', `/jobs/${jobId}`);
    expect(job.body.result).toMatchObject({ valid: 2, repeated: 0 });
  });

  test('lots are found by file and by who sent them', async () => {
    const count = async (search: string) =>
      (await list(two.here.admin, `?search=${encodeURIComponent(search)}`)).body.rows.length;
    expect(await count('ras_lote7')).toBe(1);
    expect(await count('administradora')).toBeGreaterThan(0);
    expect(await count('outra coisa')).toBe(0);
    // Signs of the search itself stand for themselves.
    expect(await count('%')).toBe(0);
  });

  test('a manager reads and does not send', async () => {
    const { installation, here } = two;
    const person = await buildPerson(installation, { name: 'GESTORA DAQUI' });
    await grant(installation, person, 'municipal-manager', here.municipality);
    const manager = await signedIn(installation, person);
    expect((await list(manager)).body.rows.map(({ fileName }) => fileName)).toContain('RAS_Lote7.zip');
    expect((await send(manager, await zipOf([await fichaOf()]))).status).toBe(403);
  });

  test('fichas of another municipality do not enter with a lot of this one', async () => {
    const { installation, there } = two;
    const sent = await send(there.admin, await zipOf([await fichaOf()]));
    await finished(installation, sent.body.jobId);
    const { body } = await list(there.admin);
    expect(body.rows).toMatchObject([{ valid: 0, invalid: 1 }]);
    const report = await there.admin.call('GET', `/lotes/${body.rows[0]?.id}/inconsistencies.csv`);
    expect(report.text).toContain('O município do registro não é o do CNES da conferência.');
  });

  test('ADM-M06 what is no zip is refused at once, what is a broken one by its job, with what to do', async () => {
    const { admin } = two.here;
    const refused = await send(admin, Buffer.from('a'), 'lote.rar');
    expect(refused).toMatchObject({ status: 422, body: { code: 'not-a-zip' } });
    expect(refused.body.detail).toContain('ZIP');
    const whole = await zipOf([await fichaOf()]);
    const broken = await send(admin, whole.subarray(0, whole.length - 30));
    const job = () => admin.call<{ state: string; error: unknown }>('GET', `/jobs/${broken.body.jobId}`);
    await expect.poll(async () => (await job()).body.state).toBe('failed');
    expect(JSON.stringify((await job()).body.error)).toContain('O zip está incompleto ou corrompido.');
  });
});

describe('received fichas by unit and month', () => {
  type Rows = RouteOutput<typeof listUnitMonthsContract>;
  type Opened = RouteOutput<typeof getUnitMonthContract>;
  const months = async (client: Client, query = '') =>
    (await client.call<Rows>('GET', `/received-fichas${query}`)).body;

  test('ADM-M09 one row per unit and month of receipt, by the clock of the municipality; opened it adds up', async () => {
    const { here, there, installation } = two;
    const loteId = await receive(here.admin, 'agosto.zip', [
      await fichaOf(),
      await fichaOf(),
      await fichaOf({ nomeMaeCidadao: '' }),
    ]);
    // Half past eleven at night of the last of August there; September in UTC.
    const at = '2020-09-01T02:30:00Z';
    const { db } = installation.platform;
    for (const statement of [
      sql`update ficha_identity set received_at = ${at} where ficha_id in (select id from ficha where lote_id = ${loteId})`,
      sql`update ficha set received_at = ${at} where lote_id = ${loteId}`,
      sql`update received_lote set received_at = ${at} where id = ${loteId}`,
    ])
      await statement.execute(db);
    await receive(here.admin, 'agora.zip', [await fichaOf()]);

    const { rows, total } = await months(here.admin);
    expect(rows.at(-1)).toMatchObject({ id: here.unitId, cnes: CNES, month: '2020-08', fichas: 2 });
    expect(rows).toHaveLength(2);
    expect(total).toEqual({ count: 2, capped: false });
    const [newest] = (await months(here.admin, '?limit=1')).rows;
    expect(newest?.month).toBe(rows[0]?.month);
    const { next } = await months(here.admin, '?limit=1');
    expect((await months(here.admin, `?limit=1&after=${next}`)).rows).toEqual(rows.slice(1));
    expect((await months(here.admin, `?search=${CNES}`)).rows).toEqual(rows);
    expect((await months(here.admin, '?search=nenhuma')).rows).toEqual([]);
    expect((await here.admin.call('GET', '/received-fichas?after=x')).status).toBe(400);

    const path = `/units/${here.unitId}/received-fichas?month=2020-08`;
    const opened = await here.admin.call<Opened>('GET', path);
    expect(opened.body).toMatchObject({
      cnes: CNES,
      total: 2,
      forms: [{ title: 'Cadastro Individual', fichas: 2 }],
    });
    expect((await months(there.admin)).rows).toEqual([]);
    expect((await there.admin.call('GET', path)).status).toBe(404);
  });
});

describe('report of inconsistencies by period', () => {
  const today = new Date().toISOString().slice(0, 10);
  const path = (query: string, from = '2020-01-01', to = '2099-12-31') =>
    `/lotes/inconsistencies.csv?from=${from}&to=${to}${query}`;
  const lines = async (query = '', from?: string, to?: string) =>
    (await two.here.admin.call('GET', path(query, from, to))).text.trim().split('\n').slice(1);

  test('ADM-M08 period, responsible and type of receipt restrict the rows', async () => {
    const { here, there, installation } = two;
    await receive(here.admin, 'periodo.zip', [await fichaOf({ nomeMaeCidadao: '' })]);
    const all = await lines();
    expect(all.filter((line) => line.includes('"periodo.zip"'))).toHaveLength(1);
    expect(await lines('&origin=file')).toEqual(all);
    expect(await lines('&origin=online')).toEqual([]);
    expect(await lines('', '2019-01-01', '2019-12-31')).toEqual([]);

    const { body: responsibles } = await here.admin.call<Array<{ id: string; name: string; kind: string }>>(
      'GET',
      '/lotes/responsibles',
    );
    expect(responsibles).toEqual([expect.objectContaining({ kind: 'person' })]);
    expect(await lines(`&responsible=${responsibles[0]?.id}`)).toEqual(all);
    const { db } = installation.platform;
    const peer = '0199f000-0000-7000-8000-000000000001';
    await sql`insert into sending_peer (id, name, key, created_at) values (${peer}, 'UBS VIZINHA', 'k', now())`.execute(
      db,
    );
    expect(await lines(`&responsible=${peer}`)).toEqual([]);
    // The same lot as if it had come by network.
    await sql`update received_lote set origin = 'online', peer_id = ${peer}, responsible_id = null, municipality_id = null
      where file_name = 'periodo.zip'`.execute(db);
    expect(await lines(`&origin=online&responsible=${peer}`)).toHaveLength(1);
    expect((await there.admin.call('GET', path('&origin=online'))).text.trim().split('\n')).toHaveLength(1);
    await here.admin
      .call('GET', '/lotes/responsibles')
      .then(({ body }) =>
        expect(body).toContainEqual({ id: peer, name: 'UBS VIZINHA', kind: 'installation' }),
      );
  });

  test('days that are none, and an end before the beginning, are refused', async () => {
    const { admin } = two.here;
    expect((await admin.call('GET', path('', '2026-02-30', today))).status).toBe(422);
    expect((await admin.call('GET', path('', '2026-02-02', '2026-02-01'))).status).toBe(422);
  });
});

describe('processing on demand', () => {
  const processing = '/received-fichas/processing';
  const isPending = async (client: Client) =>
    (await client.call<{ pending: boolean }>('GET', processing)).body.pending;

  test('ADM-M12 what waits is processed at once by the administrator, not by who only reads', async () => {
    const { installation, here, there } = two;
    const { db } = installation.platform;
    const loteId = await receive(here.admin, 'espera.zip', [await fichaOf()]);
    expect(await isPending(here.admin)).toBe(false);
    await sql`update ficha set applied_at = null where lote_id = ${loteId}`.execute(db);
    expect(await isPending(here.admin)).toBe(true);
    expect(await isPending(there.admin)).toBe(false);

    const person = await buildPerson(installation, { name: 'GESTORA QUE LÊ' });
    await grant(installation, person, 'municipal-manager', here.municipality);
    const manager = await signedIn(installation, person);
    expect((await manager.call('POST', processing)).status).toBe(403);

    const { status, body } = await here.admin.call<{ jobId: string }>('POST', processing);
    expect(status).toBe(202);
    await finished(installation, body.jobId);
    expect(await isPending(here.admin)).toBe(false);
  });

  test('ADM-M02 what had to wait is processed by the hour, by itself, and then nothing waits', async () => {
    const { installation, here } = two;
    const { db } = installation.platform;
    const loteId = await receive(here.admin, 'hora.zip', [await fichaOf()]);
    await sql`update ficha set applied_at = null where lote_id = ${loteId}`.execute(db);
    expect(await isPending(here.admin)).toBe(true);
    installation.clock.advance(3_600_000);
    const waits = () => hasPending(db, here.municipality.id);
    await expect.poll(waits, { timeout: 30_000, interval: 200 }).toBe(false);
    // Sessions end within the hour.
    installation.clock.advance(-3_600_000);
    expect(await isPending(here.admin)).toBe(false);
  });

  test('a held ficha is pending once the program knows its layout', async () => {
    const { installation, here } = two;
    const { db } = installation.platform;
    const loteId = await receive(here.admin, 'retida.zip', [await fichaOf()]);
    const declare = (version: string) =>
      sql`update ficha set outcome = 'held', to_apply = false, version = ${version} where lote_id = ${loteId}`.execute(
        db,
      );
    await declare('99.0.0');
    expect(await isPending(here.admin)).toBe(false);
    await declare('8.7.0');
    expect(await isPending(here.admin)).toBe(true);
    const { body } = await here.admin.call<{ jobId: string }>('POST', processing);
    await finished(installation, body.jobId);
    expect(await isPending(here.admin)).toBe(false);
  });
});
