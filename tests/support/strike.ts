import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { askStatus } from '#apps/installation/supervisor/control-client';
import { readRunState, type Status } from '#apps/installation/supervisor/state';
import { dataPaths } from '#platform/config/paths';
import { descendants, isAlive, kill, processesOf } from './processes.ts';
import { until } from './until.ts';

export type Victim = 'all' | 'command' | 'supervisor' | 'postgres';
/** To draw from: a power cut, and a person who loses patience, are the likeliest. */
export const VICTIMS: readonly Victim[] = ['all', 'all', 'command', 'command', 'supervisor', 'postgres'];

/** SIGKILL, as of a power cut or of a system without memory. */
export async function strike(dataDir: string, victim: Victim, command: ChildProcess): Promise<void> {
  if (victim === 'all') await strikeAll(dataDir);
  else if (victim === 'command') command.kill('SIGKILL');
  else killIfThere((await statusOf(dataDir))?.pids[victim]);
}

/** Again and again: one may just be giving birth to another. */
const strikeAll = (dataDir: string): Promise<true> =>
  until('all to be dead', () => {
    const pids = processesOf(dataDir);
    for (const pid of pids) killIfThere(pid);
    return pids.length === 0;
  });

/**
 * Until what is left has come to rest: an installation that works, or nothing. A PostgreSQL whose supervisor was killed before
 * it had children, or between two bases, waits for the next start, which takes it over.
 */
export const untilAtRest = (dataDir: string): Promise<true> =>
  until('what was left to come to rest', async () => {
    const pids = programsOf(dataDir);
    if (pids.length === 0) return true;
    const status = await statusOf(dataDir);
    if (status?.state !== 'running' || !status.pids.supervisor) return false;
    const own = new Set(descendants(status.pids.supervisor));
    return pids.every((pid) => own.has(pid));
  });

/** Every process of a data folder but those of PostgreSQL. */
export const programsOf = (dataDir: string): number[] =>
  processesOf(dataDir).filter((pid) => nameOf(pid) !== 'postgres');

function nameOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return undefined; // ended meanwhile
  }
}

async function statusOf(dataDir: string): Promise<Status | undefined> {
  const run = readRunState(dataPaths(dataDir).state);
  const answer = run ? await askStatus(run) : 'gone';
  return typeof answer === 'string' ? undefined : answer.status;
}

export function killIfThere(pid: number | null | undefined): void {
  if (pid && isAlive(pid)) kill(pid);
}
