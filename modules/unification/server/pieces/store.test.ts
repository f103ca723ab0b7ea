import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PieceBroken, PieceSeal, sha256Of } from './seal.ts';
import { PieceStore, processesWithPieces, removePieces } from './store.ts';

const TEXT = Buffer.from('1\tMARIA\n2\tJOSÉ\n'.repeat(1000));
const NAME = sha256Of(TEXT);
const key = randomBytes(32);
const processId = randomUUID();
let dataDir: string;
let store: PieceStore;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'pec-pieces-'));
  store = new PieceStore(dataDir, processId, key);
});
afterEach(() => rm(dataDir, { recursive: true }));

const travelled = (by = key, of = processId) => new PieceSeal(by, of).seal(NAME, TEXT);
const pathOf = (name: string) => join(dataDir, 'unificacao', processId, name);

test('a piece that came is read as its text, and is not clear on the disk', async () => {
  await store.put(NAME, await travelled());
  await store.put(NAME, await travelled());
  expect(await store.read(NAME)).toEqual(TEXT);
  expect((await store.readSealed(NAME)).includes('MARIA')).toBe(false);
  expect(await store.missing([NAME, 'f'.repeat(64)])).toEqual(['f'.repeat(64)]);
  expect(await readdir(join(dataDir, 'unificacao', processId))).toEqual([NAME]);
});

test('UNI-03 one that is altered, cut, of another process or key, or of another name is refused and leaves nothing', async () => {
  const good = await travelled();
  const altered = Buffer.from(good);
  altered[40] = (altered[40] ?? 0) ^ 1;
  const hostile: [string, Buffer][] = [
    [NAME, altered],
    [NAME, good.subarray(0, -1)],
    [NAME, Buffer.alloc(5)],
    [NAME, await travelled(randomBytes(32))],
    [NAME, await travelled(key, randomUUID())],
    ['a'.repeat(64), good],
    ['../../escapes', good],
    [NAME, await new PieceSeal(key, processId).seal(NAME, Buffer.from('other text'))],
  ];
  for (const [name, bytes] of hostile) await expect(store.put(name, bytes)).rejects.toThrow(PieceBroken);
  expect(await processesWithPieces(dataDir)).toEqual([]);
});

test('few bytes that stand for very many are not expanded', async () => {
  const bomb = Buffer.alloc(65 * 1024 * 1024);
  const name = sha256Of(bomb);
  const sealed = await new PieceSeal(key, processId).seal(name, bomb);
  expect(sealed.length).toBeLessThan(1024 * 1024);
  await expect(store.put(name, sealed)).rejects.toThrow(PieceBroken);
});

test('one that the disk lost is missing once somebody read it', async () => {
  await store.add(NAME, TEXT);
  await truncate(pathOf(NAME), 100);
  await expect(store.read(NAME)).rejects.toThrow(PieceBroken);
  expect(await store.missing([NAME])).toEqual([NAME]);
});

test('what no plan names any more goes, and so does what was left half written', async () => {
  await store.add(NAME, TEXT);
  const other = Buffer.from('3\tANA\n');
  await store.add(sha256Of(other), other);
  await writeFile(pathOf(`${NAME}.0123456789ab`), 'half');
  await store.keepOnly([NAME]);
  expect(await readdir(join(dataDir, 'unificacao', processId))).toEqual([NAME]);
  expect(await processesWithPieces(dataDir)).toEqual([processId]);
  await removePieces(dataDir, processId);
  expect(await processesWithPieces(dataDir)).toEqual([]);
});
