import { expect, test } from 'vitest';
import { parseArguments, UsageError } from '#platform/cli/parse';
import { commands } from './commands.ts';

const [demo] = commands;
const called = (...argv: string[]) => {
  if (!demo) throw new Error('there is no command');
  return () => parseArguments(demo, argv);
};

test.each([
  ...['0', '-1', 'mil', '1.5', '1e3', '99999999'].map((number) => ['--citizens', number]),
  ['--citizens', '10', '--seed', 'um'],
  ['--citizens', '10', '--municipality', 'Florianópolis'],
  ['--citizens', '10', '--today', '2026-02-30'],
  ['--citizens', '10', '--today', '2999-01-01'],
])('a value that is none is a wrong call, before anything starts: %s %s %s %s', (...argv) => {
  expect(called(...argv.filter((part) => part !== undefined))).toThrow(UsageError);
});

test('good values are taken', () => {
  const { options } = called('--citizens', '10', '--seed', '0', '--today', '2026-02-28')();
  expect(options).toEqual({ citizens: '10', seed: '0', today: '2026-02-28' });
});

test('a number with points is told how it is to be written', () => {
  expect(called('--citizens', '1.000.000')).toThrow(
    '--citizens deve ser um número inteiro de 1 a 5.000.000, só com algarismos; veio "1.000.000".',
  );
});
