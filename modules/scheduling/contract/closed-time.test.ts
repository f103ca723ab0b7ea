import { describe, expect, it } from 'vitest';
import { closedTime, closureFaults, closureText, daysAfter, isDate, reasonText } from './closed-time.ts';

const whole = { startDate: '2026-12-01', startTime: '', endDate: '2026-12-05', endTime: '' };
const typed = { ...whole, reason: 'ferias', specification: '' } as const;
const paths = (change: object) => closureFaults({ ...typed, ...change }).map(({ path }) => path);

describe('closed time', () => {
  it('is whole days without hours, and from one hour to another with them', () => {
    expect(closedTime(whole)).toEqual({ startsAt: '2026-12-01T00:00', endsAt: '2026-12-06T00:00' });
    const morning = { ...whole, endDate: '2026-12-01', startTime: '08:00', endTime: '12:00' };
    expect(closedTime(morning)).toEqual({ startsAt: '2026-12-01T08:00', endsAt: '2026-12-01T12:00' });
    expect(closureText(closedTime(whole))).toBe('01/12/2026 - 05/12/2026');
    expect(closureText(closedTime(morning))).toBe('01/12/2026 08:00 - 01/12/2026 12:00');
    expect(closedTime({ ...whole, endDate: '2026-12-31' }).endsAt).toBe('2027-01-01T00:00');
  });

  it('refuses an end before the beginning, what is no date and no hour, each on its field', () => {
    expect(paths({})).toEqual([]);
    expect(paths({ endDate: '2026-12-01' })).toEqual([]);
    expect(paths({ endDate: '2026-11-30' })).toEqual(['endDate']);
    expect(paths({ endDate: '2026-12-01', startTime: '12:00', endTime: '08:00' })).toEqual(['endTime']);
    expect(paths({ endDate: '2026-12-01', startTime: '12:00', endTime: '12:00' })).toEqual(['endTime']);
    expect(paths({ startDate: '2026-02-30' })).toEqual(['startDate']);
    expect(paths({ startDate: '0001-01-01', endDate: '9999-12-31' })).toEqual(['startDate', 'endDate']);
    const sentences = closureFaults({ ...typed, startDate: '1950-01-01', endDate: '2199-12-31' });
    expect(sentences.map(({ message }) => message)).toEqual([
      'Use uma data de 01/01/2000 a 31/12/2100.',
      'Use uma data de 01/01/2000 a 31/12/2100.',
    ]);
    expect(closureFaults({ ...typed, endDate: '2026-02-30' }).map(({ message }) => message)).toEqual([
      'Esta data não existe. Exemplo: 12/03/2027.',
    ]);
    expect(paths({ startTime: '8h', endTime: '24:00' })).toEqual(['startTime', 'endTime']);
  });

  it('asks what "Outro" is, and of no other reason', () => {
    expect(paths({ reason: 'outro' })).toEqual(['specification']);
    expect(paths({ reason: 'outro', specification: '  ' })).toEqual(['specification']);
    expect(paths({ reason: 'outro', specification: 'Greve' })).toEqual([]);
    expect(paths({ specification: 'Greve' })).toEqual(['specification']);
    expect(reasonText({ reason: 'outro', specification: 'Greve' })).toBe('Greve - Outro');
    expect(reasonText({ reason: 'licenca', specification: '' })).toBe('Licença');
  });

  it('knows which dates exist', () => {
    expect(['2028-02-29', '2026-12-31', '2000-01-01'].map(isDate)).toEqual([true, true, true]);
    for (const wrong of [
      '2027-02-29',
      '2026-04-31',
      '2026-00-10',
      '2026-13-01',
      '2026-01-00',
      '2026-1-1',
      '1999-12-31',
    ]) {
      expect(isDate(wrong)).toBe(false);
    }
    expect(daysAfter('2028-02-28', 2)).toBe('2028-03-01');
    expect(daysAfter('2026-01-01', -1)).toBe('2025-12-31');
  });
});
