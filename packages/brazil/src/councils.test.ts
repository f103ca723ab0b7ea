import { expect, test } from 'vitest';
import { COUNCILS, councilText, findCouncil } from './councils.ts';

test('a council is found by code or by acronym, whatever its case', () => {
  expect(findCouncil('71')?.acronym).toBe('CRM');
  expect(findCouncil(' crfa ')?.acronym).toBe('CRFa');
  expect(findCouncil('COREN')?.code).toBe('66');
  expect(findCouncil('CRX')).toBeUndefined();
});

test('codes and acronyms are unique', () => {
  expect(new Set(COUNCILS.map(({ code }) => code)).size).toBe(COUNCILS.length);
  expect(new Set(COUNCILS.map(({ acronym }) => acronym)).size).toBe(COUNCILS.length);
});

test('a signature names the council with its UF and the number; without a number it names none', () => {
  const doctor = { council: '71', councilUf: 'SC', councilNumber: '12345' };
  expect(councilText(doctor)).toBe('CRM-SC 12345');
  expect(councilText({ ...doctor, councilUf: '' })).toBe('CRM 12345');
  expect(councilText({ ...doctor, council: 'X9', councilUf: '' })).toBe('12345');
  expect(councilText({ ...doctor, councilNumber: '' })).toBe('');
});
