import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dataPaths } from '#platform/config/paths';
import { projectRoot } from '#platform/config/root';
import { withLock } from '../../scripts/lib/lock.mjs';
import { query } from './base.ts';
import { Client, importEnd, startImport } from './client.ts';
import { cnesFile } from './cnes-files.ts';
import { newFolder } from './folders.ts';
import {
  IBGE,
  type Installation,
  PASSWORD,
  RESPONSIBLE,
  startAgain,
  startInstallation,
} from './installation.ts';
import { jsonOf } from './program.ts';
import { signInFully } from './sign-in.ts';

/**
 * What a prepared installation holds, each on top of the one before: one municipality whose responsible enters
 * with PASSWORD; the units and professionals of `cnesFile()`; 3,000 made-up citizens.
 */
const FILLED = {
  municipality: async (one: Installation) => {
    const issued = await one.command(['user', 'provisional', '--cpf', RESPONSIBLE.cpf, '--json']);
    const { password } = jsonOf<{ password: string }>(issued);
    await signInFully(new Client(one.url), RESPONSIBLE.cpf, password, PASSWORD);
  },
  network: async ({ installer }: Installation) => {
    const { importId } = await startImport(installer, await cnesFile(), { municipality: IBGE });
    const { status } = await importEnd(installer, importId);
    if (status !== 'imported') throw new Error(`the import of the prepared installation: ${status}`);
  },
  citizens: async ({ command }: Installation) => {
    const { code, stderr } = await command('demo --citizens 3000 --seed 5 --today 2026-11-20'.split(' '));
    if (code !== 0) throw new Error(`the prepared citizens: ${stderr}`);
  },
};
export type Holding = keyof typeof FILLED;
const BELOW: Partial<Record<Holding, Holding>> = { network: 'municipality', citizens: 'network' };

/**
 * An installation of its own for one test file, started on a copied data folder: a cluster is created, set up
 * and filled once, not by each file. Whoever tests just that takes `startInstallation`.
 */
export async function startPrepared(
  holds: Holding = 'municipality',
  env: NodeJS.ProcessEnv = {},
): Promise<Installation> {
  // Copied under the lock too: who makes a newer one takes this one away.
  const dataDir = await withLock(join(FOLDER, 'lock'), async () => copyOf(await prepare(holds)));
  const one = await startAgain({ dataDir }, env);
  // It serves at another port than the one it was set up at, and links lead to where it is.
  await query(dataDir, `update installation set link = '${one.url}'`);
  return one;
}

const FOLDER = join(projectRoot(), 'build/test/prepared');

/** The data folder to copy, made now when this program has none of today. */
async function prepare(holds: Holding): Promise<string> {
  const key = keyOfToday();
  const prepared = join(FOLDER, key, holds);
  if (existsSync(prepared)) return prepared;
  const below = BELOW[holds];
  const one = below ? await startAgain({ dataDir: copyOf(await prepare(below)) }) : await startInstallation();
  await FILLED[holds](one);
  await one.stop();
  spareTheDisk(one.dataDir);
  for (const old of readdirSync(FOLDER)) {
    if (old !== key && old !== 'lock') rmSync(join(FOLDER, old), { recursive: true });
  }
  mkdirSync(dirname(prepared), { recursive: true });
  copyFolder(one.dataDir, `${prepared}.begun`);
  renameSync(`${prepared}.begun`, prepared);
  return prepared;
}

/** Journeys kill processes, not machines: what was handed to the system stays, and nobody waits for the disk. */
const spareTheDisk = (dataDir: string) =>
  writeFileSync(
    join(dataPaths(dataDir).cluster, 'postgresql.auto.conf'),
    'fsync = off\nfull_page_writes = off\n',
  );

/** Copies of one folder are one installation; makes of this one another, as those are that send to each other. */
export const becomeAnother = ({ dataDir }: Installation, name: string) =>
  query(dataDir, `update installation set id = uuid_v7(), incarnation = uuid_v7(), name = '${name}'`);

function copyOf(prepared: string): string {
  const dataDir = join(newFolder(), 'data');
  copyFolder(prepared, dataDir);
  return dataDir;
}

/** `cp` keeps owners (as root the cluster belongs to another account) and shares blocks where it can. */
function copyFolder(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  execFileSync('cp', ['-a', from, to]);
}

/** What a prepared installation depends on: the program, its migrations and seeds, how it is filled, the day. */
const INPUTS = [
  'build/apps',
  'build/modules',
  'build/platform',
  'modules',
  'platform',
  'packages',
  'tests/support',
];
const INPUT = /\.(?:js|mjs|sql|json|csv)$|^tests\/support\//;

function keyOfToday(): string {
  const hash = createHash('sha256').update(new Date().toDateString());
  for (const path of INPUTS.flatMap((input) => filesUnder(input))
    .filter((file) => INPUT.test(file))
    .sort()) {
    hash.update(path).update(readFileSync(join(projectRoot(), path)));
  }
  return hash.digest('hex').slice(0, 16);
}

const filesUnder = (folder: string): string[] =>
  readdirSync(join(projectRoot(), folder), { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules')
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesUnder(path) : [path];
    });
