import { mayMakeBases } from '#platform/db/bases/scratch';
import type { Migration } from '#platform/db/migration-files';
import { copiedTables } from '#platform/db/tables';
import { conflict } from '#platform/errors/problem';
import { serverOf } from '#platform/postgres/base-server';
import type { Platform } from '#platform/runtime/platform';
import { COMMAND_LINE } from '#platform/usecase/run';
import { makeCopy, rehearseUpgrade } from '#modules/backup/index';
import { keepsVersion } from '#modules/unification/index';
import { allTables } from '../modules.ts';

type Telling = { progress(text: string): void; signal: AbortSignal };

/**
 * Makes a copy, reads it back, and brings a base made of it up to these migrations; nothing of the installation changes. 409
 * `upgrade-waits` while a unification needs the program that there is.
 */
export async function copyAndRehearse(
  platform: Platform,
  migrations: readonly Migration[],
  { progress, signal }: Telling,
) {
  const reason = await keepsVersion(platform.db);
  if (reason !== null) throw conflict('upgrade-waits', reason);
  progress('Fazendo e conferindo uma cópia…');
  const made = await makeCopy({
    platform,
    caller: COMMAND_LINE,
    origin: 'command',
    jobId: null,
    tables: copiedTables(allTables),
    path: undefined,
    signal,
    progress: () => undefined,
  });
  if (!(await mayMakeBases(serverOf(platform.databaseUrl, platform.boot)))) {
    progress('Sem ensaio e sem volta automática: a conta de DATABASE_URL não pode criar bases.');
    return { copy: made.path, rows: made.rows, migrateMs: null, steps: null };
  }
  progress('Ensaiando a atualização numa base feita da cópia…');
  const { migrateMs, steps } = await rehearseUpgrade(platform, made.path, { migrations, signal });
  return { copy: made.path, rows: made.rows, migrateMs, steps };
}
