import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import { runUseCase } from '#platform/usecase/run';
import { startSealer } from './sealer.ts';
import { verifyChain } from './verify.ts';

let installation: TestInstallation;
beforeAll(async () => {
  installation = await startTestInstallation({ worker: false });
}, 60_000);
afterAll(() => installation.close());

const append = () =>
  runUseCase(installation.platform, { actor: { kind: 'system' } }, async ({ audit }) => {
    audit({ type: 'test.happened' });
  });
const unsealed = async () => {
  const { db, secrets, boot } = installation.platform;
  return (await verifyChain({ db, secrets, dataDir: boot.dataDir })).unsealed;
};

test('seals what is there, again and again, and what came last before it is stopped', async () => {
  await append();
  expect(await unsealed()).toBeGreaterThan(0);
  const sealer = startSealer(installation.platform);
  try {
    await expect.poll(unsealed).toBe(0);
    await append();
    await expect.poll(unsealed).toBe(0);
    await append();
  } finally {
    await sealer.stop();
  }
  expect(await unsealed()).toBe(0);
  // Stopped: what comes now waits for the next one.
  await append();
  expect(await unsealed()).toBe(1);
});

test('a base that refuses is told in the log, and does not stop it', async () => {
  const sealer = startSealer({ ...installation.platform, secrets: {} as never });
  await sealer.stop();
  expect(installation.logLines.join('\n')).toContain('audit-not-sealed');
});
