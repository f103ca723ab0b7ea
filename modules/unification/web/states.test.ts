import { expect, it } from 'vitest';
import { sampleProcess } from '../test/process.ts';
import { actsOf } from './process/acts.ts';
import { hasGoneWrong, paceOf, STEPS, stateOf, stepOf } from './states.ts';

it('says each state in the official words, the last with its day', () => {
  const said = (of: Parameters<typeof sampleProcess>[0]) => stateOf(sampleProcess(of)).word;
  expect(said({ state: 'requested' })).toBe('Aguardando aprovação');
  expect(said({ state: 'accepted' })).toBe('Aguardando unificação');
  expect(said({ state: 'running' })).toBe('Unificando base');
  expect(said({ state: 'deciding' })).toBe('Unificando base');
  expect(said({ state: 'unified', endedAt: '2026-11-21T15:00:00Z' })).toBe('Base unificada – 21/11/2026');
  expect(said({ state: 'denied', endedAt: '2026-11-21T15:00:00Z' })).toBe('Solicitação negada');
  expect(said({ state: 'cancelled' })).toBe('Solicitação cancelada');
  expect(said({ state: 'undone' })).toBe('Unificação desfeita');
});

it('knows which step the unit stands at', () => {
  const at = (of: Parameters<typeof sampleProcess>[0] | null) =>
    STEPS[stepOf(of ? sampleProcess({ side: 'sending', ...of }) : null)]?.key;
  const checkedAt = '2026-11-21T15:00:00Z';
  const red = { id: 'x', side: 'sending', ok: false, blocking: true, label: 'x', detail: 'x' } as const;
  expect(at(null)).toBe('request');
  expect(at({ state: 'denied' })).toBe('request');
  expect(at({ state: 'requested' })).toBe('accept');
  expect(at({ state: 'accepted' })).toBe('check');
  expect(at({ state: 'accepted', checkedAt, checks: [red], rehearsal: null })).toBe('check');
  expect(at({ state: 'accepted', checkedAt, checks: [{ ...red, blocking: false }], rehearsal: null })).toBe(
    'rehearse',
  );
  expect(at({ state: 'accepted', checkedAt })).toBe('run');
  expect(at({ state: 'running' })).toBe('run');
  expect(at({ state: 'deciding' })).toBe('confirm');
  expect(at({ state: 'unified' })).toBeUndefined();
});

it('asks often while something is being done, seldom when nothing is open', () => {
  const pace = (of: Parameters<typeof sampleProcess>[0]) => paceOf([sampleProcess(of)]);
  const [working, open, calm] = [
    pace({ state: 'accepted', step: 'Ensaiando' }),
    pace({ state: 'requested' }),
    pace({ state: 'unified' }),
  ];
  expect(working).toBeLessThan(open);
  expect(open).toBeLessThan(calm);
  expect(paceOf([])).toBe(calm);
});

it('offers help from elsewhere where something went wrong', () => {
  const wrong = (of: Parameters<typeof sampleProcess>[0]) => hasGoneWrong(sampleProcess(of));
  const { report } = sampleProcess();
  expect(wrong({})).toBe(false);
  expect(wrong({ rehearsal: null, report: null })).toBe(false);
  expect(wrong({ problem: 'Parou.' })).toBe(true);
  expect(wrong({ state: 'undone' })).toBe(true);
  if (!report?.verified) throw new Error('the sample tells what was verified');
  expect(wrong({ rehearsal: { ...report, faults: ['Duas bases de uma origem.'] } })).toBe(true);
  expect(wrong({ report: { ...report, verified: { ...report.verified, ok: false } } })).toBe(true);
});

it('lets the unit end what its centre no more decides, and nothing else while it waits', () => {
  const acts = (problem: string | null) =>
    actsOf(sampleProcess({ side: 'sending', state: 'deciding', problem })).map(({ act }) => act);
  expect(acts(null)).toEqual([]);
  expect(acts('A instalação central foi restaurada de uma cópia.')).toEqual(['cancel']);
});

it('offers nothing but undoing at a centre that was brought back from a copy', () => {
  const { report } = sampleProcess({ state: 'deciding' });
  const acts = (restored: boolean) =>
    actsOf(sampleProcess({ side: 'receiving', state: 'deciding', report, restored })).map(({ act }) => act);
  expect(acts(false)).toContain('confirm');
  expect(acts(true)).toEqual(['undo']);
});
