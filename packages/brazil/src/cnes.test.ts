import { expect, it } from 'vitest';
import { isCboCode, isCnes, isIne } from './index.ts';

it('a CNES has seven digits', () => {
  expect(['2337991', '0000001'].every(isCnes)).toBe(true);
  expect(['233799', '23379910', '233799A', ' 2337991', ''].some(isCnes)).toBe(false);
});

it('an INE has ten digits', () => {
  expect(isIne('0000123456')).toBe(true);
  expect(['123456', '00001234567', '000012345X'].some(isIne)).toBe(false);
});

it('a CBO has six characters and may carry a capital in the fifth place', () => {
  expect(['225125', '2231F9', '1312C1'].every(isCboCode)).toBe(true);
  expect(['22512', '2251255', '2231f9', '223-19', 'ABCDEF'].some(isCboCode)).toBe(false);
});
