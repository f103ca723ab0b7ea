import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  statfsSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { DataPaths } from '#platform/config/paths';
import { explainFileError, StartError } from '#platform/process/start-error';

const MB = 1024 * 1024;
const NEEDED_NEW = 96 * MB;
const NEEDED = 48 * MB; // three files of PostgreSQL's log

/** Makes the data folder where missing and proves that it can be written. Throws StartError. */
export function prepareDataFolder(paths: DataPaths): void {
  try {
    // A recursive mkdir on a read-only disk only says that the folder does not exist.
    accessSync(existingAncestor(paths.dataDir), constants.W_OK);
    mkdirSync(paths.dataDir, { recursive: true });
    mkdirSync(paths.run, { recursive: true, mode: 0o700 });
    chmodSync(paths.run, 0o700);
    mkdirSync(paths.logs, { recursive: true, mode: 0o750 });
    const probe = join(paths.run, `.probe-${process.pid}`);
    writeFileSync(probe, Buffer.alloc(64 * 1024));
    unlinkSync(probe);
  } catch (error) {
    throw explainFileError(error, paths.dataDir);
  }
}

/** The path itself, or the nearest folder above it that exists. */
export function existingAncestor(path: string): string {
  return existsSync(path) ? path : existingAncestor(dirname(path));
}

/** Free and total bytes of the disk under a path. */
export function diskSpace(path: string): { free: number; total: number } {
  const { bavail, blocks, bsize } = statfsSync(path);
  return { free: bavail * bsize, total: blocks * bsize };
}

/** Throws StartError when the disk has no room for PostgreSQL to start safely. */
export function requireDiskSpace(paths: DataPaths): void {
  const started = existsSync(paths.cluster);
  const needed = started ? NEEDED : NEEDED_NEW;
  const { free } = diskSpace(started ? paths.cluster : paths.dataDir);
  if (free >= needed) return;
  throw new StartError(
    `O disco de ${paths.dataDir} está cheio: ${Math.floor(free / MB)} MB livres, são precisos ${needed / MB} MB. ` +
      'Libere espaço e inicie de novo.',
  );
}
