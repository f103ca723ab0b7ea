import { expect, it } from 'vitest';
import { parseTimeText } from './time-text.ts';

it.each([
  ['8', '08:00'],
  ['08', '08:00'],
  ['8h', '08:00'],
  ['830', '08:30'],
  ['0830', '08:30'],
  ['8:30', '08:30'],
  ['08h30', '08:30'],
  [' 17:00 ', '17:00'],
  ['25:00', '25:00'],
])('%s is %s', (typed, time) => {
  expect(parseTimeText(typed)).toBe(time);
});

it.each(['', 'manhã', '8:3', '12345', '8-30', ':30'])('"%s" is no time', (typed) => {
  expect(parseTimeText(typed)).toBeUndefined();
});
