import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Client, startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import {
  buildMunicipality,
  buildPerson,
  grant,
  signedIn,
  signedInInstaller,
} from '#apps/installation/testing-people';
import { connectClient, sql } from '#platform/db/database';
import { cnesFile, cpfOf, IBGE, NEIGHBOUR, UBS } from './test/cnes-file.ts';
import { checksum, finished, importCnes, reportOf, sendCnes, short } from './test/importing.ts';

let installation: TestInstallation;
let installer: Client;

beforeAll(async () => {
  installation = await startTestInstallation();
  installer = await signedInInstaller(installation);
  await buildMunicipality(installation, IBGE);
  await buildMunicipality(installation, NEIGHBOUR, 'VIZINHA');
});
afterAll(() => installation.close());

/** While held, an import stands still after reading its file (see server/cnes/lock.ts). */
const LOCK = 'health-network.cnes';
let holder: Awaited<ReturnType<typeof connectClient>>;
beforeEach(async () => {
  holder = await connectClient(installation.platform.databaseUrl, 'test-holder');
  await holder.query('select pg_advisory_lock(hashtextextended($1, 0))', [LOCK]);
});
afterEach(() => holder.end());

const release = () => holder.query('select pg_advisory_unlock(hashtextextended($1, 0))', [LOCK]);

/** The backend of the import that waits for the lock. */
async function waitingBackend(): Promise<number> {
  for (let turn = 0; turn < 400; turn++) {
    const { rows } = await holder.query<{ pid: number }>(
      `select pid from pg_locks where locktype = 'advisory' and not granted
        and objid = (hashtextextended($1, 0) & 4294967295)::oid`,
      [LOCK],
    );
    if (rows[0]) return rows[0].pid;
    await sleep(25);
  }
  throw new Error('no import came to the lock');
}

const nothingOpen = async () => {
  const { rows } = await sql`select 1 from job where state in ('queued', 'running')
    and kind = 'healthNetwork.importCnes'`.execute(installation.platform.db);
  expect(rows).toEqual([]);
};

test('cancelled in the middle: everything is undone and the file may be applied again', async () => {
  const before = await checksum(installation);
  const sent = await sendCnes(installer, cnesFile({}));
  await waitingBackend();
  expect((await reportOf(installer, sent.body.importId)).status).toBe('running');
  const aside = await installer.call('POST', `/cnes-imports/${sent.body.importId}/discard`, {});
  expect(aside.status).toBe(409);
  expect((await installer.call('POST', `/jobs/${sent.body.jobId}/cancel`)).status).toBe(200);
  await release();
  expect((await finished(installation, sent.body.jobId)).state).toBe('cancelled');
  expect(await checksum(installation)).toBe(before);
  const report = await reportOf(installer, sent.body.importId);
  expect(report).toMatchObject({ status: 'cancelled', canApply: true, inconsistencies: 0 });
  const again = await installer.call<{ jobId: string }>('POST', `/cnes-imports/${report.id}/apply`, {});
  expect((await finished(installation, again.body.jobId)).state).toBe('done');
  expect((await reportOf(installer, report.id)).status).toBe('imported');
});

test('a second import of a municipality is refused while one runs; another one is not', async () => {
  const first = await sendCnes(installer, cnesFile({}));
  await waitingBackend();
  const second = await sendCnes(installer, cnesFile({}));
  expect(second.status).toBe(409);
  expect(second.body.code).toBe('import-running');
  const { rows: left } = await sql`select 1 from stored_file`.execute(installation.platform.db);
  expect(left).toHaveLength(1);
  const other = await sendCnes(installer, cnesFile({ ibge: NEIGHBOUR }), { municipality: NEIGHBOUR });
  expect(other.status).toBe(202);
  await release();
  expect((await finished(installation, first.body.jobId)).state).toBe('done');
  expect((await finished(installation, other.body.jobId)).state).toBe('done');
});

test('two at the very same moment: one is taken, the other refused', async () => {
  const answers = await Promise.all([sendCnes(installer, cnesFile({})), sendCnes(installer, cnesFile({}))]);
  expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([202, 409]);
  await release();
  const jobId = answers.find((answer) => answer.status === 202)?.body.jobId ?? '';
  await finished(installation, jobId);
  await nothingOpen();
});

test('a connection cut in the middle: the import is taken again and applied once', async () => {
  const file = cnesFile({ date: '2026-11-10', professionals: [{ n: 7, posts: [{ cnes: UBS }] }] });
  const sent = await sendCnes(installer, file);
  const pid = await waitingBackend();
  await holder.query('select pg_terminate_backend($1, 5000)', [pid]);
  const next = await waitingBackend();
  expect(next).not.toBe(pid);
  await release();
  expect((await finished(installation, sent.body.jobId)).state).toBe('done');
  const report = await reportOf(installer, sent.body.importId);
  expect(short(report.counts)).toMatchObject({ professionals: '1/0/1/0', lotacoes: '1/0/1/0' });
  const { rows } = await sql`select p.cpf from professional p join changelog c on c.row_id = p.id
    where p.cpf = ${cpfOf(7)}`.execute(installation.platform.db);
  expect(rows).toHaveLength(1);
});

test('a municipal administrator may cancel an import of his municipality, not of another', async () => {
  const { rows } = await sql<{ id: string; ibge: string }>`select id, ibge from municipality`.execute(
    installation.platform.db,
  );
  const administrator = async (ibge: string) => {
    const person = await buildPerson(installation);
    await grant(
      installation,
      person,
      'municipal-admin',
      rows.find((row) => row.ibge === ibge),
    );
    return signedIn(installation, person);
  };
  const own = await administrator(IBGE);
  const stranger = await administrator(NEIGHBOUR);
  const sent = await sendCnes(installer, cnesFile({ date: '2026-11-11' }));
  await waitingBackend();
  expect((await stranger.call('POST', `/jobs/${sent.body.jobId}/cancel`)).status).toBe(404);
  expect((await own.call('POST', `/jobs/${sent.body.jobId}/cancel`)).status).toBe(200);
  await release();
  expect((await finished(installation, sent.body.jobId)).state).toBe('cancelled');
});

test('a disk without room fails the job at once with what to do', async () => {
  await release();
  const { db } = installation.platform;
  await sql`create function no_room() returns trigger language plpgsql as
    $$ begin raise exception 'no space' using errcode = '53100'; end $$`.execute(db);
  await sql`create trigger no_room before update on team execute function no_room()`.execute(db);
  const before = await checksum(installation);
  const file = cnesFile({
    date: '2026-11-12',
    units: [{ cnes: UBS, teams: [{ NM_REFERENCIA: 'OUTRO NOME' }] }],
  });
  const report = await importCnes(installation, installer, file);
  await sql`drop trigger no_room on team`.execute(db);
  expect(report).toMatchObject({ status: 'failed', error: { code: 'disk-full' }, canApply: true });
  expect(await checksum(installation)).toBe(before);
  const { rows } = await sql<{ attempt: number }>`select attempt from job where id = ${report.jobId}`.execute(
    db,
  );
  expect(rows).toEqual([{ attempt: 1 }]);
});
