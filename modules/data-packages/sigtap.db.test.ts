import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { type SigtapFile, sigtapTexts, writeSigtap } from '@pec-aberto/terminology/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type Client,
  multipart,
  startTestInstallation,
  type TestInstallation,
} from '#apps/installation/testing';
import { signedInInstaller } from '#apps/installation/testing-people';
import { finished } from '#modules/health-network/test/importing';
import { projectRoot } from '#platform/config/root';
import { findRow, getRow, sql } from '#platform/db/database';
import { dataPackagesModule } from './index.ts';

let installation: TestInstallation;
let installer: Client;
let folder: string;
beforeAll(async () => {
  installation = await startTestInstallation();
  installer = await signedInInstaller(installation);
  folder = await mkdtemp(join(tmpdir(), 'sigtap-'));
});
afterAll(async () => {
  await installation.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  // Each test begins with what came with the program.
  await sql`delete from data_package where name in ('sigtap', 'cid10')`.execute(installation.platform.db);
  await dataPackagesModule.onStart?.(installation.platform);
  // The files here have a few rows: they are not measured against the whole tables.
  await sql`update data_package set rows = 0, parts = '[]' where name in ('sigtap', 'cid10')`.execute(
    installation.platform.db,
  );
});

const NEXT: SigtapFile = {
  month: '202609',
  written: '2026-09-14',
  procedures: [
    {
      code: '0301100039',
      name: 'AFERIÇÃO DE PRESSÃO',
      cbos: ['223505', '322205'],
      cids: ['I10'],
      instruments: ['01'],
    },
    { code: '0301999999', name: 'PROCEDIMENTO NOVO', cbos: ['223505'], instruments: ['01'] },
  ],
};

type Part = { name: string; rows: number };
type Result = { version: string; status: string; rows: number; parts: Part[] };
type Ended = { state: string; result?: Result; error?: { code: string; detail?: string; message?: string } };

const upload = async (path: string) => {
  const file = multipart({}, { name: 'sigtap.zip', bytes: await readFile(path) });
  return installer.call<{ jobId: string; code?: string }>('POST', '/data-packages', undefined, file);
};

async function send(path: string): Promise<Ended> {
  const { body } = await upload(path);
  await finished(installation, body.jobId);
  return (await installer.call<Ended>('GET', `/jobs/${body.jobId}`)).body;
}

async function official(file: SigtapFile, change: (texts: Map<string, string>) => void = () => undefined) {
  const texts = sigtapTexts(file);
  change(texts);
  const path = join(folder, `${file.month}.zip`);
  await writeSigtap(path, texts, file.written);
  return path;
}

const inForce = async (system = 'sigtap') =>
  (
    await getRow<{ n: number }>(
      installation.platform.db,
      sql`select count(*)::int as n from code_item where system = ${system} and until = ''`,
    )
  ).n;
const versionInUse = async () =>
  (
    await findRow<{ version: string }>(
      installation.platform.db,
      sql`select version from data_package where name = 'sigtap'`,
    )
  )?.version;
const read = async (path: string) =>
  (await installer.call<Record<string, unknown>>('GET', `/codes/${path}`)).body;
const found = async (search: string) =>
  (await installer.call<{ codes: Array<{ code: string }> }>('GET', `/codes?search=${search}`)).body.codes;

describe('the official file of SIGTAP', () => {
  test('COD-01 renews procedures whole, with counts of its parts; again nothing is changed', async () => {
    const path = await official(NEXT);
    expect(await send(path)).toMatchObject({
      state: 'done',
      result: {
        version: '202609',
        status: 'imported',
        rows: 2,
        parts: [
          { name: 'procedimentos', rows: 2 },
          { name: 'CBO por procedimento', rows: 3 },
          { name: 'instrumentos de registro por procedimento', rows: 2 },
          { name: 'CID-10 por procedimento', rows: 1 },
        ],
      },
    });
    expect(await inForce()).toBe(2);
    expect(await read('sigtap/0301100039')).toMatchObject({
      name: 'AFERIÇÃO DE PRESSÃO',
      cids: [{ code: 'I10', name: 'Hipertensão essencial (primária)' }],
    });
    expect((await send(path)).result?.status).toBe('unchanged');
    const { body } = await installer.call<Array<{ name: string; parts: Part[]; canRestore: boolean }>>(
      'GET',
      '/data-packages',
    );
    expect(body.find(({ name }) => name === 'sigtap')).toMatchObject({
      parts: { length: 4 },
      canRestore: true,
    });
  });

  test('COD-05 a code that left stays readable and is no longer offered; it comes back with its table', async () => {
    await send(await official(NEXT));
    expect(await read('sigtap/0301100250')).toMatchObject({
      name: 'AFERIÇÃO DE TEMPERATURA',
      leftWith: '202609',
    });
    expect(await found('0301100250')).toEqual([]);
    const { jobId } = (await installer.call<{ jobId: string }>('POST', '/data-packages/sigtap/restore')).body;
    await finished(installation, jobId);
    expect(await read('sigtap/0301100250')).toMatchObject({ leftWith: null, cbos: { length: 163 } });
    expect(await inForce()).toBe(5023);
  });

  test('renews the codes of the CID-10 too: new ones with the sex of their category', async () => {
    const cids = [
      ['C60', 'Neoplasia maligna do pênis'],
      ['C605', 'Código novo da próxima competência'],
    ] as const;
    const { result } = await send(await official({ ...NEXT, cids }));
    expect(result?.parts.at(-1)).toEqual({ name: 'códigos da CID-10 em vigor', rows: 2 });
    expect(await read('cid10/C60.5')).toMatchObject({ sex: 0, leftWith: null });
    expect(await read('cid10/A00.0')).toMatchObject({ leftWith: '202609' });
    expect(await inForce('cid10')).toBe(2);
    const { body } = await installer.call<Array<{ name: string }>>('GET', '/data-packages');
    expect(body.find(({ name }) => name === 'cid10')).toMatchObject({ version: '202609', canRestore: true });
    // The program starts again: its own CID-10 is of an older month.
    await dataPackagesModule.onStart?.(installation.platform);
    expect(await inForce('cid10')).toBe(2);
  });

  test('going back to the procedures of the program takes the CID-10 of the same file back with them', async () => {
    await send(await official({ ...NEXT, cids: [['A00', 'Cólera']] }));
    expect(await inForce('cid10')).toBe(1);
    const { jobId } = (await installer.call<{ jobId: string }>('POST', '/data-packages/sigtap/restore')).body;
    await finished(installation, jobId);
    const { body } = await installer.call<Ended>('GET', `/jobs/${jobId}`);
    expect(body.result?.parts.at(-1)?.name).toMatch(/^códigos da CID-10, de volta à versão /);
    expect([await inForce(), await inForce('cid10')]).toEqual([5023, 14_242]);
  });

  test('a later competência enters, with its CID-10, over a re-issue of an earlier one that was written after it', async () => {
    const { db } = installation.platform;
    await sql`update data_package set date = '2026-11-01' where name in ('sigtap', 'cid10')`.execute(db);
    const { result } = await send(await official({ ...NEXT, cids: [['A00', 'Cólera']] }));
    expect(result).toMatchObject({ version: '202609', parts: { length: 5 } });
  });

  test('a code of the CID-10 that left and returns has its whole name and its sex again', async () => {
    const before = await read('cid10/C60.0');
    expect(before).toMatchObject({ sex: 0, leftWith: null });
    await send(await official({ ...NEXT, cids: [['A00', 'Cólera']] }));
    expect(await read('cid10/C60.0')).toMatchObject({ leftWith: '202609' });
    const cids = [
      ['A00', 'Cólera'],
      ['C600', 'Neopl malig'],
    ] as const;
    await send(await official({ ...NEXT, month: '202610', written: '2026-10-14', cids }));
    expect(await read('cid10/C60.0')).toEqual(before);
  });

  test('cut at the end of a line is refused with the table and both counts; the way back stays open', async () => {
    const { db } = installation.platform;
    const cut = async (file: SigtapFile) => (await send(await official(file))).error;
    await sql`update data_package set rows = 14242 where name = 'cid10'`.execute(db);
    const problems = await cut({ ...NEXT, cids: [['A00', 'Cólera']] });
    expect(problems?.code).toBe('package-cut');
    expect(JSON.stringify(problems)).toMatch(/“códigos da CID-10” há 1 linhas, e na tabela em uso há 14.242/);
    await sql`update data_package set parts = ${JSON.stringify([{ name: 'procedimentos', rows: 5023 }])}::jsonb
      where name = 'sigtap'`.execute(db);
    const procedures = await cut(NEXT);
    expect(procedures?.code).toBe('package-cut');
    expect(JSON.stringify(procedures)).toMatch(/“procedimentos” há 2 linhas, e na tabela em uso há 5.023/);
    expect([await inForce(), await versionInUse()]).toEqual([5023, '202608']);
    // What came with the program may have less.
    await sql`update data_package set parts = ${JSON.stringify([{ name: 'procedimentos', rows: 9000 }])}::jsonb
      where name = 'sigtap'`.execute(db);
    const { jobId } = (await installer.call<{ jobId: string }>('POST', '/data-packages/sigtap/restore')).body;
    await finished(installation, jobId);
    expect((await installer.call<Ended>('GET', `/jobs/${jobId}`)).body.state).toBe('done');
  });

  test('leaves alone a CID-10 newer than itself', async () => {
    const { db } = installation.platform;
    await sql`update data_package set version = '202610', date = '2026-10-14' where name = 'cid10'`.execute(
      db,
    );
    const { result } = await send(await official({ ...NEXT, cids: [['A00', 'Cólera']] }));
    expect([result?.parts.length, await inForce('cid10')]).toEqual([4, 14_242]);
  });

  test('COD-03 older than the one in use is refused, and so is a bad one with its file and line', async () => {
    const older = await send(await official({ ...NEXT, month: '202103', written: '2021-03-03', money: 10 }));
    expect(older).toMatchObject({ state: 'failed', error: { code: 'package-older' } });
    const long = await send(
      await official(NEXT, (texts) =>
        texts.set('rl_procedimento_cid.txt', '0301100039I10X 202609\r\n'.replace('I10X ', 'I10XX1')),
      ),
    );
    expect(long).toMatchObject({ state: 'failed', error: { code: 'package-invalid-line' } });
    expect(JSON.stringify(long.error)).toMatch(/rl_procedimento_cid\.txt.*linha 1/);
    const twice = { ...NEXT, procedures: [...NEXT.procedures, ...NEXT.procedures] };
    expect((await send(await official(twice))).error?.code).toBe('package-invalid-row');
    expect([await inForce(), await versionInUse()]).toEqual([5023, '202608']);
  });

  test('COD-02 an older layout enters where no newer one is in use', async () => {
    await sql`delete from data_package where name = 'sigtap'`.execute(installation.platform.db);
    const path = await official({ ...NEXT, month: '202103', written: '2021-03-03', money: 10 });
    expect((await send(path)).result).toMatchObject({ version: '202103', rows: 2 });
  });

  test('COD-04 two at once: one enters, the other is told', async () => {
    const path = await official(NEXT);
    const [one, other] = await Promise.all([upload(path), upload(path)]);
    expect(new Set([one.status, other.status])).toEqual(new Set([202, 409]));
    const { jobId } = one.status === 202 ? one.body : other.body;
    await finished(installation, jobId);
    expect(await inForce()).toBe(2);
  });
});

test('COD-04 killed half-way leaves the old table whole, and its job does it anew', async () => {
  const { db } = installation.platform;
  let jobId = '';
  await db.transaction().execute(async (holding) => {
    // The last row that an import writes: all before it stands in the open transaction.
    await sql`select 1 from data_package where name = 'sigtap' for update`.execute(holding);
    jobId = (await upload(await official(NEXT))).body.jobId;
    const stuck = async () =>
      (
        await findRow<{ pid: number }>(
          db,
          sql`select pid from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock' and query like '%into data_package%'`,
        )
      )?.pid;
    await expect.poll(stuck, { timeout: 20_000 }).toBeGreaterThan(0);
    // Readers go on with the old table meanwhile.
    expect(await found('afericao')).not.toEqual([]);
    await sql`select pg_terminate_backend(${await stuck()})`.execute(db);
    await expect.poll(stuck).toBeUndefined();
    expect([await inForce(), await versionInUse()]).toEqual([5023, '202608']);
    expect(await read('sigtap/0301100250')).toMatchObject({ leftWith: null, cbos: { length: 163 } });
  });
  await finished(installation, jobId);
  expect([await inForce(), await versionInUse()]).toEqual([2, '202609']);
});

const shared = process.env['PEC_SHARED'] ?? resolve(dirname(projectRoot()), 'shared');
const real = join(shared, 'data', 'terminologies', 'sigtap');

describe.skipIf(!existsSync(real))('the file of DATASUS (PEC_SHARED)', () => {
  test('COD-01 brings 5,023 procedures and their parts; again nothing is changed', async () => {
    const [name = ''] = readdirSync(real);
    const path = join(real, name);
    expect((await send(path)).result).toMatchObject({
      status: 'imported',
      rows: 5023,
      parts: [
        { rows: 5023 },
        { name: 'CBO por procedimento', rows: 195_072 },
        { rows: 7767 },
        { rows: 82_103 },
        { rows: 14_242 },
      ],
    });
    expect((await send(path)).result?.status).toBe('unchanged');
    const { body } = await installer.call<{ codes: Array<{ code: string }> }>(
      'GET',
      '/codes?search=afericao&cbo=322205',
    );
    expect(body.codes.map(({ code }) => code)).toContain('0301100039');
  });
});
