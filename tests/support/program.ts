import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '#platform/config/root';
import { releaseFolders } from './folders.ts';
import { until } from './until.ts';

const built = (path: string) => join(projectRoot(), 'build', path);
const running = new Set<ChildProcess>();

export type Answer = { code: number | null; stdout: string; stderr: string };
export type RunOptions = {
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  stdin?: string;
  /** Gets the child as soon as it runs, to send it signals. */
  onStart?: (child: ChildProcess, soFar: () => Answer) => void;
};
export type Status = {
  state: string;
  url: string | null;
  version: string;
  incarnation: string | null;
  pids: { supervisor: number | null; postgres: number | null; web: number | null; worker: number | null };
};

/** The environment of a child: ours without what would lead it to another installation. */
function childEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(PEC_|npm_|VITEST|INIT_CWD$|DATABASE_URL$|NODE_OPTIONS$|NODE_ENV$)/.test(name),
  );
  return { ...Object.fromEntries(own), PEC_PORT: '0', PEC_HOST: '127.0.0.1', ...env };
}

function launch(script: string, args: readonly string[], { env = {}, cwd = '/', stdin }: RunOptions) {
  const child = spawn(process.execPath, [built(script), ...args], {
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

/** `pec ARGS` on a data folder, to its end. */
export const pec = (dataDir: string, args: readonly string[], options: RunOptions = {}): Promise<Answer> =>
  run('apps/installation/cli.js', args, { ...options, env: { PEC_DATA_DIR: dataDir, ...options.env } });

/** `npm run -s simulator -- ARGS`. */
export const simulator = (args: readonly string[]): Promise<Answer> => run('simulators/main.js', args, {});

/** The one JSON document of standard output; throws when there is anything else. */
export const jsonOf = <T>(answer: Answer): T => JSON.parse(answer.stdout) as T;

export type Program = {
  dataDir: string;
  url: string;
  child: ChildProcess;
  ended: Promise<Answer>;
  pec(args: readonly string[], options?: RunOptions): Promise<Answer>;
  status(): Promise<Status>;
  stop(): Promise<void>;
};

/** `pec start` in the foreground, once it serves; throws with what it said when it ends before. */
export async function startProgram(dataDir: string, env: NodeJS.ProcessEnv = {}): Promise<Program> {
  const options = { env: { PEC_DATA_DIR: dataDir, ...env } };
  const { child, ended, soFar } = launch('apps/installation/cli.js', ['start'], options);
  const url = await until(
    'the address of the installation',
    () => /PEC Aberto \S+ em (http:\S+)/.exec(soFar().stdout)?.[1] ?? (soFar().code !== null && 'ended'),
    90_000,
  );
  if (url === 'ended') throw new Error(`pec start ended with ${soFar().code}: ${soFar().stderr}`);
  const call: Program['pec'] = (args, more = {}) =>
    pec(dataDir, args, { ...more, env: { ...env, ...more.env } });
  return {
    dataDir,
    url,
    child,
    ended,
    pec: call,
    status: async () => jsonOf<Status>(await call(['status', '--json'])),
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
