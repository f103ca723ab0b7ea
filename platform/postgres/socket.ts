import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const PREFIX = '.s.PGSQL.';
/** Linux takes 107 bytes, macOS 103, with the name of the file. */
const LONGEST_DIRECTORY = 103 - '/.s.PGSQL.65535'.length;

/**
 * Where the server of a cluster opens its Unix socket, beside the loopback port: in the cluster itself, which only
 * its account and we may enter. A trip costs half of one by TCP. Undefined where the system or the path allows none.
 */
export function socketDirectory(cluster: string): string | undefined {
  if (process.platform === 'win32' || /[,"]/.test(cluster)) return undefined;
  return Buffer.byteLength(cluster) <= LONGEST_DIRECTORY ? cluster : undefined;
}

/** A file of a socket, which no copy of a cluster needs. */
export const isSocketFile = (name: string): boolean => name.startsWith(PREFIX);

/** Takes away what a server that was killed left: its number may now be some other program's. */
export function forgetSockets(cluster: string): void {
  for (const name of readdirSync(cluster)) {
    if (isSocketFile(name)) rmSync(join(cluster, name), { force: true });
  }
}
