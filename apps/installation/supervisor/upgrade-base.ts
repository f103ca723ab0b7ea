import { exchangeBases } from '#platform/db/bases/exchange';
import { listBases } from '#platform/db/bases/list';
import { baseBytes, requireRoom } from '#platform/db/bases/room';
import { createTwin, mayMakeBases } from '#platform/db/bases/scratch';
import type { BaseServer } from '#platform/db/bases/server';
import { findPending, migrateDatabase, MigrationError } from '#platform/db/migrate';
import { readMigrations } from '#platform/db/migration-files';
import { onOneClient } from '#platform/db/one-client';
import { StartError } from '#platform/process/start-error';
import { keepHeads, settleFiles } from './settle-files.ts';

export type Upgrading = {
  server: BaseServer;
  databaseUrl: string;
  dataDir: string;
  /** Does the base lie on this computer's disk? */
  embedded: boolean;
  now: Date;
  say(sentence: string): void;
};

/**
 * Brings a base up to this program. One that is in use is brought up on a twin beside it, which takes its name in one
 * step: what fails or is killed leaves the base of before, and the base of before stays for whoever wants to go back.
 * Throws MigrationError or StartError, with nothing changed.
 */
async function upgradeBase(upgrading: Upgrading): Promise<{ applied: string[] }> {
  const { server, databaseUrl, say } = upgrading;
  const migrations = await readMigrations();
  const { pending, isNew } = await findPending(databaseUrl, migrations);
  if (pending.length === 0) return { applied: [] };
  if (isNew) return migrateDatabase(databaseUrl, migrations);
  await requireSettled(databaseUrl);
  if (!(await mayMakeBases(server))) {
    say(
      `A base é atualizada no lugar, sem volta automática: a conta ${server.owner} de DATABASE_URL não pode criar bases ` +
        `(alter role "${server.owner}" createdb).`,
    );
    return migrateDatabase(databaseUrl, migrations);
  }
  await requireRoom(upgrading, await onOneClient(databaseUrl, 'pec-upgrade', ({ db }) => baseBytes(db)));
  say(`Atualizando a base para esta versão do programa (${pending.length} passos)…`);
  const twin = await createTwin(server, upgrading.now);
  try {
    const migrated = await migrateDatabase(twin.url, migrations);
    await keepHeads(databaseUrl, upgrading.dataDir);
    await exchangeBases(server, twin.name, upgrading.now);
    return migrated;
  } catch (error) {
    await twin.drop().catch(() => false);
    throw error;
  } finally {
    await twin.release();
  }
}

/** Throws StartError while a unification of bases needs the program in which it began. */
async function requireSettled(databaseUrl: string): Promise<void> {
  const { keepsVersion } = await import('#modules/unification/index');
  const reason = await onOneClient(databaseUrl, 'pec-upgrade', ({ db }) => keepsVersion(db));
  if (reason === null) return;
  throw new StartError(
    `A base não foi atualizada para esta versão do programa. ${reason} Até lá, inicie o programa de antes.`,
  );
}

/**
 * The same; and where the base is newer than this program, back to the one of before, if the operator wants that or an
 * upgrade from this program was cut before the new one worked.
 */
export async function upgradeOrGoBack(
  upgrading: Upgrading,
  wantsBack: boolean,
): Promise<{ applied: string[] }> {
  try {
    return await upgradeBase(upgrading);
  } catch (error) {
    const isNewer = error instanceof MigrationError && error.code === 'newer-base';
    if (!isNewer || !wantsBack) throw error;
    await goBack(upgrading);
    return upgradeBase(upgrading);
  }
}

/**
 * Goes back to the newest base of before that this program knows; what was written since stays in the other, kept beside.
 * Throws StartError where there is none.
 */
async function goBack({ server, databaseUrl, dataDir, now, say }: Upgrading): Promise<void> {
  for (const { name, at } of await listBases(server, 'before')) {
    if (!(await isKnown(server.urlOf(name)))) continue;
    const newer = await exchangeBases(server, name, now);
    await settleFiles(databaseUrl, dataDir);
    say(
      `De volta à base de antes da atualização, trocada em ${at.toISOString()}. A outra está guardada como ${newer}.`,
    );
    return;
  }
  throw new StartError(
    'Não há base de antes da atualização que este programa conheça. Inicie a versão mais nova, ou restaure uma cópia de ' +
      'segurança numa pasta de dados nova.',
  );
}

async function isKnown(url: string): Promise<boolean> {
  try {
    const { isNew } = await findPending(url);
    return !isNew;
  } catch (error) {
    if (error instanceof MigrationError) return false;
    throw error;
  }
}
