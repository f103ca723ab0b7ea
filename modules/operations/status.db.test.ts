import { chmod, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { RouteOutput } from '#platform/contract/route';
import { type Client, startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import {
  buildLotacao,
  buildMunicipality,
  buildPerson,
  buildUnit,
  signedIn,
  signedInInstaller,
} from '#apps/installation/testing-people';
import { sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import { startWorker } from '#platform/jobs/worker';
import type { getInstallationStatus } from './contract.ts';
import { clock } from './server/checks/clock.ts';
import { runChecks } from './server/status.ts';

type Status = RouteOutput<typeof getInstallationStatus>;

let installation: TestInstallation;
let installer: Client;

beforeAll(async () => {
  installation = await startTestInstallation({ worker: false });
  installer = await signedInInstaller(installation);
});
afterAll(() => installation.close());
afterEach(() => installation.clock.set(new Date()));

const situation = async () => (await installer.call<Status>('GET', '/installation/status')).body;
const serviceOf = async (id: string) => (await situation()).services.find((service) => service.id === id);

async function insertJob(
  state: string,
  fields: { runAt?: Date; finishedAt?: Date; scheduleKey?: string } = {},
) {
  const { runAt = new Date(), finishedAt = null, scheduleKey = null } = fields;
  const error = state === 'failed' ? '{"code":"x","message":"Não deu."}' : null;
  await sql`insert into job (id, kind, title, input, state, actor, run_at, created_at, finished_at, error,
      schedule_key)
    values (${uuidV7()}, 'test.job', 'Trabalho', '{}', ${state}, '{"kind":"system"}', ${runAt}, ${runAt},
      ${finishedAt}, ${error}::jsonb, ${scheduleKey})`.execute(installation.platform.db);
}

describe('who may', () => {
  test('only who holds the resource: 401 without session, 403 for the others', async () => {
    expect((await installation.client().call('GET', '/installation/status')).status).toBe(401);
    const municipality = await buildMunicipality(installation, '4205407');
    const unitId = await buildUnit(installation, municipality, '3127128');
    const person = await buildPerson(installation);
    await buildLotacao(installation, { person, municipality, unitId, cbo: '223505' });
    const nurse = await signedIn(installation, person);
    expect((await nurse.call('GET', '/installation/status')).status).toBe(403);
    expect((await installer.call('GET', '/installation/status')).status).toBe(200);
  });
});

describe('situation', () => {
  test('one sentence, the cards and every check', async () => {
    const status = await situation();
    expect(status.services.map((service) => service.id)).toEqual(
      expect.arrayContaining([
        'database',
        'disk',
        'clock',
        'worker',
        'jobs',
        'versions',
        'secrets',
        'data-packages',
      ]),
    );
    expect(status.cards).toMatchObject({ version: installation.platform.version, p95LimitMs: 300 });
    // The installer and the nurse of the test above.
    expect(status.cards.peopleNow).toBe(2);
    expect(status.cards.diskUsedPercent).toBeGreaterThan(0);
    expect(status.level).toBe('fail');
    expect(status.sentence).toMatch(/coisas precisam de atenção/);
    expect(await serviceOf('database')).toMatchObject({
      level: 'ok',
      detail: expect.stringMatching(/^PostgreSQL 1/),
    });
    expect(await serviceOf('versions')).toMatchObject({ level: 'ok' });
  });

  test('people who left the computer an hour ago are not using it now', async () => {
    // The page that asks by itself is not somebody using it.
    installation.clock.advance(59 * 60_000);
    expect((await situation()).cards.peopleNow).toBe(0);
  });

  test('no worker: says so until one connects', async () => {
    expect(await serviceOf('worker')).toMatchObject({ level: 'fail' });
    const worker = startWorker(installation.platform, [], { concurrency: 1 });
    await expect.poll(() => serviceOf('worker')).toMatchObject({ level: 'ok', detail: '1 processo' });
    await worker.stop();
  });

  test('clocks that disagree, and a year that cannot be', async () => {
    expect(await serviceOf('clock')).toMatchObject({ level: 'ok' });
    installation.clock.advance(10_000);
    expect(await serviceOf('clock')).toMatchObject({
      level: 'warn',
      detail: expect.stringContaining('10 s'),
    });
    installation.clock.advance(300_000);
    expect(await serviceOf('clock')).toMatchObject({ level: 'fail' });
    const [check] = await runChecks(
      { ...installation.platform, clock: { now: () => new Date('2007-01-01T00:00:00Z') } },
      [clock],
    );
    expect(check).toMatchObject({ level: 'fail', detail: expect.stringContaining('2007') });
  });

  test('municipalities without activation or CNES file, then with both, then with an old file', async () => {
    const { db } = installation.platform;
    expect(await serviceOf('activation')).toMatchObject({ level: 'warn' });
    expect(await serviceOf('cnes-import')).toMatchObject({ level: 'warn' });
    await sql`insert into activation (municipality_id, chave, contra_chave, authority, authority_name,
        simulated, issued_on, activated_at)
      select id, repeat('A', 32), 'cc', 'chave', 'Autoridade', false, now()::date, now()
      from municipality`.execute(db);
    const imported = new Date();
    await sql`insert into cnes_import (id, municipality_id, file_name, file_sha256, allow_older, status,
        created_at, finished_at)
      select uuid_v7(), id, 'a.zip', 'x', false, 'imported', ${imported}, ${imported}
      from municipality`.execute(db);
    expect(await serviceOf('activation')).toMatchObject({ level: 'ok', detail: '1 município ativado' });
    expect(await serviceOf('cnes-import')).toMatchObject({ level: 'ok' });
    await sql`update cnes_import set finished_at = now() - interval '46 days'`.execute(db);
    expect(await serviceOf('cnes-import')).toMatchObject({
      level: 'warn',
      detail: expect.stringContaining('45 dias'),
    });
    await sql`update activation set simulated = true`.execute(db);
    expect(await serviceOf('activation')).toMatchObject({
      level: 'warn',
      detail: expect.stringContaining('simulador'),
    });
  });

  test('a job that waits too long or failed; the routine of scheduled ones is not listed', async () => {
    const { db } = installation.platform;
    await sql`delete from job`.execute(db);
    const now = Date.now();
    await insertJob('done', { finishedAt: new Date(), scheduleKey: 'test:1' });
    expect((await situation()).jobs).toEqual([]);
    expect(await serviceOf('jobs')).toMatchObject({ level: 'ok' });
    await insertJob('failed', { finishedAt: new Date(now - 3_600_000), scheduleKey: 'test:2' });
    expect((await situation()).jobs).toMatchObject([{ state: 'failed', error: { message: 'Não deu.' } }]);
    expect(await serviceOf('jobs')).toMatchObject({
      level: 'warn',
      detail: expect.stringContaining('1 falhou'),
    });
    await insertJob('queued', { runAt: new Date(now - 11 * 60_000) });
    expect(await serviceOf('jobs')).toMatchObject({
      level: 'warn',
      detail: expect.stringContaining('11 min'),
    });
    await sql`delete from job`.execute(db);
  });

  test.skipIf(process.platform === 'win32')('a key that others may read, or that is gone', async () => {
    const key = join(installation.platform.boot.dataDir, 'secrets', 'master.key');
    expect(await serviceOf('secrets')).toMatchObject({ level: 'ok' });
    await chmod(key, 0o644);
    expect(await serviceOf('secrets')).toMatchObject({ level: 'warn' });
    await rm(key);
    expect(await serviceOf('secrets')).toMatchObject({ level: 'fail' });
  });

  test('a check that breaks is a finding, not the end of the page', async () => {
    const broken = { id: 'broken', title: 'Quebrado', run: () => Promise.reject(new Error('segredo')) };
    const [result] = await runChecks(installation.platform, [broken]);
    expect(result).toMatchObject({ id: 'broken', level: 'fail' });
    expect(JSON.stringify([result, installation.logLines.at(-1)])).not.toContain('segredo');
  });
});
