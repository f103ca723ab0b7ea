import { describe, expect, it } from 'vitest';
import { isDue, nextDay } from './due.ts';

const schedule = { hour: '02:00', timeZone: 'America/Sao_Paulo' };
const at = (text: string) => new Date(`${text}-03:00`);
const installedAt = at('2026-11-01T10:00');
const facts = { lastGood: null, lastTry: null };
const due = (now: string, known: Partial<{ lastGood: Date; lastTry: Date }>) =>
  isDue({ ...facts, ...known }, schedule, { now: at(now), installedAt });

describe('the copy of the day', () => {
  it.each([
    ['at its hour, the last is of yesterday', '2026-11-21T02:00', '2026-11-20T02:00', true],
    ['a minute before its hour', '2026-11-21T01:59', '2026-11-20T02:00', false],
    ['made already', '2026-11-21T09:00', '2026-11-21T02:03', false],
    ['by hand after its hour', '2026-11-21T02:15', '2026-11-21T02:01', false],
    ['by hand before its hour does not count', '2026-11-21T02:15', '2026-11-21T01:00', true],
    ['a good one minutes before its hour delays nothing', '2026-11-21T02:00', '2026-11-21T01:45', true],
    ['the machine was off for days', '2026-11-21T14:00', '2026-11-17T02:00', true],
    ['off at the hour of yesterday, on before that of today', '2026-11-21T00:30', '2026-11-19T02:00', true],
  ])('%s', (_, now, lastGood, expected) => {
    expect(due(now, { lastGood: at(lastGood), lastTry: at(lastGood) })).toBe(expected);
  });

  it('one that failed, or was cut, is tried again after an hour', () => {
    const lastGood = at('2026-11-20T02:00');
    expect(due('2026-11-21T02:30', { lastGood, lastTry: at('2026-11-21T02:00') })).toBe(false);
    expect(due('2026-11-21T03:00', { lastGood, lastTry: at('2026-11-21T02:00') })).toBe(true);
  });

  it('an installation owes none from before it was there', () => {
    const on = (now: string) => isDue(facts, schedule, { now: at(now), installedAt: at('2026-11-21T10:00') });
    expect([on('2026-11-21T10:05'), on('2026-11-22T01:59'), on('2026-11-22T02:00')]).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('an installation that was set up while the clock was ahead has its copies all the same', () => {
    const ahead = { now: at('2026-11-22T02:00'), installedAt: at('2031-01-01T10:00') };
    expect(isDue(facts, schedule, ahead)).toBe(true);
  });

  it('the hour is that of the place, also where summer moves the clock', () => {
    const there = { hour: '02:00', timeZone: 'America/Rio_Branco' };
    expect(nextDay(new Date('2026-11-21T06:59Z'), there)).toBe('2026-11-21');
    expect(nextDay(new Date('2026-11-21T07:00Z'), there)).toBe('2026-11-22');
  });
});
