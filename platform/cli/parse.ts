import { parseArgs } from 'node:util';
import type { Command, OptionSpec, PositionalSpec } from './command.ts';
import { nearest } from './nearest.ts';

/** The command was called wrongly: exit 64. `command` names the one whose help may serve. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly command: string | undefined;
  constructor(message: string, command?: string) {
    super(message);
    this.command = command;
  }
}

/** What every command understands. */
export const COMMON_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  json: { type: 'boolean', description: 'Só o resultado, em JSON, na saída padrão.' },
  help: { type: 'boolean', description: 'Mostra esta ajuda.' },
};

export type ParsedArguments = {
  options: Record<string, string | boolean | undefined>;
  positionals: string[];
  json: boolean;
  help: boolean;
};

/** Splits arguments into the words before the first option and the rest. */
export function leadingWords(argv: readonly string[]): string[] {
  const end = argv.findIndex((argument) => argument.startsWith('-'));
  return end < 0 ? [...argv] : argv.slice(0, end);
}

/**
 * The command that `argv` begins with (the longest name wins) and its own arguments. Options that every
 * command has may stand before it. Throws UsageError with the nearest name.
 */
export function selectCommand<P>(
  commands: readonly Command<P>[],
  argv: readonly string[],
): { command: Command<P>; rest: string[] } {
  const first = argv.findIndex((argument) => !argument.startsWith('-'));
  if (first < 0) throw new UsageError('Diga o que fazer, por exemplo: pec start. Lista: pec help.');
  const before = argv.slice(0, first);
  const after = argv.slice(first);
  const words = leadingWords(after);
  const byLength = commands.toSorted((a, b) => b.name.length - a.name.length);
  for (const command of byLength) {
    const name = command.name.split(' ');
    if (name.every((word, index) => words[index] === word)) {
      return { command, rest: [...before, ...after.slice(name.length)] };
    }
  }
  throw unknownCommand(commands, words);
}

function unknownCommand<P>(commands: readonly Command<P>[], words: readonly string[]): UsageError {
  const [group = '', second] = words;
  const names = commands.map((command) => command.name);
  const inGroup = names.filter((name) => name.startsWith(`${group} `));
  const asked = second === undefined ? group : `${group} ${second}`;
  const there = `O comando "${asked}" não existe. Há: ${inGroup.map((name) => `pec ${name}`).join(', ')}.`;
  // A group by itself is no slip of the keyboard.
  if (second === undefined && inGroup.length > 0) return new UsageError(there);
  const meant = nearest(asked, names) ?? nearest(group, names);
  if (meant !== undefined) {
    return new UsageError(`O comando "${asked}" não existe. Você quis dizer: pec ${meant}?`, meant);
  }
  if (inGroup.length > 0) return new UsageError(there);
  return new UsageError(`O comando "${asked}" não existe. Lista: pec help.`);
}

/** Reads the arguments of one command. Throws UsageError for what it does not understand. */
export function parseArguments<P>(command: Command<P>, argv: readonly string[]): ParsedArguments {
  const specs: Readonly<Record<string, OptionSpec>> = { ...command.options, ...COMMON_OPTIONS };
  const fail = (message: string) => new UsageError(message, command.name);
  const types = Object.fromEntries(Object.entries(specs).map(([name, { type }]) => [name, { type }]));
  const { tokens } = parseArgs({ args: [...argv], options: types, strict: false, tokens: true });

  const options: ParsedArguments['options'] = {};
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const spec = Object.hasOwn(specs, token.name) ? specs[token.name] : undefined;
    if (!spec) throw fail(unknownOption(token.rawName, Object.keys(specs)));
    options[token.name] = optionValue(token.rawName, token.value, spec, fail);
  }
  const json = options['json'] === true;
  const help = options['help'] === true;
  delete options['json'];
  delete options['help'];
  if (!help) {
    requireOptions(command.options ?? {}, options, fail);
    requirePositionals(command.positionals ?? [], positionals, fail);
  }
  return { options, positionals, json, help };
}

type Fail = (message: string) => UsageError;

function unknownOption(rawName: string, names: readonly string[]): string {
  const meant = nearest(rawName.replace(/^-+/, ''), names);
  return `A opção ${rawName} não existe.${meant === undefined ? '' : ` Você quis dizer --${meant}?`}`;
}

function optionValue(
  rawName: string,
  value: string | undefined,
  spec: OptionSpec,
  fail: Fail,
): string | boolean {
  if (spec.type === 'boolean') {
    if (value !== undefined) throw fail(`A opção ${rawName} não leva valor.`);
    return true;
  }
  if (value === undefined || value === '' || value.startsWith('--'))
    throw fail(`Falta o valor de ${rawName}.`);
  if (spec.values && !spec.values.includes(value)) {
    throw fail(`${rawName} aceita ${spec.values.join(' ou ')}; veio "${value}".`);
  }
  const rule = spec.check?.(value);
  if (rule !== undefined) throw fail(`${rawName} ${rule}; veio "${value}".`);
  return value;
}

function requireOptions(
  specs: Readonly<Record<string, OptionSpec>>,
  options: ParsedArguments['options'],
  fail: Fail,
): void {
  const missing = Object.entries(specs)
    .filter(([name, spec]) => spec.required && options[name] === undefined)
    .map(([name]) => `--${name}`);
  if (missing.length > 0) throw fail(`${missing.length > 1 ? 'Faltam' : 'Falta'}: ${missing.join(', ')}.`);
}

function requirePositionals(
  specs: readonly PositionalSpec[],
  positionals: readonly string[],
  fail: Fail,
): void {
  const missing = specs.filter((spec, index) => spec.required && positionals[index] === undefined);
  if (missing.length > 0) throw fail(`Falta: ${missing.map((spec) => spec.name.toUpperCase()).join(' ')}.`);
  const extra = specs.at(-1)?.repeats ? undefined : positionals[specs.length];
  if (extra !== undefined) throw fail(`"${extra}" não era esperado.`);
}
