import { expect, it } from 'vitest';
import { noDays, standardAgenda } from '../contract/agenda.ts';
import { periodsOf, rowsOf, weekSlots, withSlots } from './online-values.ts';

const { days } = standardAgenda();
const morning = { ...noDays(), monday: [{ start: '08:00', end: '09:00' }] };

it('slots given one after the other are one period, taken back they part', () => {
  const slots = weekSlots(days, morning, 20);
  expect(slots.monday.filter(({ online }) => online)).toHaveLength(3);
  expect(periodsOf(slots)).toEqual(morning);
  const parted = withSlots(slots, { day: 'monday', starts: ['08:20'], given: false });
  expect(parted.monday).toEqual([
    { start: '08:00', end: '08:20' },
    { start: '08:40', end: '09:00' },
  ]);
  const whole = withSlots(slots, {
    day: 'tuesday',
    starts: slots.tuesday.map(({ start }) => start),
    given: true,
  });
  expect([whole.monday, whole.tuesday]).toEqual([morning.monday, days.tuesday]);
});

it('hours that are no longer worked give nothing', () => {
  const later = { ...noDays(), monday: [{ start: '08:40', end: '10:00' }] };
  expect(periodsOf(weekSlots(later, morning, 20)).monday).toEqual([{ start: '08:40', end: '09:00' }]);
});

it('rows are every time at which a slot begins on any day', () => {
  const week = {
    ...noDays(),
    monday: [{ start: '08:00', end: '09:00' }],
    friday: [{ start: '08:30', end: '09:30' }],
  };
  expect(rowsOf(weekSlots(week, noDays(), 30))).toEqual(['08:00', '08:30', '09:00']);
});
