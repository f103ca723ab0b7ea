import { type BaseServer, baseServer } from '#platform/db/bases/server';
import type { BootSettings } from '#platform/config/boot';
import { dataPaths } from '#platform/config/paths';
import { CHILD_ENV } from '#platform/process/child-env';
import { databaseUrl as addressOf, readCredentials, SUPERUSER } from './credentials.ts';

/** Where an installation's bases lie, as far as this computer's disk is asked. */
export const placeOf = ({ dataDir, databaseUrl }: Pick<BootSettings, 'dataDir' | 'databaseUrl'>) => ({
  dataDir,
  embedded: databaseUrl === undefined,
});

/** The server of an installation's base, seen from any of its processes: supervisor, child or command. */
export function serverOf(
  databaseUrl: string,
  boot: Pick<BootSettings, 'dataDir' | 'databaseUrl'>,
): BaseServer {
  const cluster =
    process.env[CHILD_ENV.cluster] ?? (boot.databaseUrl ? undefined : dataPaths(boot.dataDir).cluster);
  if (cluster === undefined) return baseServer(databaseUrl);
  const port = Number(new URL(databaseUrl).port);
  const { superuserPassword } = readCredentials(cluster);
  return baseServer(databaseUrl, addressOf(SUPERUSER, superuserPassword, { port, database: 'postgres' }));
}
