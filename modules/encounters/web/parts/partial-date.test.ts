import { expect, it } from 'vitest';
import { partialDateText, readPartialDate } from './partial-date.ts';

it.each([
  ['2020', '2020'],
  ['5/2020', '2020-05'],
  ['12/05/2020', '2020-05-12'],
  ['29/02/2024', '2024-02-29'],
])('%s is %s, and is read the same way back', (typed, date) => {
  expect(readPartialDate(typed)).toBe(date);
  expect(readPartialDate(partialDateText(date))).toBe(date);
});

it.each(['', '20', '13/2020', '31/02/2020', '2020-05', 'ontem'])('“%s” is no day, month or year', (typed) => {
  expect(readPartialDate(typed)).toBeNull();
});
