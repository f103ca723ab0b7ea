import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { askStatus } from '#apps/installation/supervisor/control-client';
import { readRunState, type Status } from '#apps/installation/supervisor/state';
import { dataPaths } from '#platform/config/paths';
import { projectRoot } from '#platform/config/root';
import { type Answer, type CallOptions, childEnvironment, command } from './command.ts';
import { releaseFolders } from './folders.ts';
import { until } from './until.ts';

const running = new Set<ChildProcess>();

export type RunOptions = CallOptions & {
  /** Gets the child as soon as it runs, to send it signals. */
  onStart?: (child: ChildProcess, soFar: () => Answer) => void;
  /** The folder of another program, e.g. that of `nextProgram`. */
  root?: string;
};

/** A program that runs, what it said so far, and all it said once it ended. */
export type Running = { child: ChildProcess; ended: Promise<Answer>; soFar(): Answer };

function launch(
  script: string,
  args: readonly string[],
  { env = {}, cwd = '/', stdin, root = projectRoot() }: RunOptions,
): Running {
  const child = spawn(process.execPath, [join(root, 'build', script), ...args], {
    env: childEnvironment(env),
    cwd,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  running.add(child);
  child.stdin.on('error', () => undefined).end(stdin === undefined ? undefined : `${stdin}\n`);
  const answer: Answer = { code: null, stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (answer.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (answer.stderr += text));
  const ended = new Promise<Answer>((resolve) =>
    child.once('close', (code) => {
      running.delete(child);
      answer.code = code;
      resolve(answer);
    }),
  );
  return { child, ended, soFar: () => answer };
}

async function run(script: string, args: readonly string[], options: RunOptions): Promise<Answer> {
  const { child, ended, soFar } = launch(script, args, options);
  options.onStart?.(child, soFar);
  return ended;
}

const PEC = 'program/cli.js';
const on = (dataDir: string, options: RunOptions): RunOptions => ({
  ...options,
  env: { PEC_DATA_DIR: dataDir, ...options.env },
});

/** `pec ARGS` on a data folder, a process of its own, to its end. */
export const pec = (dataDir: string, args: readonly string[], options: RunOptions = {}): Promise<Answer> =>
  run(PEC, args, on(dataDir, options));

/** The same, while it runs. */
export const beginPec = (dataDir: string, args: readonly string[]): Running =>
  launch(PEC, args, on(dataDir, {}));

/** `npm run -s simulator -- ARGS`. */
export const simulator = (args: readonly string[]): Promise<Answer> => run('simulators/main.js', args, {});

/** The one JSON document of standard output; throws when there is anything else. */
export const jsonOf = <T>(answer: Answer): T => JSON.parse(answer.stdout) as T;

export type Program = {
  dataDir: string;
  url: string;
  child: ChildProcess;
  ended: Promise<Answer>;
  /** `pec ARGS` on it, a process of its own. */
  pec(args: readonly string[], options?: RunOptions): Promise<Answer>;
  /** The same in this process. */
  command(args: readonly string[], options?: CallOptions): Promise<Answer>;
  /** What its supervisor says of it. */
  status(): Promise<Status>;
  stop(): Promise<void>;
};

async function statusOf(dataDir: string): Promise<Status> {
  const run = readRunState(dataPaths(dataDir).state);
  const answer = run ? await askStatus(run) : 'gone';
  if (typeof answer === 'string') throw new Error(`the supervisor of ${dataDir} is ${answer}`);
  return answer.status;
}

/** `pec start` in the foreground, once it serves; throws with what it said when it ends before. */
export async function startProgram(
  dataDir: string,
  env: NodeJS.ProcessEnv = {},
  args: readonly string[] = [],
  root?: string,
): Promise<Program> {
  const options = on(dataDir, { env, ...(root === undefined ? {} : { root }) });
  const { child, ended, soFar } = launch(PEC, ['start', ...args], options);
  const url = await until(
    'the address of the installation',
    () => /PEC Aberto \S+ em (http:\S+)/.exec(soFar().stdout)?.[1] ?? (soFar().code !== null && 'ended'),
  );
  if (url === 'ended') throw new Error(`pec start ended with ${soFar().code}: ${soFar().stderr}`);
  return {
    dataDir,
    url,
    child,
    ended,
    pec: (args, more = {}) => pec(dataDir, args, { ...more, env: { ...env, ...more.env } }),
    command: (args, more = {}) => command(dataDir, args, { ...more, env: { ...env, ...more.env } }),
    status: () => statusOf(dataDir),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Stops whatever was started here, then what is left on its folders. For `afterAll`. */
export async function releaseEverything(): Promise<void> {
  const children = [...running];
  for (const child of children) child.kill('SIGTERM');
  await until('the programs started here to end', () => running.size === 0, 15_000).catch(() => undefined);
  for (const child of running) child.kill('SIGKILL');
  releaseFolders();
}
