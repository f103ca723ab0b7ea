import { expect, it } from 'vitest';
import { civilToday, parseDateText } from './dates.ts';

const TODAY = '2026-11-19';
const parse = (text: string) => parseDateText(text, TODAY);

it.each([
  ['12/03/1972', '1972-03-12'],
  ['12031972', '1972-03-12'],
  ['120372', '1972-03-12'],
  ['12/3/72', '1972-03-12'],
  ['12.3.26', '2026-03-12'],
  ['hoje', '2026-11-19'],
  ['Ontem', '2026-11-18'],
  ['-7', '2026-11-12'],
  ['-19', '2026-10-31'],
])('reads %s', (typed, date) => {
  expect(parse(typed)).toBe(date);
});

it.each(['', '31/02/2020', '12/13/2020', '1/1/1700', 'amanhã', '12/3', '123'])('refuses %s', (typed) => {
  expect(parse(typed)).toBeNull();
});

it('of a day that has been, two digits never mean one ahead', () => {
  expect(parseDateText('1/12/26', TODAY)).toBe('2026-12-01');
  expect(parseDateText('1/12/26', TODAY, true)).toBe('1926-12-01');
  expect(parseDateText('19/11/26', TODAY, true)).toBe('2026-11-19');
  expect(parseDateText('29/2/27', TODAY)).toBeNull();
  expect(parseDateText('29/2/28', TODAY)).toBe('1928-02-29');
});

it('today is the civil day of the zone', () => {
  const late = new Date('2026-11-19T02:30:00Z');
  expect(civilToday(late, 'America/Sao_Paulo')).toBe('2026-11-18');
  expect(civilToday(late, 'UTC')).toBe('2026-11-19');
});
