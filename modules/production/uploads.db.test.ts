import { readFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
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
import { getRow, sql } from '#platform/db/database';
import { PART_BYTES, type UploadStanding } from './contract/uploads.ts';

const CNES = '3127001';
let two: TwoMunicipalities;
let bytes: Buffer;
beforeAll(async () => {
  two = await startTwoMunicipalities({ worker: true });
  const { installation, here } = two;
  await sql`insert into installation (id, incarnation, name, purpose, resources, link, created_at)
    values (uuid_v7(), uuid_v7(), 'SERRA CLARA', 'treinamento', 'prontuario', 'http://localhost', now())`.execute(
    installation.platform.db,
  );
  const person = await buildPerson(installation, { cns: '700000000000005', password: null, terms: false });
  await buildLotacao(installation, {
    person,
    municipality: here.municipality,
    unitId: here.unitId,
    cbo: '515105',
  });
  bytes = await bigLot();
}, 60_000);
afterAll(() => two.close());

/** A valid ficha beside what no zip makes smaller, of a little more than two parts. */
async function bigLot(): Promise<Buffer> {
  const good = ficha({
    number: 1,
    on: '2026-09-01',
    cnes: CNES,
    person: identified({ cpfCidadao: generateCpf(1) }),
  });
  const noise = Array.from({ length: 5 }, () => randomBytes(PART_BYTES / 2));
  const lot = await lotOf([await good, ...noise]);
  const whole = await readFile(lot.path);
  await lot.remove();
  return whole;
}

type Answer = UploadStanding & { code: string };
const modified = 1_700_000_000_000;
const begin = (client: Client, change: object = {}) =>
  client.call<Answer>('POST', '/lote-uploads', {
    name: 'grande.zip',
    size: bytes.length,
    modified,
    ...change,
  });
const partOf = (number: number) => bytes.subarray(number * PART_BYTES, (number + 1) * PART_BYTES);
const put = (client: Client, id: string, number: number, part = partOf(number)) =>
  client.call<Answer>(
    'PUT',
    `/lote-uploads/${id}/parts/${number}`,
    undefined,
    multipart({}, { name: 'parte', bytes: part }),
  );
const filesKept = async () =>
  (await getRow<{ count: number }>(two.installation.platform.db, sql`select count(*) from stored_file`))
    .count;

describe('a lot sent in parts', () => {
  test('goes on from where it was cut, enters once, and the last part repeated says who receives it', async () => {
    const { installation, here } = two;
    expect(bytes.length).toBeGreaterThan(2 * PART_BYTES);
    const { status, body } = await begin(here.admin);
    expect([status, body.have, body.jobId]).toEqual([200, 0, null]);
    expect((await put(here.admin, body.id, 0)).body).toMatchObject({ have: 1, jobId: null });
    // The page was closed; the same file is chosen again.
    expect((await begin(here.admin)).body).toEqual({ id: body.id, have: 1, jobId: null });
    // The answer was lost: the part is there already.
    expect((await put(here.admin, body.id, 0)).body).toMatchObject({ have: 1, jobId: null });
    expect(await put(here.admin, body.id, 2)).toMatchObject({
      status: 409,
      body: { code: 'part-out-of-order' },
    });
    expect(await put(here.admin, body.id, 1, partOf(1).subarray(1))).toMatchObject({
      status: 422,
      body: { code: 'part-broken' },
    });
    await put(here.admin, body.id, 1);
    const { jobId } = (await put(here.admin, body.id, 2)).body;
    expect((await put(here.admin, body.id, 2)).body).toMatchObject({ have: 3, jobId });
    const job = await finished(installation, jobId ?? '');
    expect(job.result).toMatchObject({ valid: 1, invalid: 5, total: 6 });
    expect(await filesKept()).toBe(0);
    // The same file once more is another sending.
    expect((await begin(here.admin)).body).toMatchObject({ have: 0, jobId: null });
  });

  test('is of who sends it: nobody else sees it, and who only reads sends none', async () => {
    const { installation, here, there } = two;
    const { id } = (await begin(here.admin, { modified: 1 })).body;
    expect((await put(there.admin, id, 0)).status).toBe(404);
    expect((await begin(there.admin, { modified: 1 })).body.id).not.toBe(id);
    const person = await buildPerson(installation, { name: 'GESTORA QUE LÊ' });
    await grant(installation, person, 'municipal-manager', here.municipality);
    const manager = await signedIn(installation, person);
    expect((await begin(manager)).status).toBe(403);
    expect((await put(manager, id, 0)).status).toBe(403);
  });

  test('another name, size or date is another file; what is no zip or too large is refused', async () => {
    const { admin } = two.here;
    const { id } = (await begin(admin, { modified: 2 })).body;
    for (const change of [{ name: 'outro.zip' }, { size: 5 }, { modified: 3 }]) {
      expect((await begin(admin, { modified: 2, ...change })).body.id).not.toBe(id);
    }
    expect(await begin(admin, { name: 'lote.rar' })).toMatchObject({
      status: 422,
      body: { code: 'not-a-zip' },
    });
    expect((await begin(admin, { size: 1024 ** 3 + 1 })).status).toBe(400);
  });

  test('one that nobody goes on with is forgotten after a week, with its file', async () => {
    const { installation, here } = two;
    const { id } = (await begin(here.admin, { modified: 9 })).body;
    const before = await filesKept();
    installation.clock.advance(8 * 86_400_000);
    const admin = await signedIn(installation, here.adminPerson);
    await begin(admin, { modified: 10 });
    expect(await filesKept()).toBeLessThanOrEqual(before);
    expect((await put(admin, id, 0)).status).toBe(404);
    const left = await sql`select 1 from lote_upload where id = ${id}`.execute(installation.platform.db);
    expect(left.rows).toEqual([]);
  });
});
