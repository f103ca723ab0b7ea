import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { allJobs } from '#apps/installation/modules';
import type { Client } from '#apps/installation/testing';
import { buildPerson, grant, signedIn, type TestPerson } from '#apps/installation/testing-people';
import { getRow, rowsOf, sql } from '#platform/db/database';
import type { RouteOutput } from '#platform/contract/route';
import { startWorker } from '#platform/jobs/worker';
import { onServer, ownerName } from '#platform/testing/names';
import { pdfText } from '#platform/testing/pdf-text';
import { type Desk, openDesk } from '#modules/citizens/test/desk';
import type { getCopiesContract } from './contract.ts';
import { copiesCheck } from './server/check.ts';
import { listCopies } from './server/copies/copy-queries.ts';
import { recoveryKeyOf } from './server/file/recovery-key.ts';
import { folderForCopies } from './test/files.ts';
import { runPec } from './test/commands.ts';

type List = RouteOutput<typeof getCopiesContract>;
type Body = { code?: string; jobId?: string; fields?: Array<{ path: string; message: string }> };

let desk: Desk;
let person: TestPerson;
let installer: Client;
let far: string;
let remove: () => Promise<void>;
beforeAll(async () => {
  const { adminUrl, ownerUrl } = inject('testServer');
  await onServer(adminUrl, `alter role ${ownerName(ownerUrl)} createdb`);
  ({ folder: far, remove } = await folderForCopies());
  desk = await openDesk();
  person = await buildPerson(desk.installation);
  await grant(desk.installation, person, 'installer');
}, 120_000);
// A clock that was moved ends sessions.
beforeEach(async () => {
  desk.installation.clock.set(new Date());
  installer = await signedIn(desk.installation, person);
});
afterAll(async () => {
  await desk.close();
  await remove();
});

const platform = () => desk.installation.platform;
const near = () => join(platform().boot.dataDir, 'copias');
const list = async () => (await installer.call<List>('GET', '/backups')).body;
const settings = { hour: '02:00', folders: [] as string[], keeping: { days: 7, weeks: 4, months: 6 } };
const save = (change: Partial<typeof settings>) =>
  installer.call<Body>('PUT', '/backups/settings', { ...settings, ...change });

/** Works off what is in the queue. */
async function work(kind: string): Promise<void> {
  const worker = startWorker(
    platform(),
    allJobs.filter((job) => job.kind === kind),
    { concurrency: 1 },
  );
  const open = () =>
    getRow<{ open: number }>(
      platform().db,
      sql`select count(*)::int as open from job where kind = ${kind} and state in ('queued', 'running')`,
    );
  await expect.poll(async () => (await open()).open).toBe(0);
  await worker.stop();
}

/** "Fazer cópia agora", to its end. */
async function make(): Promise<List> {
  const { status, body } = await installer.call<Body>('POST', '/backups');
  expect([status, body]).toEqual([202, { jobId: expect.any(String) as string }]);
  await work('backup.make');
  return list();
}

async function events(type: string): Promise<number> {
  const row = await getRow<{ n: number }>(
    platform().db,
    sql`select count(*)::int as n from audit_event where type = ${type}`,
  );
  return row.n;
}

async function forget(): Promise<void> {
  await sql`delete from backup_copy`.execute(platform().db);
  await rm(near(), { recursive: true, force: true });
  await save({});
}

describe('asked for', () => {
  test('a copy is made, read back, listed and downloaded, and the trail tells each', async () => {
    await forget();
    const before = await events('backup.made');
    const { copies, jobId } = await make();
    expect(jobId).toBeNull();
    expect(copies).toMatchObject([{ state: 'verified', origin: 'person', folder: near(), fault: null }]);
    const [copy] = copies;
    expect(copy?.rows).toBeGreaterThan(100);
    expect(Date.parse(copy?.verifiedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(copy?.startedAt ?? ''));
    expect(await events('backup.made')).toBe(before + 1);
    const file = await installer.call('GET', `/backups/${copy?.id}/file`);
    expect([file.status, file.headers['content-disposition']]).toEqual([
      200,
      `attachment; filename="${copy?.fileName}"`,
    ]);
    expect(file.text.slice(0, 6)).toBe('PECBK1');
    expect(await events('backup.downloaded')).toBe(1);
  });

  test('one already asked for is told; one that is cancelled leaves nothing', async () => {
    await forget();
    const first = await installer.call<Body>('POST', '/backups');
    expect(await installer.call<Body>('POST', '/backups')).toMatchObject({
      status: 409,
      body: { code: 'copy-running' },
    });
    expect((await list()).jobId).toBe(first.body.jobId);
    await installer.call('POST', `/jobs/${first.body.jobId}/cancel`);
    await work('backup.make');
    expect((await list()).copies).toEqual([]);
    expect(existsSync(near()) ? await readdir(near()) : []).toEqual([]);
  });

  test('is of the installer alone', async () => {
    const admin = await buildPerson(desk.installation);
    await grant(desk.installation, admin, 'municipal-admin', desk.municipality);
    const client = await signedIn(desk.installation, admin);
    for (const [method, path] of [
      ['GET', '/backups'],
      ['POST', '/backups'],
      ['GET', '/backups/recovery-sheet'],
    ] as const)
      expect((await client.call(method, path)).status).toBe(403);
  });

  test('a file that is gone is told, not sent', async () => {
    await forget();
    const [copy] = (await make()).copies;
    await rm(join(near(), copy?.fileName ?? ''));
    expect(await installer.call<Body>('GET', `/backups/${copy?.id}/file`)).toMatchObject({
      status: 422,
      body: { code: 'copy-missing' },
    });
  });
});

describe('in other folders', () => {
  test('goes there too, read back there; one that is not there keeps it from no other', async () => {
    await forget();
    const gone = join(far, 'disco');
    await mkdir(gone);
    expect((await save({ folders: [far, gone] })).status).toBe(200);
    await rm(gone, { recursive: true });
    const { copies } = await make();
    const by = (folder: string) => copies.find((copy) => copy.folder === folder);
    expect([by(near())?.state, by(far)?.state, by(gone)?.state]).toEqual(['verified', 'verified', 'failed']);
    expect(by(gone)?.fault).toContain('Confira se a pasta existe');
    expect(await readFile(join(far, by(far)?.fileName ?? ''))).toEqual(
      await readFile(join(near(), by(near())?.fileName ?? '')),
    );
    expect(await copiesCheck.run(platform())).toMatchObject({
      level: 'warn',
      detail: expect.stringContaining(gone) as string,
    });
  });

  test('a folder is taken only where it is there, whole and not the own one', async () => {
    await forget();
    for (const folders of [[join(far, 'não há')], ['copias'], [near()], [far, `${far}/`]]) {
      const { status, body } = await save({ folders });
      expect([folders, status, body.fields?.[0]?.path]).toEqual([folders, 422, 'folders']);
    }
    expect((await list()).settings.folders).toEqual([]);
  });
});

describe('by itself', () => {
  const HOUR = 3_600_000;
  const daily = async () => {
    await sql`delete from job where kind = 'backup.daily'`.execute(platform().db);
    await sql`insert into job (id, kind, title, input, actor, run_at, created_at)
      values (uuid_v7(), 'backup.daily', 'x', '{}', '{"kind":"system"}', now(), now())`.execute(
      platform().db,
    );
    await work('backup.daily');
    await work('backup.make');
    return listCopies(platform().db, 100);
  };

  test('DEP-15 at the hour of the place, once a day; a failure is told on the home of the installer', async () => {
    await forget();
    const { clock } = desk.installation;
    const now = platform().clock.now();
    // 02:05 of the day after tomorrow, in Santa Catarina.
    const day = new Date(now.getTime() + 48 * HOUR).toISOString().slice(0, 10);
    clock.set(new Date(`${day}T04:30:00Z`));
    const [yesterday] = await daily();
    expect(yesterday).toMatchObject({ state: 'verified', origin: 'schedule' });
    // Once a week it is restored beside the base, too, and that base is taken away again.
    expect(yesterday?.restoredAt?.getTime()).toBeGreaterThan(yesterday?.startedAt.getTime() ?? 0);
    expect(await events('backup.restored')).toBe(1);
    expect(await daily()).toHaveLength(1);
    clock.set(new Date(`${day}T05:05:00Z`));
    expect(await daily()).toHaveLength(2);
    expect(await daily()).toHaveLength(2);
    expect((await copiesCheck.run(platform())).level).toBe('ok');
    // The day after, nothing can be written.
    await rm(near(), { recursive: true });
    await writeFile(near(), 'a file where the folder was');
    clock.advance(26 * HOUR);
    const client = await signedIn(desk.installation, person);
    const { body } = await client.call<{ services: Array<{ id: string; level: string; detail: string }> }>(
      'GET',
      '/installation/status',
    );
    const told = body.services.find(({ id }) => id === 'copies');
    expect(told).toMatchObject({
      level: 'warn',
      detail: expect.stringContaining('A última cópia boa é de') as string,
    });
    await rm(near());
  });

  test('a copy of a day to come, from when the clock was wrong, is not the last good one', async () => {
    await forget();
    const { clock } = desk.installation;
    const now = clock.now();
    clock.set(new Date(now.getTime() + 900 * 24 * HOUR));
    expect(await daily()).toMatchObject([{ state: 'verified' }]);
    clock.set(new Date(now.getTime() + 48 * HOUR));
    expect((await copiesCheck.run(platform())).level).toBe('fail');
    expect(await daily()).toHaveLength(2);
    expect((await copiesCheck.run(platform())).level).toBe('ok');
  });

  test('DEP-15 a copy of more than 24 hours is told; not while the next one is being made, for an hour', async () => {
    await forget();
    const { clock } = desk.installation;
    const level = async () => (await copiesCheck.run(platform())).level;
    const startedAt = (await make()).copies[0]?.startedAt ?? '';
    const aged = (minutes: number) =>
      clock.set(new Date(Date.parse(startedAt) + 24 * HOUR + minutes * 60_000));
    aged(-1);
    expect(await level()).toBe('ok');
    aged(1);
    expect(await level()).toBe('warn');
    expect((await (await signedIn(desk.installation, person)).call('POST', '/backups')).status).toBe(202);
    expect(await level()).toBe('ok');
    aged(61);
    expect(await level()).toBe('warn');
    await work('backup.make');
  });

  test('an installation without any good copy: told once its first day is over', async () => {
    await forget();
    expect(await copiesCheck.run(platform())).toMatchObject({
      level: 'ok',
      detail: 'A primeira é feita às 02:00',
    });
    desk.installation.clock.advance(26 * HOUR);
    expect(await copiesCheck.run(platform())).toMatchObject({ level: 'fail' });
  });

  test('old ones go, those a restored base does not know are found and read, those taken away are told', async () => {
    await forget();
    const [first] = (await make()).copies;
    const name = first?.fileName ?? '';
    await copyFile(join(near(), name), join(near(), 'antiga.pecbackup'));
    await copyFile(join(near(), name), join(near(), 'morta.pecbackup.part'));
    await writeFile(join(near(), 'mal nascida.pecbackup.part'), '');
    await writeFile(join(near(), 'de outro.pecbackup'), 'not ours');
    await sql`insert into backup_copy (id, folder, file_name, state, origin, started_at, size, row_count)
      values (uuid_v7(), ${near()}, 'velha.pecbackup', 'verified', 'schedule', now() - interval '300 days', 1, 1),
        (uuid_v7(), ${near()}, 'sumida.pecbackup', 'verified', 'schedule', now() - interval '1 day', 1, 1)`.execute(
      platform().db,
    );
    await writeFile(join(near(), 'velha.pecbackup'), 'old');
    // Names tell seconds.
    desk.installation.clock.advance(2_000);
    const { copies } = await make();
    const states = Object.fromEntries(copies.map(({ fileName, state }) => [fileName, state]));
    expect(states).toMatchObject({
      [name]: 'verified',
      'antiga.pecbackup': 'verified',
      'sumida.pecbackup': 'missing',
    });
    expect(states).not.toHaveProperty('velha.pecbackup');
    const files = await readdir(near());
    expect(files).not.toContain('velha.pecbackup');
    expect(files.filter((file) => file.endsWith('.part'))).toEqual([]);
    expect(files).toContain('de outro.pecbackup');
    expect(await events('backup.removed')).toBe(1);
  });

  test('one that was killed half way is told as interrupted when the next is made', async () => {
    await forget();
    await sql`insert into backup_copy (id, folder, file_name, state, origin, started_at)
      values (uuid_v7(), ${near()}, 'x.pecbackup', 'running', 'schedule', now())`.execute(platform().db);
    const { copies } = await make();
    expect(copies.map(({ state }) => state).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      'failed',
      'verified',
    ]);
    expect(copies.find(({ state }) => state === 'failed')?.fault).toContain('interrompida');
  });
});

describe('the recovery sheet', () => {
  test('waits for the installer until it is printed; it has the key in words', async () => {
    await sql`delete from setting where key = 'backup.sheet'`.execute(platform().db);
    const waits = async () => (await installer.call('GET', '/backups/waiting')).body;
    expect(await waits()).toEqual({ sheet: true });
    const { status, headers } = await installer.call('GET', '/backups/recovery-sheet');
    expect([status, headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(await waits()).toEqual({ sheet: false });
    expect((await list()).sheet.printed).toBe(true);
    const path = join(far, 'folha.pdf');
    await runPec(desk.installation, ['backup', 'sheet', '--to', path]);
    const text = pdfText(await readFile(path));
    const { words, id } = await recoveryKeyOf(platform().boot.dataDir);
    for (const group of words.split('-')) expect(text).toContain(group);
    expect(text).toContain(id);
    expect(text).toContain('SERRA CLARA');
    const logged = await rowsOf<{ all: string }>(
      platform().db,
      sql`select row_to_json(e)::text as all from audit_event e where type = 'backup.sheet-printed'`,
    );
    for (const { all } of logged) expect(all).not.toContain(words.slice(0, 11));
  });
});
