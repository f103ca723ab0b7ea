import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DataPackageError } from './data-package.ts';

/** Limit of a package, uncompressed. */
export const MAX_BYTES = 64 * 1024 * 1024;

/** The bytes of the two files of a package; undefined = the file is not there. */
export interface PackageFiles {
  readonly manifest: Buffer | undefined;
  readonly data: Buffer | undefined;
}

/** Reads the two files of a package kept as a directory. Throws DataPackageError: too-large. */
export async function readDirectory(path: string): Promise<PackageFiles> {
  const manifest = await readIfThere(join(path, 'manifest.json'));
  const data = await readIfThere(join(path, 'data.csv'));
  return { manifest, data };
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  const found = await stat(path).catch(absent);
  if (found === undefined) return undefined;
  if (found.size > MAX_BYTES) throw tooLarge();
  return readFile(path);
}

/** For `catch`: undefined when the file does not exist; any other failure goes on. */
export function absent(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}

export function tooLarge(): DataPackageError {
  return new DataPackageError(
    'too-large',
    `O pacote passa de ${MAX_BYTES / 1024 / 1024} MB descompactado e foi recusado. Confira o arquivo.`,
  );
}
