import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { forgetBeside, layBeside, livesBeside, settleBeside } from './beside-base.ts';

async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pec-beside-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await put(folder, 'old');
  return folder;
}

async function put(folder: string, life: string): Promise<void> {
  for (const part of ['secrets', 'audit']) await mkdir(join(folder, part), { recursive: true });
  await writeFile(join(folder, 'secrets', 'master.key'), `key of ${life}`);
  await writeFile(join(folder, 'audit', 'heads.log'), `heads of ${life}`);
}

const read = async (folder: string) => [
  await readFile(join(folder, 'secrets', 'master.key'), 'utf8'),
  await readFile(join(folder, 'audit', 'heads.log'), 'utf8'),
];
const OLD = ['key of old', 'heads of old'];
const NEW = ['key of new', 'heads of new'];

test('key and heads follow the base that has the name, and go back with it', async () => {
  const folder = await dataFolder();
  await layBeside(folder, { incarnation: 'new', before: 'old' }, (place) => put(place, 'new'));
  await settleBeside(folder, 'old');
  expect(await read(folder)).toEqual(OLD);
  await settleBeside(folder, 'new');
  expect(await read(folder)).toEqual(NEW);
  expect(await livesBeside(folder)).toEqual(['old']);

  await settleBeside(folder, 'new');
  expect(await read(folder)).toEqual(NEW);
  await settleBeside(folder, 'old');
  expect(await read(folder)).toEqual(OLD);
  await settleBeside(folder, 'old');
  expect(await read(folder)).toEqual(OLD);
});

test('killed after any step, the next start finds the way', async () => {
  const folder = await dataFolder();
  const waiting = join(folder, 'bases', 'new');
  const away = join(folder, 'bases', 'old');
  const steps = [
    () => mkdir(join(away, 'secrets'), { recursive: true }),
    () => rename(join(folder, 'secrets/master.key'), join(away, 'secrets/master.key')),
    () => rename(join(waiting, 'secrets/master.key'), join(folder, 'secrets/master.key')),
    () => rename(join(folder, 'audit'), join(away, 'audit')),
    () => rename(join(waiting, 'audit'), join(folder, 'audit')),
  ];
  for (let killedAfter = 0; killedAfter <= steps.length; killedAfter++) {
    await rm(folder, { recursive: true });
    await mkdir(folder);
    await put(folder, 'old');
    await layBeside(folder, { incarnation: 'new', before: 'old' }, (place) => put(place, 'new'));
    for (const step of steps.slice(0, killedAfter)) await step();
    await settleBeside(folder, 'new');
    expect(await read(folder)).toEqual(NEW);
    expect(await read(away)).toEqual(OLD);
  }
});

test('a base that nobody had set up leaves its key too, and what will not come is forgotten', async () => {
  const folder = await dataFolder();
  await layBeside(folder, { incarnation: 'new', before: null }, (place) => put(place, 'new'));
  expect(await livesBeside(folder)).toEqual(['new']);
  await forgetBeside(folder, 'new');
  expect(await readdir(join(folder, 'bases'))).toEqual([]);
  await layBeside(folder, { incarnation: 'new', before: null }, (place) => put(place, 'new'));
  await settleBeside(folder, 'new');
  expect(await livesBeside(folder)).toEqual([null]);
});

test('a base that had sealed nothing goes back to having no heads', async () => {
  const folder = await dataFolder();
  await rm(join(folder, 'audit'), { recursive: true });
  await layBeside(folder, { incarnation: 'new', before: 'old' }, (place) => put(place, 'new'));
  await settleBeside(folder, 'new');
  await settleBeside(folder, 'old');
  expect(await readdir(join(folder, 'audit'))).toEqual([]);
});
