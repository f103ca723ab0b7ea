import { expect, it } from 'vitest';
import { readTyped } from './typed.ts';

const read = (text: string) => readTyped(text, '2026-11-20');
const nothing = { name: '', numbers: [], dates: [] };

it.each([
  ['', nothing],
  [' \t ', nothing],
  ['José  da Silva', { ...nothing, name: 'José da Silva' }],
  ['maria 12/03/72', { ...nothing, name: 'maria', dates: ['1972-03-12'] }],
  ['12-3-1972 ana', { ...nothing, name: 'ana', dates: ['1972-03-12'] }],
  ['ana 1972', { ...nothing, name: 'ana', dates: ['1972'] }],
  ['ana 03/1972', { ...nothing, name: 'ana', dates: ['1972-03'] }],
  // A year of two digits that would lie ahead is of the century before.
  ['20/11/26', { ...nothing, dates: ['2026-11-20'] }],
  ['21/11/26', { ...nothing, dates: ['1926-11-21'] }],
  // No such day: nothing is made of it but a number.
  ['31/02/1972', { ...nothing, numbers: [{ digits: '31021972', partial: true, phone: true }] }],
  ['João 2', { ...nothing, name: 'João 2' }],
  ['🙂 😀', { ...nothing, name: '🙂 😀' }],
])('%j', (text, expected) => expect(read(text)).toEqual(expected));

it.each(['52998224725', '529.982.247-25', '529 982 247 25'])('CIT-07 a CPF is known as %s', (text) => {
  expect(read(text).numbers).toEqual([{ digits: '52998224725', partial: false, phone: true }]);
});

it('a CNS in groups, a telephone with its DDD apart, and the beginning of a number', () => {
  expect(read('700 0000 0000 0005').numbers).toMatchObject([{ digits: '700000000000005', partial: false }]);
  expect(read('(35) 90000-1234').numbers).toMatchObject([{ digits: '35900001234', phone: true }]);
  expect(read('maria 529.9').numbers).toEqual([{ digits: '5299', partial: true, phone: false }]);
});

it('digits that may be a day are read as one too', () => {
  expect(read('12031972').numbers).toMatchObject([{ digits: '12031972', phone: true, date: '1972-03-12' }]);
  expect(read('120372').numbers).toMatchObject([{ digits: '120372', date: '1972-03-12' }]);
});
