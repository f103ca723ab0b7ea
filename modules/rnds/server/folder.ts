import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** A keystore of one certificate and its chain has some kilobytes. */
const MOST_BYTES = 256 * 1024;
const KEYSTORES = new Set(['.pfx', '.p12']);

/** Where certificates are put: of one municipality where it is told, in a folder of its own. */
export const keysFolder = (dataDir: string, ibge = ''): string => join(dataDir, 'chaves', ibge);

/** The folder is there for the installer to find; nobody else on the machine reads it. */
export async function makeKeysFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
}

/** Names of the keystores there, in order of the alphabet. */
export async function listKeystores(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && KEYSTORES.has(extname(entry.name).toLowerCase()))
    .map(({ name }) => name)
    .sort((one, other) => one.localeCompare(other, 'pt-BR'));
}

export type KeystoreFile = { bytes: Buffer; at: Date };

/** A keystore of the folder by its name; undefined where the folder has none of that name. */
export async function findKeystore(
  folder: string,
  name: string,
): Promise<KeystoreFile | 'too-large' | undefined> {
  if (!(await listKeystores(folder)).includes(name)) return undefined;
  const path = join(folder, name);
  const { size, mtime } = await stat(path);
  return size > MOST_BYTES ? 'too-large' : { bytes: await readFile(path), at: mtime };
}
