import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import { removeLeftovers, storeFile, temporaryPath, withStoredFile } from './store.ts';

let installation: TestInstallation;
beforeAll(async () => {
  installation = await startTestInstallation({ worker: false });
});
afterAll(() => installation.close());

async function* pieces(...parts: Buffer[]) {
  for (const part of parts) yield part;
}

test('a file of several chunks comes back as it was, and its copy is removed', async () => {
  const { platform } = installation;
  const parts = [1, 2, 3].map((byte) => Buffer.alloc(700_000, byte));
  const stored = await storeFile(platform.db, pieces(...parts), 'três.bin', new Date());
  expect(stored.size).toBe(2_100_000);
  const [path, bytes] = await withStoredFile(
    platform,
    stored.id,
    async (lent) => [lent, await readFile(lent)] as const,
  );
  expect(bytes.equals(Buffer.concat(parts))).toBe(true);
  await expect(readFile(path)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('copies of killed processes are removed, those of live ones stay', async () => {
  const directory = join(installation.platform.boot.dataDir, 'tmp');
  await mkdir(directory, { recursive: true });
  // No process has a number above the kernel's limit of 2^22.
  await writeFile(join(directory, 'some-file-p99999999'), 'x');
  await writeFile(join(directory, 'not-ours-99999999'), 'x');
  const mine = await temporaryPath(installation.platform.boot.dataDir, 'other-file');
  await writeFile(mine, 'x');
  await removeLeftovers(installation.platform.boot.dataDir);
  expect((await readdir(directory)).sort()).toEqual(['not-ours-99999999', basename(mine)]);
});
