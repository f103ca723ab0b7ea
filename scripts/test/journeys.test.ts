import { expect, test } from 'vitest';
import { journeysReached, readSources } from './journeys.mjs';

const source = (path: string, text = '') => ({ path, text });
const sources = [
  source('tests/page-states.test.ts'),
  source('tests/journey-browser.test.ts'),
  source('tests/queue.test.ts', "work.open('/fila')"),
  source('tests/agenda.test.ts', "await pec(['agenda', 'import'])"),
  source('tests/lot.test.ts', "import { readLot } from '@pec-aberto/lots';"),
  source('apps/installation/start.process.test.ts'),
  source('modules/queue/web/index.ts', "export const pages = [{ path: '/fila/$id' }];"),
  source('modules/queue/server/agenda.ts', "import { agenda } from '#modules/agenda/index';"),
  source('modules/agenda/agenda.db.test.ts', "import { queue } from '#modules/queue/index';"),
  source('packages/lots/src/index.ts'),
];
const reachedBy = (...changed: string[]) => journeysReached(changed, sources).reached;
const WALKS = ['tests/page-states.test.ts', 'tests/journey-browser.test.ts'];

test('a module reaches the walks and the journeys that name it or its pages', () => {
  expect(reachedBy('modules/queue/server/next.ts')).toEqual([...WALKS, 'tests/queue.test.ts']);
  expect(reachedBy('modules/queue/web/list.tsx')).toEqual([...WALKS, 'tests/queue.test.ts']);
});

test('and those of the modules that import it, not of those whose tests do', () => {
  expect(reachedBy('modules/agenda/server/day.ts')).toEqual([
    ...WALKS,
    'tests/queue.test.ts',
    'tests/agenda.test.ts',
  ]);
});

test('a package reaches who imports it; what all stand on, every journey', () => {
  expect(reachedBy('packages/lots/src/index.ts')).toEqual([...WALKS, 'tests/lot.test.ts']);
  for (const file of [
    'platform/http/mount.ts',
    'ui/kit/button.tsx',
    'tests/support/until.ts',
    'package.json',
  ]) {
    expect(journeysReached([file], sources).left).toEqual([]);
  }
});

test('words and other tests reach none, a journey itself; the manual the walks', () => {
  expect(reachedBy('docs/glossary.md', 'README.md', 'modules/queue/queue.db.test.ts', 'bench/x.ts')).toEqual(
    [],
  );
  expect(reachedBy('tests/queue.test.ts')).toEqual(['tests/queue.test.ts']);
  expect(reachedBy('docs/pt-BR/instalacao.md')).toEqual(WALKS);
});

test('in the project as it is, the walks are where they are named, and journeys are told by module', async () => {
  const real = await readSources();
  const { reached, left } = journeysReached(['modules/citizens/server/any.ts'], real);
  for (const walk of ['page-states', 'journey-browser', 'journey-cli', 'citizen-record-browser']) {
    expect(reached).toContain(`tests/${walk}.test.ts`);
  }
  expect(left).toContain('tests/profiles-browser.test.ts');
});
