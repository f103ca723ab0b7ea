import { randomUUID } from 'node:crypto';
import { cleanScratch } from '#platform/db/bases/clean';
import { requireRoom } from '#platform/db/bases/room';
import { createScratch, type Scratch } from '#platform/db/bases/scratch';
import { migrateDatabase } from '#platform/db/migrate';
import { onOneClient } from '#platform/db/one-client';
import { forgetBeside, layBeside } from '#platform/files/beside-base';
import type { AfterRestore } from '#platform/module/definition';
import { placeOf, serverOf } from '#platform/postgres/base-server';
import type { Platform } from '#platform/runtime/platform';
import { becomeRestored, findInstallation } from '#modules/setup/index';
import type { OpenCopy } from '../file/reader.ts';
import { layFiles } from './lay-files.ts';
import { GROWS, type Loaded, loadCopy } from './load.ts';
import { migrationsOf } from './schema-of.ts';

export type Restoring = {
  /** What comes of it never transmits. */
  clone: boolean;
  /** What rooms mend in a base that came from a copy. */
  afterRestore: readonly AfterRestore[];
  /** Gives the new base the installation's name; the name of the one of before. */
  replaceBase(other: string): Promise<string>;
  /** What begins now, in Portuguese. */
  say(step: string): void;
  onProgress(loaded: Loaded): void;
  signal?: AbortSignal | undefined;
};

type Base = Pick<Platform, 'databaseUrl' | 'boot' | 'clock' | 'db'>;

/**
 * Makes a base of a copy beside the installation's and puts it in its place; returns the name under which the one of before
 * goes on. Until the last step, which is one transaction, the installation is as it was, whatever is killed.
 */
export async function restoreCopy(platform: Base, copy: OpenCopy, restoring: Restoring): Promise<string> {
  const migrations = await migrationsOf(copy);
  const { dataDir } = platform.boot;
  const server = serverOf(platform.databaseUrl, platform.boot);
  await cleanScratch(server);
  await requireRoom(placeOf(platform.boot), copy.size * GROWS);
  const before = (await findInstallation(platform.db))?.incarnation ?? null;
  const incarnation = randomUUID();
  const scratch = await createScratch(server, platform.clock.now());
  try {
    restoring.say('Preparando a base nova…');
    await migrateDatabase(scratch.url, migrations);
    restoring.say('Lendo a cópia…');
    await loadCopy(scratch.url, copy, restoring);
    await migrateDatabase(scratch.url);
    await settle(scratch, { ...restoring, incarnation, now: platform.clock.now() });
    await layBeside(dataDir, { incarnation, before }, (folder) => layFiles(copy, folder));
    restoring.signal?.throwIfAborted();
    restoring.say('Pondo a base nova no lugar da atual: a instalação fecha por alguns segundos…');
    return await restoring.replaceBase(scratch.name);
  } catch (error) {
    // Where it has become the installation's base after all, what belongs to it must stay.
    if (await scratch.drop().catch(() => false)) await forgetBeside(dataDir, incarnation);
    throw error;
  } finally {
    await scratch.release();
  }
}

/** Loaded rows become a base that goes on: what rooms mend, and who it is from now on. */
async function settle(
  scratch: Scratch,
  {
    incarnation,
    clone,
    afterRestore,
    now,
  }: Pick<Restoring, 'clone' | 'afterRestore'> & {
    incarnation: string;
    now: Date;
  },
): Promise<void> {
  await onOneClient(scratch.url, 'pec-restore', ({ db }) =>
    db.transaction().execute(async (tx) => {
      for (const mend of afterRestore) await mend(tx, now);
      await becomeRestored(tx, { incarnation, clone, now });
    }),
  );
}
