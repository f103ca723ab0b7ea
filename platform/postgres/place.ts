import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { StartError } from '#platform/process/start-error';
import { type Account, canEnter, giveTo } from './account.ts';
import { isSocketFile } from './socket.ts';
import { stopPostgres } from './stop.ts';

/** Where clusters and programs go when the account of PostgreSQL cannot enter the data folder. */
export const SYSTEM_DIRECTORY = '/var/lib/pec-aberto';

export type Place = {
  /** The real directory of the cluster. */
  directory: string;
  /** Sentences for the operator about what was moved. */
  notices: string[];
};

const ORIGIN = 'origem.txt';

/**
 * Decides where the cluster of `<dataDir>/postgres` really lies. Normally there; when PostgreSQL's account
 * cannot enter the data folder, in `<system>/<hash of the data folder>/postgres`, with a link from the data
 * folder. Nothing is ever lost: a cluster whose data folder was deleted is set aside under another name.
 */
export async function placeCluster(
  link: string,
  account: Account | undefined,
  system: string = SYSTEM_DIRECTORY,
): Promise<Place> {
  const dataDir = realpathSync(dirname(link));
  const outside = join(system, createHash('sha256').update(dataDir).digest('hex').slice(0, 16), 'postgres');
  const entry = lstatSync(link, { throwIfNoEntry: false });
  if (entry?.isSymbolicLink()) return { directory: followLink(link, dataDir), notices: [] };
  // A recursive chown of the data folder is a common mishap.
  if (account && entry?.uid === 0) giveTo(account, link);
  if (!account || canEnter(entry ? link : dataDir, account)) return { directory: link, notices: [] };

  const notices = await setAside(outside);
  mkdirSync(dirname(outside), { recursive: true });
  for (const directory of [system, dirname(outside)]) chmodSync(directory, 0o755);
  writeFileSync(join(dirname(outside), ORIGIN), dataDir);
  if (entry) {
    await stopPostgres(link);
    moveDirectory(link, outside, account);
    symlinkSync(outside, link);
    notices.push(`O banco foi levado de ${link} para ${outside}, onde a conta do PostgreSQL pode entrar.`);
  }
  return { directory: outside, notices };
}

/** Points the data folder at a cluster that was created outside it. */
export function linkCluster(link: string, directory: string): void {
  if (link !== directory && !existsSync(link)) symlinkSync(directory, link);
}

function followLink(link: string, dataDir: string): string {
  const target = readlinkSync(link);
  if (!existsSync(target)) {
    throw new StartError(
      `${link} aponta para ${target}, que não existe. Restaure aquela pasta, ou apague o atalho ${link} ` +
        'para começar uma base vazia.',
    );
  }
  const note = join(dirname(target), ORIGIN);
  const origin = existsSync(note) ? readFileSync(note, 'utf8').trim() : dataDir;
  if (origin !== dataDir) {
    const rival = join(origin, 'postgres');
    if (lstatSync(rival, { throwIfNoEntry: false })?.isSymbolicLink() && readlinkSync(rival) === target) {
      throw new StartError(
        `${dataDir} é uma cópia de ${origin} e as duas usam o banco em ${target}. Apague o atalho ${link} ` +
          'para começar uma base vazia, ou restaure um backup.',
      );
    }
    writeFileSync(note, dataDir);
  }
  return target;
}

async function setAside(outside: string): Promise<string[]> {
  if (!existsSync(outside)) return [];
  await stopPostgres(outside);
  const stamp = new Date().toISOString().replaceAll(/[-:]|\..*/g, '');
  const kept = `${dirname(outside)}-antigo-${stamp}`;
  renameSync(dirname(outside), kept);
  return [`A pasta de dados foi recriada; o banco anterior dela foi guardado em ${kept}.`];
}

function moveDirectory(from: string, to: string, account: Account): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    const copy = `${to}.copia`;
    rmSync(copy, { recursive: true, force: true });
    const filter = (path: string) => !isSocketFile(basename(path));
    cpSync(from, copy, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true, filter });
    giveTo(account, copy);
    renameSync(copy, to);
    rmSync(from, { recursive: true, force: true });
  }
}
