import { expect, test } from 'vitest';
import { matchingCommands } from '#modules/matching-tools/index';
import { commandHelp, generalHelp } from '#platform/cli/help';
import { modules } from '../modules.ts';
import { doctorCommand } from './doctor.ts';
import { startCommand, statusCommand, stopCommand } from './lifecycle.ts';

const commands = [
  startCommand,
  stopCommand,
  statusCommand,
  doctorCommand(() => Promise.reject(new Error('nothing is to be checked'))),
  ...matchingCommands,
  ...modules.flatMap((module) => module.commands ?? []),
];

/** What arguments are called, for people. A new word here is a Portuguese one. */
const ARGUMENTS = new Set([
  'lote',
  'arquivo',
  'arquivo-a',
  'arquivo-b',
  'pasta',
  'tabela',
  'chave',
  'nome',
  'velocidade',
  'a',
  'b',
]);

test.each(commands)('the help of pec $name names its arguments in Portuguese', ({ positionals = [] }) => {
  const names = positionals.map(({ name }) => name.toLowerCase());
  expect(names.filter((name) => !ARGUMENTS.has(name))).toEqual([]);
});

test.each([
  ['the list', generalHelp(commands)] as const,
  ...commands.map((command) => [`pec ${command.name}`, commandHelp(command)] as const),
])('big numbers have their points in the help: %s', (_, help) => {
  expect(help.match(/\b\d{5,}\b/g)).toBeNull();
});
