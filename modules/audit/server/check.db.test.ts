import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import { sql } from '#platform/db/database';
import { runUseCase } from '#platform/usecase/run';
import { headsPath } from './chain/heads.ts';
import { sealAll } from './chain/seal.ts';
import { auditCheck } from './check.ts';

let installation: TestInstallation;
beforeAll(async () => {
  installation = await startTestInstallation({ worker: false });
  await sealAll(installation.platform);
});
afterAll(() => installation.close());

const happen = () =>
  runUseCase(installation.platform, { actor: { kind: 'system' } }, async ({ audit }) => {
    audit({ type: 'test.happened' });
  });
const check = () => auditCheck.run(installation.platform);

test('events that wait too long for their seal are told, and no longer once sealed', async () => {
  await happen();
  expect((await check()).level).toBe('ok');
  installation.clock.advance(61_000);
  expect(await check()).toMatchObject({
    level: 'warn',
    detail: expect.stringContaining('sem selo') as string,
  });
  await sealAll(installation.platform);
  expect((await check()).level).toBe('ok');
});

test('events that no block would ever hold are told', async () => {
  const { db } = installation.platform;
  await sql`alter table audit_event alter column epoch set default 0`.execute(db);
  await happen();
  await sql`alter table audit_event alter column epoch set default 1`.execute(db);
  expect(await check()).toMatchObject({ level: 'fail', detail: expect.stringContaining('nenhum') as string });
  await sql`alter table audit_event disable trigger user`.execute(db);
  await sql`delete from audit_event where epoch = 0`.execute(db);
  await sql`alter table audit_event enable trigger user`.execute(db);
  expect((await check()).level).toBe('ok');
});

test('events outside the monthly partitions are told', async () => {
  installation.clock.set(new Date('2031-07-01T12:00:00Z'));
  await happen();
  await sealAll(installation.platform);
  expect(await check()).toMatchObject({
    level: 'warn',
    detail: expect.stringContaining('fora das partições') as string,
  });
  installation.clock.set(new Date());
  await sql`alter table audit_event_default disable trigger user`.execute(installation.platform.db);
  await sql`truncate audit_event_default`.execute(installation.platform.db);
});

test('a cut end and a lost file of heads are told', async () => {
  const { platform } = installation;
  await sql`alter table audit_block disable trigger audit_block_append_only`.execute(platform.db);
  await sql`delete from audit_block where number = (select max(number) from audit_block)`.execute(
    platform.db,
  );
  expect(await check()).toMatchObject({ level: 'fail', detail: expect.stringContaining('verify') as string });
  await rm(headsPath(platform.boot.dataDir));
  expect(await check()).toMatchObject({
    level: 'warn',
    detail: expect.stringContaining('heads.log') as string,
  });
});
