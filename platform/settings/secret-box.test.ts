import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadSecretBox } from './secret-box.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pec-secrets-'));
});
afterAll(() => rm(folder, { recursive: true }));

const UNREADABLE = /unable to authenticate/;
const boxOf = (name: string) => loadSecretBox(join(folder, name));

test('what is sealed does not show, differs each time and opens with the same key only', async () => {
  const box = await boxOf('one');
  const [first, second] = [box.seal('senha do servidor'), box.seal('senha do servidor')];
  expect(first.toString('latin1')).not.toContain('senha');
  expect(first.equals(second)).toBe(false);
  expect((await boxOf('one')).open(first)).toBe('senha do servidor');
  const other = await boxOf('other');
  expect(() => other.open(first)).toThrow(UNREADABLE);
  expect(other.digest('x')).not.toBe(box.digest('x'));
});

test('what is bound to somebody opens for nobody else', async () => {
  const box = await boxOf('one');
  const sealed = box.seal('rascunho', 'ana');
  expect(box.open(sealed, 'ana')).toBe('rascunho');
  for (const other of ['bia', '']) expect(() => box.open(sealed, other)).toThrow(UNREADABLE);
});

test('a changed byte anywhere is noticed', async () => {
  const box = await boxOf('one');
  const sealed = box.seal('42');
  for (let place = 0; place < sealed.length; place++) {
    const changed = Buffer.from(sealed);
    changed[place] = (changed[place] ?? 0) ^ 1;
    expect(() => box.open(changed)).toThrow(UNREADABLE);
  }
});

test('processes that start together have one key, which nobody else may read', async () => {
  const boxes = await Promise.all(Array.from({ length: 8 }, () => boxOf('together')));
  expect(new Set(boxes.map((box) => box.digest('x'))).size).toBe(1);
  expect((await stat(join(folder, 'together', 'secrets', 'master.key'))).mode & 0o077).toBe(0);
});

test('a damaged key is told with its place, never replaced', async () => {
  await mkdir(join(folder, 'damaged', 'secrets'), { recursive: true });
  await writeFile(join(folder, 'damaged', 'secrets', 'master.key'), '');
  await expect(boxOf('damaged')).rejects.toThrow(/master\.key está danificado/);
});
