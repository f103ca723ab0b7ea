import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { quietEnvironment } from './environment.ts';
import { forgetPostmaster, isServerOf, readPostmaster } from './postmaster.ts';
import { forgetSockets, socketDirectory } from './socket.ts';
import { stopPostgres } from './stop.ts';

export type Launch = {
  directory: string;
  port: number;
  binaries: Binaries;
  account: Account | undefined;
  /** Each line the server logs. */
  onLog(line: string): void;
};

export type Server = {
  pid: number;
  exited: Promise<void>;
  /** Fast shutdown; an immediate one when that takes too long (the next start recovers from the log). */
  stop(): Promise<void>;
};

const PATIENCE_MS = 30_000;

/** The server ended before it was ready; `lines` are the last it logged. */
export class LaunchFailure extends Error {
  override readonly name = 'LaunchFailure';
  readonly lines: readonly string[];
  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

/**
 * Starts a server on 127.0.0.1 and its socket, and resolves when it accepts connections, however long recovery takes.
 * It runs in a session of its own: Ctrl-C in the terminal must reach the supervisor only.
 */
export async function launchServer(launch: Launch): Promise<Server> {
  const left = readPostmaster(launch.directory);
  if (left && !isServerOf(left.pid, launch.directory)) {
    forgetPostmaster(launch.directory);
    forgetSockets(launch.directory);
  }
  return process.platform === 'win32' ? launchByControl(launch) : launchDirectly(launch);
}

function serverArguments({ port, directory }: Launch): string[] {
  const fixed = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: socketDirectory(directory) ?? '',
    logging_collector: 'off',
  };
  return Object.entries(fixed).map(([name, value]) => `--${name}=${value}`);
}

async function launchDirectly(launch: Launch): Promise<Server> {
  const { binaries, directory, account } = launch;
  const child = spawn(binaries.postgres, ['-D', directory, ...serverArguments(launch)], {
    ...account,
    cwd: '/',
    env: quietEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  const lines = followLines(child, launch.onLog);
  let over = false;
  const exited = new Promise<void>((resolve) => {
    const finish = () => {
      over = true;
      resolve();
    };
    child.once('error', (error) => {
      lines.push(`FATAL:  ${error.message}`);
      finish();
    });
    child.once('exit', finish);
  });
  for (;;) {
    const postmaster = readPostmaster(directory);
    if (over) {
      await sleep(20); // the last lines may still be in the pipe
      throw new LaunchFailure(lines);
    }
    if (child.pid !== undefined && postmaster?.pid === child.pid && postmaster.ready) {
      return { pid: child.pid, exited, stop: () => end(child, exited) };
    }
    await sleep(15);
  }
}

// By its own number, not by postmaster.pid: the folder may have been deleted under it.
async function end(child: ChildProcess, exited: Promise<void>): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    child.kill(signal);
    const timeout = new AbortController();
    const late = sleep(PATIENCE_MS, 'late', { signal: timeout.signal }).catch(() => undefined);
    const outcome = await Promise.race([exited, late]);
    timeout.abort();
    if (outcome !== 'late') return;
  }
}

function followLines(child: ChildProcess, onLog: (line: string) => void): string[] {
  const last: string[] = [];
  let rest = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      onLog(line);
      last.push(line);
      if (last.length > 20) last.shift();
    }
  });
  return last;
}

// On Windows only pg_ctl can drop the rights of an administrator, and the server is not our child.
async function launchByControl(launch: Launch): Promise<Server> {
  const { binaries, directory } = launch;
  const options = serverArguments(launch).join(' ');
  try {
    await promisify(execFile)(
      binaries.pgCtl,
      ['start', '-D', directory, '-w', '-t', '600', '-o', options, '-l', `${directory}.log`],
      { windowsHide: true, env: quietEnvironment() },
    );
  } catch (error) {
    throw new LaunchFailure([error instanceof Error ? error.message : String(error)]);
  }
  const pid = readPostmaster(directory)?.pid;
  if (pid === undefined) throw new LaunchFailure(['pg_ctl left no postmaster.pid']);
  return { pid, exited: watch(pid), stop: () => stopPostgres(directory, PATIENCE_MS) };
}

async function watch(pid: number): Promise<void> {
  for (;;) {
    await sleep(500);
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
  }
}
