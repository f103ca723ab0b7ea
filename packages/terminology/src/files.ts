import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DataPackageError } from './data-package.ts';

/** Limit of a package, uncompressed. */
const MAX_BYTES = 64 * 1024 * 1024;
/** The official file of SIGTAP has 87. */
const MAX_ENTRIES = 200;

/** The files at the root of a package, whether it is a directory or a ZIP. */
export interface PackageFiles {
  has(name: string): boolean;
  /** Bytes of a file that is there. */
  chunks(name: string): AsyncIterable<Buffer>;
  /** Day on which a file that is there was written, yyyy-mm-dd. */
  writtenOn(name: string): string;
  /** SHA-256 of the ZIP, or of all files of a directory, in lower-case hexadecimal. */
  sha256(): Promise<string>;
  close(): void;
}

/** The whole of a file that is there. */
export async function bytesOf(files: PackageFiles, name: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of files.chunks(name)) parts.push(part);
  return Buffer.concat(parts);
}

/** The files of a package kept as a directory. Throws DataPackageError: too-large, too-many-entries. */
export async function openDirectory(path: string): Promise<PackageFiles> {
  const found = new Map<string, { size: number; mtime: Date }>();
  for (const entry of await readdir(path, { withFileTypes: true })) {
    if (entry.isFile()) found.set(entry.name, await stat(join(path, entry.name)));
  }
  checkSize([...found.values()].map(({ size }) => size));
  return {
    has: (name) => found.has(name),
    chunks: (name) => createReadStream(join(path, name)),
    writtenOn: (name) => found.get(name)?.mtime.toISOString().slice(0, 10) ?? '',
    sha256: () => hashOf([...found.keys()].toSorted().map((name) => join(path, name))),
    close: () => undefined,
  };
}

/** SHA-256 of the bytes of these files, one after the other. */
export async function hashOf(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  }
  return hash.digest('hex');
}

/** Throws DataPackageError too-many-entries or too-large for files of these sizes. */
export function checkSize(sizes: readonly number[]): void {
  if (sizes.length > MAX_ENTRIES) {
    throw new DataPackageError(
      'too-many-entries',
      `O pacote tem mais de ${MAX_ENTRIES} arquivos. Confira se o arquivo enviado é um pacote de dados.`,
    );
  }
  if (sizes.reduce((sum, size) => sum + size, 0) > MAX_BYTES) {
    throw new DataPackageError(
      'too-large',
      `O pacote passa de ${MAX_BYTES / 1024 / 1024} MB descompactado e foi recusado. Confira o arquivo.`,
    );
  }
}

/** For `catch`: undefined when the file does not exist; any other failure goes on. */
export function absent(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
