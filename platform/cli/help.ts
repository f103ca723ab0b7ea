import { bootSettingsTable } from '#platform/config/boot';
import type { Command, OptionSpec } from './command.ts';
import { COMMON_OPTIONS } from './parse.ts';

/** What `pec` answers by itself. */
const BUILT_IN = [
  { name: 'help', summary: 'Mostra esta lista, ou a ajuda de um comando.' },
  { name: 'version', summary: 'Mostra a versão do programa.' },
] as const;

const columns = (rows: readonly (readonly [string, string])[]): string[] => {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
};

const commandRows = (commands: ReadonlyArray<{ name: string; summary: string }>): string[] =>
  columns(
    commands
      .toSorted((a, b) => a.name.localeCompare(b.name))
      .map(({ name, summary }) => [name, summary] as const),
  );

const optionRow = ([name, spec]: [string, OptionSpec]): [string, string] => {
  const value = spec.values ? ` ${spec.values.join('|')}` : ' VALOR';
  const left = spec.type === 'string' ? `--${name}${value}` : `--${name}`;
  return [left, `${spec.description}${spec.required ? ' Obrigatória.' : ''}`];
};

function usageLine<P>(command: Command<P>): string {
  const positionals = (command.positionals ?? []).map(({ name, required, repeats }) => {
    const shown = `${name.toUpperCase()}${repeats ? '…' : ''}`;
    return required ? shown : `[${shown}]`;
  });
  return ['pec', command.name, ...positionals, '[opções]'].join(' ');
}

/** Help of one command. */
export function commandHelp<P>(command: Command<P>): string {
  const positionals = (command.positionals ?? []).map(
    ({ name, description }) => [name.toUpperCase(), description] as const,
  );
  const options = Object.entries({ ...command.options, ...COMMON_OPTIONS }).map(optionRow);
  return [
    command.summary,
    '',
    `Uso: ${usageLine(command)}`,
    '',
    ...columns([...positionals, ...options]),
    ...(command.notes ? ['', ...command.notes] : []),
  ].join('\n');
}

/** Commands that begin with these words (`pec activation`); undefined where they are no group. */
export function groupHelp<P>(commands: readonly Command<P>[], words: readonly string[]): string | undefined {
  const group = words.join(' ');
  const inGroup = commands.filter(({ name }) => name.startsWith(`${group} `));
  if (inGroup.length === 0 || commands.some(({ name }) => name === group)) return undefined;
  return [
    `Uso: pec ${group} … [opções]. Ajuda de um comando: pec COMANDO --help.`,
    '',
    'Comandos',
    ...commandRows(inGroup),
  ].join('\n');
}

/** List of all commands and of the boot settings. */
export function generalHelp<P>(commands: readonly Command<P>[]): string {
  const settings = bootSettingsTable.map(
    (row) => [row.name, `${row.description}${row.default ? ` Padrão: ${row.default}.` : ''}`] as const,
  );
  return [
    'Uso: pec COMANDO [opções]. Ajuda de um comando: pec COMANDO --help.',
    '',
    'Comandos',
    ...commandRows([...commands, ...BUILT_IN]),
    '',
    'Configuração pelo ambiente',
    ...columns(settings),
    '',
    'Saídas: 0 feito, 1 falhou, 2 recusado, 64 chamada errada.',
  ].join('\n');
}
