import { type ChildProcess, fork } from 'node:child_process';
import { StartError } from '#platform/process/start-error';
import type { PartHandle } from './part.ts';

export type ChildLaunch = {
  module: string;
  env: NodeJS.ProcessEnv;
  /** Is it killed, to be started again, when its loop answers nothing for a while? */
  isWatched?: boolean;
  /** Text of standard output and standard error, as it comes. */
  onOutput(text: string): void;
};

const READY_MS = 60_000;
const STOP_MS = 8_000;

const PING_MS = 2_000;
const MOST_UNANSWERED = 6;

/** Counts unanswered questions, not time: a computer that slept finds its processes well. */
function killWhenSilent(child: ChildProcess, exited: Promise<void>): void {
  let unanswered = 0;
  child.on('message', (message) => {
    if ((message as { type?: unknown } | null)?.type === 'pong') unanswered = 0;
  });
  const timer = setInterval(() => {
    if (unanswered >= MOST_UNANSWERED) child.kill('SIGKILL');
    else if (child.connected) child.send({ type: 'ping' });
    unanswered += 1;
  }, PING_MS);
  void exited.then(() => clearInterval(timer));
}

/** Forks a child written with `runChild`. It is killed when not ready in 60 s or not stopped in 8 s. */
export function forkChild(launch: ChildLaunch): PartHandle {
  const child = fork(launch.module, [], {
    env: launch.env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: [],
  });
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', launch.onOutput);
  // What `fork` or `send` cannot do shows as an end of the child.
  child.on('error', () => undefined);
  const exited = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    if (child.pid === undefined) resolve();
  });
  const killAfter = (milliseconds: number) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
    void exited.then(() => clearTimeout(timer));
    return timer;
  };

  const readyTimer = killAfter(READY_MS);
  const ready = new Promise<void>((resolve, reject) => {
    child.on('message', (message) => {
      const { type, reason } = (message ?? {}) as { type?: unknown; reason?: unknown };
      if (type === 'unable') reject(new StartError(String(reason)));
      if (type !== 'ready') return;
      clearTimeout(readyTimer);
      if (launch.isWatched) killWhenSilent(child, exited);
      resolve();
    });
    void exited.then(() =>
      reject(new Error(`ended with ${child.exitCode ?? child.signalCode} before ready`)),
    );
  });
  ready.catch(() => undefined);

  return {
    pid: child.pid ?? 0,
    ready,
    exited,
    stop: async () => {
      if (child.connected) child.send({ type: 'stop' });
      else child.kill('SIGTERM');
      killAfter(STOP_MS);
      await exited;
    },
  };
}
