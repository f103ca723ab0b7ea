import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { findBinaries } from './binaries.ts';
import { isServerOf, readPostmaster } from './postmaster.ts';

/**
 * Stops the server of a cluster directory if one runs, whoever started it: fast shutdown, and after
 * `patienceMs` an immediate one (the next start then recovers from the log; nothing committed is lost).
 * Usable by any process of the installation.
 */
export async function stopPostgres(directory: string, patienceMs = 30_000): Promise<void> {
  const pid = readPostmaster(directory)?.pid;
  if (pid === undefined) return;
  const gone = () => !isServerOf(pid, directory) || readPostmaster(directory)?.pid !== pid;
  for (const mode of ['fast', 'immediate'] as const) {
    if (gone()) return;
    signal(pid, directory, mode);
    const deadline = Date.now() + patienceMs;
    while (!gone() && Date.now() < deadline) await sleep(20);
  }
}

function signal(pid: number, directory: string, mode: 'fast' | 'immediate'): void {
  try {
    if (process.platform === 'win32') {
      execFileSync(findBinaries().pgCtl, ['stop', '-D', directory, '-m', mode, '-W'], { stdio: 'ignore' });
    } else {
      process.kill(pid, mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
    }
  } catch {
    // It ended between the look and the signal; the caller looks again.
  }
}
