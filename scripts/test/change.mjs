import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sqlTexts } from '../check/sql-texts.mjs';
import { root } from '../lib/root.mjs';

const run = promisify(execFile);

/**
 * What differs from the commit that was tested before, committed or not: PEC_TEST_BASE where it is named, else where
 * the branch left main, else, on main itself, the commit before the last.
 * @param {{ folder?: string, env?: Record<string, string | undefined> }} [where]
 * @returns {Promise<{ base: string, files: string[] } | undefined>} undefined when nobody can know: without git, in
 *   a clone that begins at this commit
 */
export async function findChange({ folder = root, env = process.env } = {}) {
  const git = async (...args) => (await run('git', args, { cwd: folder, maxBuffer: 1 << 26 })).stdout.trim();
  const commit = (name) => git('rev-parse', '--verify', '--quiet', `${name}^{commit}`).catch(() => '');
  const paths = async (...args) => (await git(...args, '-z')).split('\0').filter(Boolean);
  try {
    const base = await (env.PEC_TEST_BASE ? commit(env.PEC_TEST_BASE) : baseOf(git, commit));
    if (!base) return undefined;
    const changed = await paths('diff', '--name-only', '--no-renames', base);
    const added = await paths('ls-files', '--others', '--exclude-standard');
    return { base, files: [...new Set([...changed, ...added])].sort() };
  } catch {
    return undefined;
  }
}

async function baseOf(git, commit) {
  const head = await commit('HEAD');
  const main = (await commit('main')) || (await commit('origin/main'));
  const left = main && (await git('merge-base', 'HEAD', main).catch(() => ''));
  return left && left !== head ? left : commit('HEAD~1');
}

const IS_SQL = /\.sql$|^modules\/[^/]+\/tables\.ts$|queries\.ts$|^platform\/(db|postgres|testing)\//;
const MAY_HOLD_SQL = /^(modules|platform|apps)\/.*\.ts$/;

/** Whether another PostgreSQL could answer other than before: migrations, tables, queries, what runs them. */
export const touchesSql = (files, folder = root) =>
  files.some((file) => IS_SQL.test(file) || (MAY_HOLD_SQL.test(file) && holdsSql(folder, file)));

function holdsSql(folder, file) {
  const path = join(folder, file);
  return existsSync(path) && sqlTexts(file, readFileSync(path, 'utf8')).length > 0;
}
