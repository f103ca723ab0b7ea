import { expect, it } from 'vitest';
import { manualPage, type Status, statusReport } from './status.ts';

const status: Status = {
  checkedAt: '2026-11-20T10:00:00.000Z',
  level: 'warn',
  sentence: 'Uma coisa precisa de atenção: Disco. Libere espaço.',
  cards: { p95Ms: null, p95LimitMs: 300, peopleNow: 3, diskUsedPercent: 93, version: '0.1.0' },
  services: [{ id: 'disk', title: 'Disco', level: 'warn', detail: '93 % em uso.' }],
  jobs: [
    {
      id: 'a',
      title: 'Importação do CNES',
      state: 'failed',
      step: null,
      done: 0,
      total: null,
      startedAt: null,
      finishedAt: '2026-11-20T09:00:00.000Z',
      error: { code: 'not-a-zip', message: 'O arquivo da Sra. Rosa não é ZIP.' },
    },
  ],
};

it('details for support hold levels, details of checks and codes of failures, never their sentences', () => {
  expect(statusReport(status).split('\n')).toEqual([
    'PEC Aberto 0.1.0 · 2026-11-20T10:00:00.000Z',
    'Uma coisa precisa de atenção: Disco. Libere espaço.',
    'p95 - ms · pessoas 3 · disco 93 %',
    'warn disk: 93 % em uso.',
    'falha 2026-11-20T09:00:00.000Z Importação do CNES: not-a-zip',
  ]);
  expect(manualPage('disk')).toBe('docs/operations/disk.md');
});
