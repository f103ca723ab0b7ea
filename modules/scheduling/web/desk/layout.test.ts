import { describe, expect, it } from 'vitest';
import { joinedSpans, lanesOf, minutesOf, scaleOf } from './layout.ts';

const h = (from: string, to: string) => ({ from: minutesOf(from), to: minutesOf(to) });

describe('the scale of a day', () => {
  it('folds what nobody works into a band, and goes on after it', () => {
    const { at, height, hours, bands } = scaleOf([h('13:00', '17:00'), h('08:00', '12:00')], 1);
    expect([at(minutesOf('08:00')), at(minutesOf('11:59')), at(minutesOf('12:00'))]).toEqual([0, 239, 240]);
    expect([at(minutesOf('12:30')), at(minutesOf('13:00')), at(minutesOf('17:00'))]).toEqual([248, 256, 496]);
    expect(height).toBe(496);
    expect(bands).toEqual([{ ...h('12:00', '13:00'), top: 240 }]);
    expect(hours.map((minute) => minute / 60)).toEqual([8, 9, 10, 11, 13, 14, 15, 16]);
  });

  it('is nothing where nothing is, and ends at its ends', () => {
    expect(scaleOf([], 1).height).toBe(0);
    const { at } = scaleOf([h('08:00', '09:00')], 2);
    expect([at(0), at(minutesOf('23:00'))]).toEqual([0, 120]);
  });

  it('joins what touches', () => {
    expect(joinedSpans([h('09:00', '10:00'), h('08:00', '09:00'), h('09:30', '11:00')])).toEqual([
      h('08:00', '11:00'),
    ]);
  });
});

describe('what is at the same time stands side by side', () => {
  it('one after the other, each takes the whole width', () => {
    expect(lanesOf([h('08:00', '08:20'), h('08:20', '08:40')])).toEqual([
      { lane: 0, lanes: 1 },
      { lane: 0, lanes: 1 },
    ]);
  });

  it('one beside two others shares the width with both, and with nobody else', () => {
    const lanes = lanesOf([
      h('08:00', '08:20'),
      h('08:20', '08:40'),
      h('08:10', '08:30'),
      h('09:00', '09:20'),
    ]);
    expect(lanes).toEqual([
      { lane: 0, lanes: 2 },
      { lane: 0, lanes: 2 },
      { lane: 1, lanes: 2 },
      { lane: 0, lanes: 1 },
    ]);
  });
});
