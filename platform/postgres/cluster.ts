import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '#platform/process/ports';
import { StartError } from '#platform/process/start-error';
import { postgresAccount } from './account.ts';
import { type Binaries, prepareBinaries } from './binaries.ts';
import { writeConfiguration } from './configuration.ts';
import { createCluster } from './create.ts';
import { DATABASE, databaseUrl, OWNER, readCredentials, SUPERUSER } from './credentials.ts';
import { ensureDatabase } from './ensure.ts';
import { type Launch, LaunchFailure, launchServer, type Server } from './launch.ts';
import { linkCluster, placeCluster, SYSTEM_DIRECTORY } from './place.ts';
import { socketDirectory } from './socket.ts';
import { stopPostgres } from './stop.ts';

export type ClusterOptions = {
  /** `<dataDir>/postgres`; the data folder exists. */
  directory: string;
  /** Connections that the pools may take; the server has room for them and some more. */
  pooledConnections?: number;
  /** Lines of the server's log. */
  onLog?(line: string): void;
  /** Portuguese sentences for the operator: what was moved or set aside. */
  onNotice?(sentence: string): void;
  /** The server ended though nobody called `stop`. Call `start` again: same port. */
  onExit?(): void;
  /** Instead of /var/lib/pec-aberto (tests). */
  systemDirectory?: string;
};

export type RunningCluster = {
  /** Of the role that owns the installation's database. */
  url: string;
  /** Of the superuser, on database postgres: only for tests and for looking after the cluster. */
  superuserUrl: string;
  port: number;
  pid: number;
};

export type Cluster = { start(): Promise<RunningCluster>; stop(): Promise<void> };

/** The embedded PostgreSQL of a data folder. `start` creates it when missing; throws StartError. */
export function openCluster(options: ClusterOptions): Cluster {
  let port: number | undefined;
  let directory = options.directory;
  let server: Server | undefined;

  async function start(): Promise<RunningCluster> {
    const account = postgresAccount(options.directory);
    const system = options.systemDirectory ?? SYSTEM_DIRECTORY;
    const binaries = prepareBinaries(account, account ? system : dirname(options.directory));
    const place = await placeCluster(options.directory, account, system);
    directory = place.directory;
    for (const sentence of place.notices) options.onNotice?.(sentence);
    if (existsSync(join(directory, 'PG_VERSION'))) {
      requireMajor(directory, binaries);
      await stopPostgres(directory);
    } else {
      refuseForeign(directory);
      await createCluster(directory, binaries, account);
    }
    linkCluster(options.directory, directory);
    chmodSync(directory, 0o700);
    writeConfiguration(directory, options.pooledConnections ?? 0);

    const onLog = options.onLog ?? (() => undefined);
    const launched = await launchPatiently({ directory, binaries, account, onLog, port: port ?? 0 });
    port = launched.port;
    const { superuserPassword, ownerPassword } = readCredentials(directory);
    const superuserUrl = databaseUrl(SUPERUSER, superuserPassword, { port, database: 'postgres' });
    await ensureDatabase(superuserUrl, ownerPassword);
    server = launched;
    void launched.exited.then(() => {
      if (server !== launched) return;
      server = undefined;
      options.onExit?.();
    });
    const socket = socketDirectory(directory);
    const url = databaseUrl(OWNER, ownerPassword, { port, database: DATABASE, socket });
    return { url, superuserUrl, port, pid: launched.pid };
  }

  async function stop(): Promise<void> {
    const running = server;
    server = undefined;
    await (running ? running.stop() : stopPostgres(directory));
  }

  return { start, stop };
}

function requireMajor(directory: string, binaries: Binaries): void {
  const found = readFileSync(join(directory, 'PG_VERSION'), 'utf8').trim();
  if (found === String(binaries.major)) return;
  throw new StartError(
    `O banco em ${directory} é do PostgreSQL ${found} e este programa traz o PostgreSQL ${binaries.major}. ` +
      'Nada foi alterado. Use a versão do programa que criou esta pasta e restaure nela um backup, ou aponte ' +
      'PEC_DATA_DIR para outra pasta.',
  );
}

// A folder that is there but is no cluster is somebody's: never written over.
function refuseForeign(directory: string): void {
  if (!existsSync(directory)) return;
  throw new StartError(
    `A pasta ${directory} existe e não contém um banco do PEC Aberto. Mova-a para outro lugar e inicie de novo.`,
  );
}

const BUSY_PORT = /could not bind|Address already in use|could not create any TCP\/IP sockets/;
// Processes of a server that was killed linger for a moment.
const LINGERING = /lock file "postmaster\.pid" already exists|pre-existing shared memory block/;

async function launchPatiently(launch: Launch): Promise<Server & { port: number }> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const port = launch.port || (await freePort());
    try {
      return { ...(await launchServer({ ...launch, port })), port };
    } catch (error) {
      if (!(error instanceof LaunchFailure)) throw error;
      const passing = BUSY_PORT.test(error.message) || LINGERING.test(error.message);
      if (!passing || Date.now() > deadline) throw explain(error, launch.directory);
      await sleep(200);
    }
  }
}

function explain(failure: LaunchFailure, directory: string): StartError {
  if (failure.message.includes('No space left on device')) {
    return new StartError(`O disco de ${directory} está cheio. Libere espaço e inicie de novo.`);
  }
  const fatal = failure.lines.findLast((line) => /FATAL|PANIC/.test(line)) ?? failure.lines.at(-1) ?? '';
  const reason = fatal.replace(/^.*?(FATAL|PANIC):\s*/, '');
  return new StartError(`O PostgreSQL não iniciou em ${directory}: ${reason}. Veja logs/postgres.log.`);
}
