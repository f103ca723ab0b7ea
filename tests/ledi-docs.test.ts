import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { projectRoot } from '#platform/config/root';
import { newFolder, releaseFolders } from './support/folders.ts';

afterAll(releaseFolders);

it('issue 4 (7): the reference pages of LEDI are those that the data and the docstrings give', () => {
  const folder = newFolder();
  const cwd = join(projectRoot(), 'packages/ledi');
  execFileSync(process.execPath, ['tools/generate-docs.mjs', folder], { cwd });
  const made = readdirSync(folder);
  expect(made.length).toBeGreaterThan(15);
  const docs = join(projectRoot(), 'docs/ledi');
  const old = made.filter(
    (name) => readFileSync(join(folder, name), 'utf8') !== readFileSync(join(docs, name), 'utf8'),
  );
  expect(old).toEqual([]);
});
