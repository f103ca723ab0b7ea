import { expect, test } from 'vitest';
import { COUNCILS, findCouncil } from './councils.ts';

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
