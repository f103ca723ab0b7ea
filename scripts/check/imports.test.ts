import { expect, test } from 'vitest';
import { importsOf, resolveImport } from './imports.mjs';

test('reads static, type-only, re-exported, side-effect and dynamic imports', () => {
  const text = [
    "import { a } from './a.ts';",
    "import type { B } from '#platform/b';",
    "import c, {\n  type D,\n  e,\n} from '@pec-aberto/brazil';",
    "import './style.css';",
    "export { f } from './f.ts';",
    "export type { G } from './g.ts';",
    "export * from './h.ts';",
    "const page = () => import('./page.tsx');",
    "type T = typeof import('./t.ts');",
  ].join('\n');
  expect(importsOf(text)).toEqual([
    { specifier: './a.ts', typeOnly: false },
    { specifier: '#platform/b', typeOnly: true },
    { specifier: '@pec-aberto/brazil', typeOnly: false },
    { specifier: './style.css', typeOnly: false },
    { specifier: './f.ts', typeOnly: false },
    { specifier: './g.ts', typeOnly: true },
    { specifier: './h.ts', typeOnly: false },
    { specifier: './page.tsx', typeOnly: false },
    { specifier: './t.ts', typeOnly: true },
  ]);
});

test('leaves out comments, strings and statements that only look like imports', () => {
  const text = [
    "// import { a } from './a.ts';",
    "/*\nimport { b } from './b.ts';\n*/",
    "const url = 'http://x'; // import('./c.ts')",
    "const text = `\nimport { d } from './d.ts';\n`;",
    "export const from = 'e';",
    "export const x = y;\nconst z = 'from';",
  ].join('\n');
  const found = importsOf(text).map(({ specifier }) => specifier);
  expect(found.filter((specifier) => specifier !== './d.ts')).toEqual([]);
});

test('resolves what belongs to the project', () => {
  expect(resolveImport('modules/access/index.ts', './server/routes.ts')).toBe('modules/access/server/routes');
  expect(resolveImport('modules/access/web/page.tsx', '../../setup/index.ts')).toBe('modules/setup/index');
  expect(resolveImport('apps/web/main.tsx', '#ui/client/api')).toBe('ui/client/api');
  expect(resolveImport('platform/db/x.ts', '@pec-aberto/brazil')).toBe('packages/brazil');
  expect(resolveImport('platform/db/x.ts', 'kysely')).toBeUndefined();
});
