import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '#platform/process/start-error';

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
  const path = join(directory, FILE);
  try {
    const { superuserPassword, ownerPassword } = JSON.parse(
      readFileSync(path, 'utf8'),
    ) as Partial<Credentials>;
    if (superuserPassword && ownerPassword) return { superuserPassword, ownerPassword };
  } catch (cause) {
    throw lost(path, cause);
  }
  throw lost(path);
}

const lost = (path: string, cause?: unknown) =>
  new StartError(
    `O arquivo ${path}, com as senhas do banco desta instalação, falta ou está danificado. Recupere-o da cópia de ` +
      'segurança da pasta de dados e inicie de novo; os dados continuam no lugar.',
    { cause },
  );

/** Address of a database on the loopback port, with its password; of its socket, where `socket` is its directory. */
export function databaseUrl(
  user: string,
  password: string,
  { port, database, socket }: { port: number; database: string; socket?: string | undefined },
): string {
  const byPort = `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
  return socket === undefined ? byPort : `${byPort}?host=${encodeURIComponent(socket)}`;
}
