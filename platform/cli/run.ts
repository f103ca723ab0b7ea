import { type BootSettings, BootSettingsError, readBootSettings } from '#platform/config/boot';
import { userDirectory } from '#platform/config/paths';
import { programVersion } from '#platform/config/root';
import { databaseProblem } from '#platform/db/errors';
import { Problem } from '#platform/errors/problem';
import type { Command, CommandContext, CommandResult } from './command.ts';
import { commandHelp, generalHelp, groupHelp } from './help.ts';
import { leadingWords, parseArguments, selectCommand, UsageError } from './parse.ts';
import { readFirstLine } from './secret.ts';

/** An installation a command works on, for as long as it needs. */
export type Attachment<P> = Pick<CommandContext<P>, 'platform' | 'replaceBase'> & { close(): Promise<void> };

export type CommandLine<P> = {
  /** Commands that must start fast: looked at first. */
  commands: readonly Command<P>[];
  /** All the others, loaded only when none of the first is meant. */
  loadCommands(): Promise<readonly Command<P>[]>;
  /** Attaches to the running installation of `boot`, or starts one that ends with `close`. */
  attach(boot: BootSettings, progress: (text: string) => void): Promise<Attachment<P>>;
};

export type Terminal = {
  env: NodeJS.ProcessEnv;
  stdin: NodeJS.ReadableStream & { isTTY?: boolean };
  out(text: string): void;
  err(text: string): void;
  /** `out` that waits while the reader is behind; false once nobody reads. */
  write(text: string): Promise<boolean>;
  signal: AbortSignal;
};

const USAGE = 64;

/** Runs one command and returns the exit code: 0 done, 1 failed, 2 refused, 64 called wrongly. */
export async function runCommandLine<P>(
  line: CommandLine<P>,
  argv: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const json = argv.includes('--json');
  try {
    return await dispatch(line, argv, terminal);
  } catch (error) {
    const { exit, status, code, message, hint } = describe(error);
    if (json) terminal.out(JSON.stringify({ status, error: { code, message } }));
    else terminal.err(hint ? `${message}\n${hint}` : message);
    return exit;
  }
}

async function dispatch<P>(
  line: CommandLine<P>,
  argv: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const [word] = leadingWords(argv);
  if (word === 'version' || argv[0] === '--version') {
    terminal.out(argv.includes('--json') ? JSON.stringify({ version: programVersion() }) : programVersion());
    return 0;
  }
  if (word === 'help' || (word === undefined && argv.includes('--help')))
    return help(line, argv.slice(1), terminal);
  const group = argv.includes('--help') ? await groupAsked(line, argv) : undefined;
  if (group !== undefined) {
    terminal.out(group);
    return 0;
  }
  const { command, rest } = await find(line, argv);
  const parsed = parseArguments(command, rest);
  if (parsed.help) {
    terminal.out(commandHelp(command));
    return 0;
  }

  const boot = readBootSettings(terminal.env);
  const human = parsed.json ? terminal.err : terminal.out;
  const context = {
    ...parsed,
    cwd: userDirectory(terminal.env),
    boot,
    readSecret(what: string) {
      // A person would not know what the command waits for.
      if (terminal.stdin.isTTY === true) terminal.err(`${what} e tecle Enter:`);
      return readFirstLine(terminal.stdin, terminal.signal);
    },
    print: human,
    write: terminal.write,
    progress: terminal.err,
    signal: terminal.signal,
  };
  const result = await runOn(line, command, context);
  if (parsed.json && !result.streamed) terminal.out(JSON.stringify(result.json ?? { status: 'done' }));
  return result.exit;
}

type ContextAlone<P> = Omit<CommandContext<P>, 'platform' | 'replaceBase'>;

async function runOn<P>(
  line: CommandLine<P>,
  command: Command<P>,
  context: ContextAlone<P>,
): Promise<CommandResult> {
  const needs = typeof command.needs === 'function' ? command.needs(context.options) : command.needs;
  if (needs === 'nothing') {
    const undeclared = (): never => {
      throw new Error(`command ${command.name} reads an installation that it does not declare to need`);
    };
    return command.run({
      ...context,
      get platform() {
        return undeclared();
      },
    });
  }
  const { close, ...installation } = await line.attach(context.boot, context.progress);
  try {
    return await command.run({ ...context, ...installation });
  } finally {
    await close();
  }
}

async function find<P>(line: CommandLine<P>, argv: readonly string[]) {
  try {
    return selectCommand(line.commands, argv);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return selectCommand([...line.commands, ...(await line.loadCommands())], argv);
  }
}

async function help<P>(line: CommandLine<P>, argv: readonly string[], terminal: Terminal): Promise<number> {
  const all = [...line.commands, ...(await line.loadCommands())];
  const words = leadingWords(argv);
  const asked = () => groupHelp(all, words) ?? commandHelp(selectCommand(all, words).command);
  terminal.out(words.length > 0 ? asked() : generalHelp(all));
  return 0;
}

/** Help of a group of commands, where that is what is asked for. */
const groupAsked = async <P>(line: CommandLine<P>, argv: readonly string[]): Promise<string | undefined> =>
  groupHelp([...line.commands, ...(await line.loadCommands())], leadingWords(argv));

type Failure = { exit: number; status: string; code: string; message: string; hint?: string };

function describe(error: unknown): Failure {
  if (error instanceof UsageError) {
    const hint = `Ajuda: pec ${error.command === undefined ? 'help' : `${error.command} --help`}`;
    return { exit: USAGE, status: 'usage', code: 'usage', message: error.message, hint };
  }
  if (error instanceof BootSettingsError) {
    return { exit: USAGE, status: 'usage', code: 'boot-settings', message: error.message };
  }
  if (error instanceof Problem) {
    const fields = (error.fields ?? [])
      .filter((field) => field.message !== error.detail)
      .map((field) => `\n- ${field.path}: ${field.message}`)
      .join('');
    return { exit: 2, status: 'refused', code: error.code, message: `${error.detail}${fields}` };
  }
  const known = databaseProblem(error);
  if (known) return { exit: 1, status: 'failed', code: known.code, message: known.detail };
  const message = error instanceof Error ? error.message : String(error);
  return { exit: 1, status: 'failed', code: 'failed', message };
}
