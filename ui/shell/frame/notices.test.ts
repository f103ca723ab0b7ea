import { expect, it } from 'vitest';
import type { JobView } from '../../client/jobs.ts';
import type { PageDefinition } from '../pages.ts';
import { countNew, noticesOf } from './notices.ts';

const job = (part: Partial<JobView>): JobView => ({
  id: 'a',
  kind: 'x.import',
  title: 'Importação',
  state: 'done',
  step: null,
  done: 1,
  total: 1,
  percent: 100,
  startedAt: null,
  finishedAt: '2026-11-20T10:00:00Z',
  error: null,
  result: null,
  canCancel: false,
  ...part,
});
const page = (path: PageDefinition['path'], results?: PageDefinition['results']): PageDefinition => ({
  path,
  title: path,
  needs: 'access',
  load: () => Promise.reject(new Error('not opened here')),
  ...(results ? { results } : {}),
});
const PAGES = [
  page('/cnes/$id', {
    kind: 'x.import',
    params: (result) => (result ? { id: String((result as { importId: string }).importId) } : null),
  }),
  page('/cnes', { kind: 'x.import' }),
];

it('leads to the result, or to where it was asked when there is none; a job without a page is not told', () => {
  const notices = noticesOf(
    [job({ result: { importId: '7' } }), job({ state: 'failed' }), job({ kind: 'x.other' })],
    PAGES,
  );
  expect(notices.map(({ link }) => link)).toEqual([
    { to: '/cnes/$id', params: { id: '7' } },
    { to: '/cnes', params: {} },
  ]);
});

it('counts what ended since the person looked', () => {
  const notices = noticesOf(
    [job({}), job({ finishedAt: '2026-11-20T12:00:00Z' }), job({ finishedAt: null, state: 'running' })],
    PAGES,
  );
  expect(countNew(notices, '2026-11-20T11:00:00Z')).toBe(1);
  expect(countNew(notices, '')).toBe(2);
});
