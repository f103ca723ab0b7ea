import { expect, it } from 'vitest';
import { databaseProblem, isDatabaseAway } from './errors.ts';

const fault = (part: object) => Object.assign(new Error('fault'), part);

it.each([
  ['a server that stopped took its socket along', { code: 'ENOENT', syscall: 'connect' }, 'database-away'],
  ['nobody listens at the port', { code: 'ECONNREFUSED', syscall: 'connect' }, 'database-away'],
  ['the server is stopping', { code: '57P01' }, 'database-away'],
  ['no room', { code: '53100' }, 'disk-full'],
  ['two transactions waited for each other', { code: '40P01' }, 'writes-crossed'],
  ['a file of ours that is not there', { code: 'ENOENT', syscall: 'open' }, undefined],
  ['a rule of the base', { code: '23505' }, undefined],
])('%s', (_, part, code) => {
  expect(databaseProblem(fault(part))?.code).toBe(code);
  expect(isDatabaseAway(fault(part))).toBe(code === 'database-away');
});
