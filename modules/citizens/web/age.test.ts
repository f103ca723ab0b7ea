import { ageText } from '@pec-aberto/clinical';
import { expect, it } from 'vitest';
import { ageDay } from './age.ts';

it('the age of who died is counted to that day, and is not told where the day is unknown', () => {
  const age = (deceased: boolean, diedOn: string | null) =>
    ageText('1972-03-12', ageDay({ deceased, diedOn }, '2026-11-20'));
  expect(age(false, null)).toBe('54 anos e 8 meses');
  expect(age(true, '2020-03-12')).toBe('48 anos');
  expect(age(true, null)).toBe('');
});
