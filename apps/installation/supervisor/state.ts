import { readFileSync, renameSync, writeFileSync } from 'node:fs';

export type InstallationState = 'starting' | 'running' | 'degraded' | 'stopping';
export type ProcessName = 'supervisor' | 'postgres' | 'web' | 'worker';

/** Answer of the control port and of `pec status --json`. */
export type Status = {
  state: InstallationState | 'stopped';
  url: string | null;
  version: string;
  incarnation: string | null;
  pids: Record<ProcessName, number | null>;
};

/** `<dataDir>/run/supervisor.json`, 0600: who runs this data folder and how to talk to it. */
export type RunState = {
  pid: number;
  controlPort: number;
  token: string;
  startedAt: string;
  url: string | null;
  /** The effective address of the database, for commands that attach. */
  databaseUrl: string | null;
  /** Processes to wait for if the supervisor is found dead. */
  children: number[];
  /** Started by a `pec` command, for that command only. */
  temporary: boolean;
};

/** The run state, or undefined when there is none or it is just being written. */
export function readRunState(path: string): RunState | undefined {
  try {
    const state = JSON.parse(readFileSync(path, 'utf8')) as Partial<RunState>;
    return typeof state.controlPort === 'number' ? (state as RunState) : undefined;
  } catch {
    return undefined;
  }
}

/** Is the run state still the one with this token? False when it was deleted or taken over. */
export function holdsRunState(path: string, token: string): boolean {
  try {
    return readFileSync(path, 'utf8').includes(token);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code !== 'ENOENT' && code !== 'ENOTDIR';
  }
}

/** Replaces the run state in one step: readers see the old or the new, never half. */
export function replaceRunState(path: string, state: RunState): void {
  const fresh = `${path}.${state.pid}`;
  writeFileSync(fresh, JSON.stringify(state), { mode: 0o600 });
  renameSync(fresh, path);
}
