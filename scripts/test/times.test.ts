import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { inRoot } from '../lib/root.mjs';
import { LongestFirst } from './longest-first.mjs';
import { readTimes } from './times.mjs';

const noted = [...readTimes()];

it('the table names journeys that there are', () => {
  expect(noted.length).toBeGreaterThan(0);
  expect(noted.filter(([path]) => !existsSync(inRoot(path)))).toEqual([]);
});

it('the longest journey comes first, one that nobody measured between; the suites stay in their order', async () => {
  const project = (name: string, groupOrder: number) => ({
    name,
    config: { sequence: { groupOrder }, isolate: false },
  });
  const [unit, system] = [project('unit', 0), project('system', 2)];
  const file = (path: string, of: typeof unit) => ({ project: of, moduleId: inRoot(path) });
  const [long = '', short = ''] = [noted.at(0)?.[0], noted.at(-1)?.[0]];
  const files = [
    file(short, system),
    file('tests/new.test.ts', system),
    file(long, system),
    file('packages/a.test.ts', unit),
  ];
  const nothing = () => undefined;
  const context = {
    config: { root: inRoot('') },
    cache: { getFileTestResults: nothing, getFileStats: nothing },
  };
  const sorted = await new LongestFirst(context as never).sort(files);
  expect(sorted.map(({ moduleId }: { moduleId: string }) => moduleId)).toEqual(
    ['packages/a.test.ts', long, 'tests/new.test.ts', short].map((path) => inRoot(path)),
  );
});
