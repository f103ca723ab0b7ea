import { expect, test } from 'vitest';
import { brokenRules } from './boundary-rules.mjs';
import { resolveImport } from './imports.mjs';

const broken = (from: string, specifier: string, typeOnly = false) =>
  brokenRules({ from, specifier, typeOnly, to: resolveImport(from, specifier) });

test.each([
  ['packages/brazil/src/cpf.ts', '#platform/errors/problem', 'packages know nothing'],
  ['packages/brazil/src/cpf.ts', '../../terminology/src/zip.ts', 'by its name'],
  ['platform/db/x.ts', '#modules/access/index', 'platform never imports'],
  ['platform/http/x.ts', '#apps/installation/platform', 'platform never imports'],
  ['platform/http/x.test.ts', '#modules/access/index', 'platform never imports'],
  ['modules/access/index.ts', '#apps/installation/modules', 'nobody imports apps'],
  ['modules/access/index.ts', '#simulators/egestor', 'only tests and benchmarks'],
  ['simulators/egestor.ts', '#modules/activation/index', 'protocol files'],
  ['modules/setup/server/x.ts', '#modules/access/server/queries', 'through its index'],
  ['modules/setup/server/x.ts', '../../access/commands.ts', 'through its index'],
  ['apps/installation/modules.ts', '#modules/access/server/routes', 'through its index'],
  ['modules/access/index.ts', './web/index.ts', 'server code never imports web'],
  ['platform/http/x.ts', '#ui/client/api', 'server code never imports web'],
  ['modules/access/web/page.tsx', '../server/queries.ts', 'only types from server'],
  ['ui/client/api.ts', '#platform/http/server', 'only types from server'],
  ['ui/kit/card.tsx', '#modules/access/contract', 'never imports modules'],
  ['ui/client/api.ts', '../kit/card.tsx', 'know no parts of screens'],
  ['ui/kit/card.tsx', '../shell/pages.ts', 'parts (ui/kit) know no shell'],
  ['modules/access/web/page.tsx', 'node:fs', 'does not import Node'],
  ['modules/access/contract.ts', 'node:crypto', 'does not import Node'],
  ['modules/access/contract.ts', './server/queries.ts', 'both sides'],
  ['modules/access/web/page.tsx', 'typebox', 'stub'],
  ['modules/access/contract.ts', 'typebox/value', 'stub'],
])('%s may not import %s', (from, specifier, why) => {
  expect(broken(from, specifier).join('; ')).toContain(why);
});

test.each([
  ['modules/setup/server/x.ts', '#modules/access/index', false],
  ['modules/access/server/x.ts', './queries.ts', false],
  ['modules/access/server/x.ts', '../contract.ts', false],
  ['modules/access/web/page.tsx', '../server/queries.ts', true],
  ['modules/access/web/page.tsx', '#modules/setup/contract', false],
  ['modules/access/server/x.ts', '#modules/setup/contract', false],
  ['modules/access/contract.ts', '#modules/setup/contract/parts', false],
  ['modules/access/web/page.tsx', '#modules/setup/web/parts', false],
  ['modules/access/web/page.tsx', '#modules/setup/web/index', false],
  ['apps/web/light-pages.tsx', '#modules/access/web/light', false],
  ['modules/access/web/page.tsx', '@pec-aberto/brazil', false],
  ['modules/access/contract.ts', '#platform/contract/route', false],
  ['apps/installation/modules.ts', '#modules/access/index', false],
  ['apps/installation/cli/main.ts', '../modules.ts', false],
  ['apps/web/main.tsx', '#ui/client/api', false],
  ['apps/web/vite.config.ts', 'node:path', false],
  ['simulators/egestor.ts', '#modules/activation/protocol', false],
  ['platform/jobs/worker.db.test.ts', '#apps/installation/platform', false],
  ['tests/journey.test.ts', '#simulators/egestor', false],
  ['modules/access/x.db.test.ts', '#apps/installation/modules', false],
  ['modules/access/test/people.ts', '#apps/installation/testing', false],
])('%s may import %s (type only: %s)', (from, specifier, typeOnly) => {
  expect(broken(from, specifier, typeOnly)).toEqual([]);
});
