import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const SUPERUSER = 'postgres';
export const OWNER = 'pec';
export const DATABASE = 'pec';

/** Passwords of one cluster. They lie inside it, so that they go wherever it goes. */
export type Credentials = { superuserPassword: string; ownerPassword: string };

const FILE = 'pec-aberto.json';

export function newCredentials(): Credentials {
  const password = () => randomBytes(24).toString('base64url');
  return { superuserPassword: password(), ownerPassword: password() };
}

export function writeCredentials(directory: string, credentials: Credentials): void {
  writeFileSync(join(directory, FILE), `${JSON.stringify(credentials)}\n`, { mode: 0o600 });
}

export function readCredentials(directory: string): Credentials {
  return JSON.parse(readFileSync(join(directory, FILE), 'utf8')) as Credentials;
}

/** Address of a database on the loopback port, with its password; of its socket, where `socket` is its directory. */
export function databaseUrl(
  user: string,
  password: string,
  { port, database, socket }: { port: number; database: string; socket?: string | undefined },
): string {
  const byPort = `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
  return socket === undefined ? byPort : `${byPort}?host=${encodeURIComponent(socket)}`;
}
