import { expect, test } from 'vitest';
import { importsOf, resolveImport } from './imports.mjs';
import { foldersBothWays } from './one-way.mjs';

const circles = (tree: Record<string, string>) =>
  foldersBothWays(
    Object.entries(tree).flatMap(([from, text]) =>
      importsOf(text).map(({ specifier }) => ({ from, to: resolveImport(from, specifier) })),
    ),
  );
const SERVER = 'modules/citizens/server';

test('two folders that stand on each other are told, with an import each way', () => {
  const told = circles({
    [`${SERVER}/record/store.ts`]: "import { find } from '../likely/find.ts';",
    [`${SERVER}/likely/find.ts`]: "import { columns } from '../rules/a.ts';",
    [`${SERVER}/likely/judge.ts`]: "import { columns } from '../record/columns.ts';",
  });
  expect(told).toHaveLength(1);
  expect(told[0]).toContain('record/ → likely/ → record/');
  expect(told[0]).toContain(`${SERVER}/likely/judge.ts → ${SERVER}/record/columns`);
});

test.each([
  ['by a type', "import type { Found } from '../record/store.ts';"],
  ['by the name of the project', "import { find } from '#modules/citizens/server/record/store';"],
  ['by what is exported on', "export { find } from '../record/store.ts';"],
])('a circle is one also %s', (_, text) => {
  const record = { [`${SERVER}/record/store.ts`]: "import { find } from '../likely/find.ts';" };
  expect(circles({ ...record, [`${SERVER}/likely/find.ts`]: text })).toHaveLength(1);
});

test('three folders in a circle, one of them by a file beside them, are told once', () => {
  const told = circles({
    [`${SERVER}/a/x.ts`]: "import { b } from '../b/x.ts';",
    [`${SERVER}/b/x.ts`]: "import { common } from '../common.ts';",
    [`${SERVER}/common.ts`]: "import { a } from './a/x.ts';",
  });
  expect(told).toHaveLength(1);
});

test('one way is fine, as are tests, other modules and files of one folder', () => {
  expect(
    circles({
      [`${SERVER}/routes.ts`]: "import { a } from './a/x.ts';\nimport { b } from './b/x.ts';",
      [`${SERVER}/a/x.ts`]: "import { b } from '../b/x.ts';\nimport { y } from './y.ts';",
      [`${SERVER}/a/y.ts`]: "import type { x } from './x.ts';",
      [`${SERVER}/b/x.test.ts`]: "import { a } from '../a/x.ts';",
      [`${SERVER}/b/x.ts`]: "import { a } from '#modules/fichas/server/a/x';",
      'modules/fichas/server/a/x.ts': "import { b } from '#modules/citizens/server/b/x';",
    }),
  ).toEqual([]);
});
