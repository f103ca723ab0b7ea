import { Readable } from 'node:stream';
import { runCommandLine } from '#platform/cli/run';

export type Answer = { code: number | null; stdout: string; stderr: string };
export type CallOptions = { env?: NodeJS.ProcessEnv; cwd?: string; stdin?: string };

/** Tests ask nobody outside: nobody listens there. */
const NO_INTERNET = { PEC_INTERNET_TEST: 'http://127.0.0.1:9' };

/** The environment of a child: ours without what would lead it to another installation. */
export function childEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(PEC_|npm_|VITEST|INIT_CWD$|DATABASE_URL$|NODE_OPTIONS$|NODE_ENV$)/.test(name),
  );
  return { ...Object.fromEntries(own), PEC_PORT: '0', PEC_HOST: '127.0.0.1', ...NO_INTERNET, ...env };
}

/**
 * `pec ARGS` on a data folder, in this process: for journeys about what a command does with files and with a running
 * installation. A process would spend most of its time on loading the program. What only a process has (signals, pipes,
 * an installation of its own) is shown by the journeys that start one with `pec` of program.ts.
 */
export async function command(
  dataDir: string,
  args: readonly string[],
  { env = {}, cwd = '/', stdin }: CallOptions = {},
): Promise<Answer> {
  // Most journeys call no command.
  const { commandLine } = await import('#apps/installation/cli/command-line');
  const said = { stdout: '', stderr: '' };
  const out = (text: string) => void (said.stdout += `${text}\n`);
  const code = await runCommandLine(commandLine, args, {
    env: childEnvironment({ PEC_DATA_DIR: dataDir, INIT_CWD: cwd, ...env }),
    stdin: Readable.from(stdin === undefined ? [] : [`${stdin}\n`]),
    out,
    err: (text) => void (said.stderr += `${text}\n`),
    write: async (text) => {
      out(text);
      return true;
    },
    signal: new AbortController().signal,
  });
  return { code, ...said };
}
