import type { BootSettings } from '#platform/config/boot';
import type { HealthLevel } from '#platform/module/health';

/** One option of a command, given as `--name value` (string) or `--name` (boolean). */
export type OptionSpec = {
  type: 'string' | 'boolean';
  required?: boolean;
  /** Portuguese, for the help. */
  description: string;
  /** The only values accepted. */
  values?: readonly string[];
  /** What a value must be, in Portuguese ("deve ser…"), where the one given is not; checked before anything starts. */
  check?: (value: string) => string | undefined;
};

/** `repeats`: takes all that follow; only the last one may. */
export type PositionalSpec = { name: string; required: boolean; description: string; repeats?: boolean };

/** `installation`: attaches to the running one, or starts one and stops it after. */
export type CommandNeeds = 'nothing' | 'installation';

export type CommandContext<P> = {
  options: Record<string, string | boolean | undefined>;
  positionals: string[];
  /** `--json` was given: standard output must carry only the result as JSON. */
  json: boolean;
  /** Where the user stands; relative paths of the user are relative to it. */
  cwd: string;
  boot: BootSettings;
  /** First line of standard input (secrets never come as arguments). `what`: what a person at it is asked, "Digite a senha". */
  readSecret(what: string): Promise<string>;
  /** A line for people: standard output, or standard error under `--json`. */
  print(line: string): void;
  /**
   * A line of a result that is too long to hold, on standard output also under `--json`. Resolves when there is
   * room for more: false once nobody reads (a closed pipe), when the command may stop quietly.
   */
  write(line: string): Promise<boolean>;
  /** Progress of long work, to standard error. */
  progress(text: string): void;
  /** What use cases stand on. Only for commands that need an installation; else reading it throws. */
  platform: P;
  /**
   * Gives the installation's name to another base beside it, with nobody at work meanwhile, and returns the name of the one
   * of before. Only where whoever runs the command holds the installation; its `platform` is of no use after it.
   */
  replaceBase?: (other: string) => Promise<string>;
  /** Aborted by Ctrl-C or SIGTERM. */
  signal: AbortSignal;
};

/** 0 done, 1 failed, 2 refused. `json` is printed under `--json`, unless the lines written are the `streamed` result. */
export type CommandResult = { exit: 0 | 1 | 2; json?: unknown; streamed?: boolean };

export type Command<P> = {
  /** One or two words: `start`, `cnes import`. */
  name: string;
  /** One Portuguese sentence. */
  summary: string;
  /** What it works on; a function where the options decide. */
  needs: CommandNeeds | ((options: CommandContext<P>['options']) => CommandNeeds);
  positionals?: readonly PositionalSpec[];
  options?: Readonly<Record<string, OptionSpec>>;
  /** What the help says after the options: formats, columns. Lines of Portuguese. */
  notes?: readonly string[];
  run(context: CommandContext<P>): Promise<CommandResult>;
};

/** One thing `pec doctor` looks at by itself; those of the modules are HealthCheck. */
export type DoctorCheck = {
  id: string;
  /** Portuguese. */
  title: string;
  /** `detail` is a Portuguese sentence: what was found and, when not ok, what to do. */
  run(): Promise<{ level: HealthLevel; detail: string }>;
};
