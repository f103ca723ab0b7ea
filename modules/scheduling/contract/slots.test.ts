import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Days, noDays, onlineFaults, type Period, standardAgenda, WEEKDAYS } from './agenda.ts';
import { type ClosedTime, slotsOf, weekdayOf } from './slots.ts';

const MONDAY = '2026-11-23';
const text = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const on = (day: Partial<Days>): Days => ({ ...noDays(), ...day });
const starts = (days: Days, duration: number, closures: ClosedTime[] = [], day = MONDAY) =>
  slotsOf({ days, online: noDays() }, closures, duration, day).map(({ start }) => start);

/** Periods in order, none over another, up to four. */
const periods = fc
  .uniqueArray(fc.integer({ min: 0, max: 1439 }), { minLength: 2, maxLength: 8 })
  .map((minutes) => minutes.toSorted((a, b) => a - b))
  .map((times) =>
    Array.from(
      { length: Math.floor(times.length / 2) },
      (_, place): Period => ({ start: text(times[place * 2] ?? 0), end: text(times[place * 2 + 1] ?? 0) }),
    ),
  );
const closure = fc
  .tuple(fc.integer({ min: -1440, max: 2880 }), fc.integer({ min: 1, max: 3000 }))
  .map(([from, length]): ClosedTime => {
    const at = (minutes: number) =>
      new Date(Date.parse(`${MONDAY}T00:00Z`) + minutes * 60_000).toISOString().slice(0, 16);
    return { startsAt: at(from), endsAt: at(from + length) };
  });
const asked = fc.tuple(periods, fc.array(closure, { maxLength: 3 }), fc.integer({ min: 1, max: 240 }));

describe('slots of a day', () => {
  it('of hours that keep the rules: in order, each as long as told, none over another, none beyond a period, none in a closed time', () => {
    fc.assert(
      fc.property(asked, ([monday, closures, duration]) => {
        const slots = slotsOf({ days: on({ monday }), online: noDays() }, closures, duration, MONDAY);
        const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
        for (const [place, { start, end }] of slots.entries()) {
          expect(minutes(end) - minutes(start)).toBe(duration);
          expect(start >= (slots[place - 1]?.end ?? '')).toBe(true);
          expect(monday.some((period) => period.start <= start && end <= period.end)).toBe(true);
          for (const { startsAt, endsAt } of closures) {
            expect(`${MONDAY}T${end}` <= startsAt || `${MONDAY}T${start}` >= endsAt).toBe(true);
          }
        }
      }),
    );
  });

  it('a closed time takes away the slots that it touches and no other', () => {
    fc.assert(
      fc.property(asked, ([monday, closures, duration]) => {
        const hours = { days: on({ monday }), online: noDays() };
        const open = slotsOf(hours, [], duration, MONDAY);
        const left = new Set(slotsOf(hours, closures, duration, MONDAY).map(({ start }) => start));
        for (const { start, end } of open) {
          const closed = closures.some(
            ({ startsAt, endsAt }) => startsAt < `${MONDAY}T${end}` && endsAt > `${MONDAY}T${start}`,
          );
          expect(left.has(start)).toBe(!closed);
        }
      }),
    );
  });

  it('begin again at every Entrada; what is left before a Saída is none', () => {
    const monday = [
      { start: '08:00', end: '09:10' },
      { start: '09:10', end: '10:00' },
    ];
    expect(starts(on({ monday }), 30)).toEqual(['08:00', '08:30', '09:10']);
    expect(starts(on({ monday }), 71)).toEqual([]);
    expect(starts(on({ monday: [{ start: '23:30', end: '23:59' }] }), 29)).toEqual(['23:30']);
    expect(starts(standardAgenda().days, 20)).toHaveLength(24);
    expect(starts(standardAgenda().days, 20, [], '2026-11-22')).toEqual([]);
  });

  it('a closed time ends before its end: what begins there is open', () => {
    const { days } = standardAgenda();
    const closed = [{ startsAt: `${MONDAY}T08:00`, endsAt: `${MONDAY}T16:00` }];
    expect(starts(days, 30, closed)).toEqual(['16:00', '16:30']);
    expect(starts(days, 30, [{ startsAt: '2026-11-20T00:00', endsAt: `${MONDAY}T00:00` }])).toHaveLength(16);
    expect(starts(days, 30, [{ startsAt: '2026-11-20T00:00', endsAt: '2026-11-24T00:00' }])).toEqual([]);
  });

  it('refuse hours that keep no rule, no minutes and days that do not exist', () => {
    for (const [start, end] of [
      ['08:00', '24:00'],
      ['22:00', '02:00'],
      ['12:00', '08:00'],
      ['08:00', ''],
    ] as const) {
      expect(() => starts(on({ monday: [{ start, end }] }), 20)).toThrow(RangeError);
    }
    for (const duration of [0, -20, 2.5, Number.NaN]) {
      expect(() => starts(standardAgenda().days, duration)).toThrow(RangeError);
    }
    for (const day of ['2026-02-30', '2026-13-01', 'amanhã']) {
      expect(() => starts(standardAgenda().days, 20, [], day)).toThrow(RangeError);
    }
  });

  it('knows the weekday of every date', () => {
    const days = [
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
      '2026-11-28',
      '2026-11-29',
    ];
    expect(days.map(weekdayOf)).toEqual(WEEKDAYS.map(({ day }) => day));
    expect(weekdayOf('2028-02-29')).toBe('tuesday');
  });
});

describe('slots given to online booking', () => {
  const days = on({ monday: [{ start: '08:00', end: '10:00' }] });

  it('ADM-J09 are those that lie within the hours given, whatever the duration', () => {
    const online = on({ monday: [{ start: '08:20', end: '09:20' }] });
    const told = (duration: number) =>
      slotsOf({ days, online }, [], duration, MONDAY).flatMap((slot) => (slot.online ? [slot.start] : []));
    expect(told(20)).toEqual(['08:20', '08:40', '09:00']);
    expect(told(30)).toEqual(['08:30']);
    expect(told(60)).toEqual([]);
  });

  it('ADM-J09 are refused outside the working hours, out of order and over one another', () => {
    const faults = (...monday: Period[]) => onlineFaults(days, on({ monday })).map(({ path }) => path);
    expect(faults({ start: '08:00', end: '10:00' })).toEqual([]);
    expect(faults({ start: '09:40', end: '10:20' })).toEqual(['online.monday.0.start']);
    expect(faults({ start: '08:00', end: '08:40' }, { start: '08:20', end: '09:00' })).toEqual([
      'online.monday.1.start',
    ]);
    expect(onlineFaults(days, on({ sunday: [{ start: '08:00', end: '08:20' }] }))).toHaveLength(1);
  });
});
