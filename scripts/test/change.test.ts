import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { findChange, touchesSql } from './change.mjs';

const folder = mkdtempSync(join(tmpdir(), 'pec-change-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};

function git(cwd: string, ...args: string[]): string {
  const who = ['-c', 'user.name=T', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...who, ...args], { cwd, encoding: 'utf8', stdio: 'pipe' }).trim();
}
const withGit = (() => {
  try {
    return git(folder, '--version') !== '';
  } catch {
    return false;
  }
})();

/** A repository of its own: three commits on main, and a file that is in none. */
function newRepository() {
  const repository = mkdtempSync(join(folder, 'repository-'));
  const change = (file: string, text = 'text') => writeFileSync(join(repository, file), text);
  const commit = (file: string) => {
    change(file);
    git(repository, 'add', file);
    git(repository, 'commit', '-m', file);
  };
  git(repository, 'init', '-b', 'main');
  for (const file of ['first.ts', 'second.ts', 'third file.ts']) commit(file);
  change('new.ts');
  const shaOf = (name: string) => git(repository, 'rev-parse', name);
  return { repository, change, commit, shaOf, find: (env = {}) => findChange({ folder: repository, env }) };
}

describe.skipIf(!withGit)('what changed', () => {
  test('nobody knows in a folder without git, nor in a clone that begins at this commit', async () => {
    expect(await findChange({ folder, env: {} })).toBeUndefined();
    const { repository } = newRepository();
    git(folder, 'clone', '--depth', '1', `file://${repository}`, 'shallow');
    expect(await findChange({ folder: join(folder, 'shallow'), env: {} })).toBeUndefined();
  });

  test('on main it is the last commit and what is not committed', async () => {
    const { find, shaOf } = newRepository();
    expect(await find()).toEqual({ base: shaOf('main~1'), files: ['new.ts', 'third file.ts'] });
  });

  test('on a branch it is all since it left main', async () => {
    const { repository, change, commit, shaOf, find } = newRepository();
    git(repository, 'checkout', '-b', 'branch');
    commit('a.ts');
    commit('b.ts');
    change('a.ts', 'changed');
    expect(await find()).toEqual({ base: shaOf('main'), files: ['a.ts', 'b.ts', 'new.ts'] });
  });

  test('PEC_TEST_BASE names another base', async () => {
    const { find, shaOf } = newRepository();
    expect(await find({ PEC_TEST_BASE: 'main~2' })).toEqual({
      base: shaOf('main~2'),
      files: ['new.ts', 'second.ts', 'third file.ts'],
    });
    expect(await find({ PEC_TEST_BASE: 'nowhere' })).toBeUndefined();
  });
});

test('SQL is changed by migrations, tables, queries, platform/db and any source that holds some', () => {
  for (const file of [
    'modules/a/migrations/202611210000_x.sql',
    'modules/a/tables.ts',
    'modules/a/server/list-queries.ts',
    'platform/db/migrate.ts',
  ]) {
    expect(touchesSql(['README.md', file], folder)).toBe(true);
  }
  write('modules/a/server/with.ts', 'export const all = (db) => sql`select 1`.execute(db);');
  write('modules/a/server/without.ts', "export const title = 'Selecione a pessoa';");
  expect(touchesSql(['modules/a/server/with.ts'], folder)).toBe(true);
  expect(touchesSql(['modules/a/server/without.ts', 'modules/a/server/gone.ts'], folder)).toBe(false);
});
