import { expect, it } from 'vitest';
import { databaseProblem, DatabaseSilent, isDatabaseAway, unkeepableProblem } from './errors.ts';

const fault = (part: object) => Object.assign(new Error('fault'), part);

it.each([
  ['a server that stopped took its socket along', { code: 'ENOENT', syscall: 'connect' }, 'database-away'],
  ['nobody listens at the port', { code: 'ECONNREFUSED', syscall: 'connect' }, 'database-away'],
  ['the server is stopping', { code: '57P01' }, 'database-away'],
  ['no room', { code: '53100' }, 'disk-full'],
  ['two transactions waited for each other', { code: '40P01' }, 'writes-crossed'],
  ['two transactions that cannot be put in order', { code: '40001' }, 'writes-crossed'],
  ['a file of ours that is not there', { code: 'ENOENT', syscall: 'open' }, undefined],
  ['a page that the disk spoiled', { code: 'XX001' }, 'data-damaged'],
  ['an index that the disk spoiled', { code: 'XX002' }, 'data-damaged'],
  ['a rule of the base', { code: '23505' }, undefined],
])('%s', (_, part, code) => {
  expect(databaseProblem(fault(part))?.code).toBe(code);
  expect(isDatabaseAway(fault(part))).toBe(code === 'database-away');
});

it.each(['22021', '22003', '22P05', '22P02', '22008', '54000'])(
  'a value the base cannot keep is the sender’s to mend: %s',
  (code) => expect(unkeepableProblem(fault({ code }))?.status).toBe(400),
);

it.each(['23505', '22012', '42601', 'XX000'])('a fault of ours stays one: %s', (code) =>
  expect(unkeepableProblem(fault({ code }))).toBeUndefined(),
);

it('a server that answers nothing may have kept what was sent to it: nobody is told that nothing changed', () => {
  const silent = new DatabaseSilent('silent');
  expect(databaseProblem(silent)).toMatchObject({ status: 503, code: 'database-silent' });
  expect(databaseProblem(silent)?.detail).not.toContain('nada foi alterado');
  expect(isDatabaseAway(silent)).toBe(true);
});
