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
