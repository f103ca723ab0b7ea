import { expect, it } from 'vitest';
import { readTyped, surelyWrong } from './typed.ts';

const read = (text: string) => readTyped(text, '2026-11-20');
const nothing = { name: '', numbers: [], dates: [], notDays: [] };

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
  [
    '31/02/1972',
    {
      ...nothing,
      numbers: [{ digits: '31021972', partial: true, phone: '31021972' }],
      notDays: [{ text: '31/02/1972', why: 'none' }],
    },
  ],
  ['João 2', { ...nothing, name: 'João 2' }],
  ['🙂 😀', { ...nothing, name: '🙂 😀' }],
])('%j', (text, expected) => expect(read(text)).toEqual(expected));

it.each(['52998224725', '529.982.247-25', '529 982 247 25'])('CIT-07 a CPF is known as %s', (text) => {
  expect(read(text).numbers).toEqual([{ digits: '52998224725', partial: false, phone: '52998224725' }]);
});

it('a CNS in groups, a telephone with its DDD apart, and the beginning of a number', () => {
  expect(read('700 0000 0000 0005').numbers).toMatchObject([{ digits: '700000000000005', partial: false }]);
  expect(read('(35) 90000-1234').numbers).toMatchObject([{ digits: '35900001234', phone: '35900001234' }]);
  expect(read('maria 529.9').numbers).toEqual([{ digits: '5299', partial: true, phone: null }]);
});

it('digits that may be a day are read as one too', () => {
  expect(read('12031972').numbers).toMatchObject([
    { digits: '12031972', phone: '12031972', date: '1972-03-12' },
  ]);
  expect(read('120372').numbers).toMatchObject([{ digits: '120372', date: '1972-03-12' }]);
});

it.each([
  ['+55 48 99210-2842', '48992102842'],
  ['5548992102842', '48992102842'],
  ['+55 (48) 3333-4455', '4833334455'],
  ['048 99210-2842', '48992102842'],
  ['048 3333-4455', '4833334455'],
  ['maria +55 48 9210-2842', '4892102842'],
  // Of Santa Maria/RS, whose DDD is 55 too.
  ['55 99210-2842', '55992102842'],
  ['+55 55 99210-2842', '55992102842'],
])('%s is the telephone %s', (text, phone) => {
  expect(read(text).numbers).toMatchObject([{ phone }]);
});

it.each([
  ['81522706284', 'cpf', true],
  ['815.227.062-84', 'cpf', true],
  // A DDD that is nobody's.
  ['20992102842', 'cpf', true],
  // May as well be a mobile telephone, or a land line with the 0 of the DDD.
  ['48992102842', 'cpf', false],
  ['04833334455', 'cpf', false],
  ['700000000000004', 'cns', true],
  ['52998224725', undefined, false],
  ['700000000000005', undefined, false],
  ['5299822472', undefined, false],
])('%s: wrong %s, surely %s', (text, wrong, surely) => {
  const [number] = read(text).numbers;
  expect([number?.wrong, number && surelyWrong(number)]).toEqual([wrong, surely]);
});

it.each([
  ['31/02/1980', 'none'],
  ['30.2.80', 'none'],
  ['13/1980', 'none'],
  ['21/11/2026', 'ahead'],
  ['01/01/1850', 'too-old'],
])('%s is no day that anybody was born on: %s', (text, why) => {
  expect(read(`ana ${text}`)).toMatchObject({ name: 'ana', dates: [], notDays: [{ text, why }] });
});

it('a document with hyphens is not taken for a day', () => {
  expect(read('12.345-67').notDays).toEqual([]);
});
