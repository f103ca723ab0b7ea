import { chmodSync, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectRoot } from '#platform/config/root';
import { processesOf } from './processes.ts';

const made: string[] = [];

/** A folder that everybody may enter, removed by `releaseFolders`. Its data folders are named in it. */
export function newFolder(mode = 0o755): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'pec-system-'));
  chmodSync(folder, mode);
  made.push(folder);
  return folder;
}

/** Ends what still runs on the folders made here and removes them, with clusters that had to live elsewhere. */
export function releaseFolders(): void {
  for (const folder of made.splice(0)) {
    const dataDir = join(folder, 'data');
    for (const pid of processesOf(dataDir)) process.kill(pid, 'SIGKILL');
    const cluster = join(dataDir, 'postgres');
    const real = existsSync(cluster) ? realpathSync(cluster) : cluster;
    if (real !== cluster) rmSync(dirname(real), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The sample files that are no part of the project (`PEC_SHARED`, else beside it), when they are there. */
export function findShared(...path: string[]): string | undefined {
  const file = join(process.env['PEC_SHARED'] ?? join(projectRoot(), '../shared'), ...path);
  return existsSync(file) ? file : undefined;
}
