import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findChromium } from './chromium.mjs';
import { webInputsHash } from './inputs.mjs';
import { checkNodeVersion, isInstalled } from './install.mjs';
import { withLock } from './lock.mjs';
import { completeLockfile, foreignEntry, missingOptional, needNewerNode } from './lockfile.mjs';

const folder = mkdtempSync(join(tmpdir(), 'pec-scripts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('refuses a Node below the floor, with a sentence', () => {
  expect(() => checkNodeVersion('20.18.3')).toThrow('precisa do Node 20.19');
  expect(() => checkNodeVersion('18.20.0')).toThrow('precisa do Node');
  for (const version of ['20.19.0', '22.1.0', '24.0.0'])
    expect(() => checkNodeVersion(version)).not.toThrow();
});

test('compares installed packages with the lockfile by content', () => {
  const wanted = {
    '': {},
    'packages/brazil': {},
    'node_modules/a': { version: '1.0.0', integrity: 'x' },
    'node_modules/win-only': { version: '1.0.0', integrity: 'y', optional: true },
  };
  const a = { version: '1.0.0', integrity: 'x' };
  expect(isInstalled(wanted, { 'node_modules/a': a })).toBe(true);
  expect(isInstalled(wanted, {})).toBe(false);
  expect(isInstalled(wanted, { 'node_modules/a': { ...a, version: '1.0.1' } })).toBe(false);
  expect(isInstalled(wanted, { 'node_modules/a': { ...a, integrity: 'z' } })).toBe(false);
  expect(isInstalled(wanted, { 'node_modules/a': a, 'node_modules/gone': a })).toBe(false);
});

test('the web inputs change with contents and names, not with tests or the server', () => {
  const root = join(folder, 'project');
  const write = (path: string, text: string) => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
    return webInputsHash(root);
  };
  const first = write('apps/web/main.tsx', 'one');
  const withModule = write('modules/access/web/page.tsx', 'page');
  expect(withModule).not.toBe(first);
  expect(write('modules/access/server/queries.ts', 'select')).toBe(withModule);
  expect(write('modules/access/web/page.test.tsx', 'test')).toBe(withModule);
  expect(write('modules/access/contract.ts', 'contract')).not.toBe(withModule);
  expect(write('apps/web/main.tsx', 'two')).not.toBe(webInputsHash(folder));
});

test('one holder of a lock at a time; the lock of a dead process is taken over', async () => {
  const file = join(folder, 'lock');
  const order: string[] = [];
  const enter = (name: string) =>
    withLock(file, async () => {
      order.push(`${name} in`);
      await new Promise((done) => setTimeout(done, 20));
      order.push(`${name} out`);
    });
  await Promise.all([enter('a'), enter('b')]);
  expect(order).toEqual(['a in', 'a out', 'b in', 'b out']);

  writeFileSync(file, '2147483646');
  expect(await withLock(file, async () => readFileSync(file, 'utf8'))).toBe(String(process.pid));
});

test('CHROMIUM_PATH comes first, and must exist', () => {
  const exists = (path: string) => path === '/opt/chrome' || path === '/usr/bin/google-chrome';
  expect(findChromium({ env: { CHROMIUM_PATH: '/opt/chrome' }, exists })).toBe('/opt/chrome');
  expect(findChromium({ env: { CHROMIUM_PATH: '/nowhere' }, exists })).toBe('/usr/bin/google-chrome');
  expect(findChromium({ env: {}, exists: () => false })).toBeUndefined();
});

test('a package that does not declare our oldest Node is named', () => {
  const of = (node: string) =>
    needNewerNode({ '': {}, 'node_modules/@x/y': { version: '3.0.0', engines: { node } } });
  for (const good of [
    '>=20.19',
    '>= 0.4',
    '*',
    '^20.19.0 || >=22.12.0',
    '18 || 20 || >=22',
    '>=v12.22.7',
    '>= 10.x',
  ])
    expect(of(good)).toEqual([]);
  for (const bad of ['>=22', '^22.0.0', '>=20.20', '^18.0.0 || >=22', '18'])
    expect(of(bad)).toEqual([`@x/y 3.0.0 (Node ${bad})`]);
});

test('a lockfile gets an entry for each optional package of another system', () => {
  const optionalDependencies = {
    '@x/linux-x64-musl': '1.0.0',
    '@x/win32-ia32-msvc': '1.0.0',
    fsevents: '^2',
  };
  const packages: Record<
    string,
    { dev?: boolean; version?: string; optionalDependencies?: typeof optionalDependencies }
  > = {
    '': {},
    'node_modules/x': { dev: true, optionalDependencies },
    'node_modules/x/node_modules/@x/win32-ia32-msvc': { version: '1.0.0' },
  };
  const missing = [{ name: '@x/linux-x64-musl', version: '1.0.0', dev: true }];
  expect(missingOptional(packages)).toEqual(missing);
  const complete = completeLockfile({ packages }).packages;
  expect(missingOptional(complete)).toEqual([]);
  expect(complete['node_modules/@x/linux-x64-musl']).toEqual({
    version: '1.0.0',
    cpu: ['x64'],
    dev: true,
    libc: ['musl'],
    optional: true,
    os: ['linux'],
  });
  expect(() => foreignEntry({ name: 'fsevents', version: '2.0.0', dev: false })).toThrow('its system');
});
