import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeOnce } from './write-once.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pec-once-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('of many writers at once one wins, whoever reads finds it whole, and nothing is left beside it', async () => {
  const path = join(folder, 'new', 'key');
  const texts = Array.from({ length: 20 }, (_, index) => `${index}`.repeat(4_000));
  const seen = await Promise.all(
    texts.map(async (text) => {
      await writeOnce(path, text);
      return readFile(path, 'utf8');
    }),
  );
  expect(new Set(seen).size).toBe(1);
  expect(texts).toContain(seen[0]);
  expect(await readdir(join(folder, 'new'))).toEqual(['key']);
  expect(((await stat(path)).mode & 0o777).toString(8)).toBe('600');
});
