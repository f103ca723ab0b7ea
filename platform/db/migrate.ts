import type pg from 'pg';
import { programVersion } from '#platform/config/root';
import { connectClient } from './database.ts';
import { type Migration, readMigrations } from './migration-files.ts';

export type MigrationErrorCode = 'newer-base' | 'changed-migration' | 'failed';

/** Why a base was not migrated; the message is a Portuguese sentence that says what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
  readonly code: MigrationErrorCode;
  constructor(code: MigrationErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

/** Something that a base lacks. `appliedAs`: what it has instead, by another name or from a former text. */
export type Step = { migration: Migration; sql: string; appliedAs?: string };

const asWritten = (migration: Migration): Step => ({ migration, sql: migration.text });

// One number for all installations: two programs starting on one base migrate one after the other.
const LOCK = 7_326_001;

/**
 * Brings the base up to this program: each migration in its own transaction, in one order.
 * Throws MigrationError when the base is newer than the program or an applied file was changed.
 */
export async function migrateDatabase(
  databaseUrl: string,
  migrations?: readonly Migration[],
): Promise<{ applied: string[] }> {
  const known = migrations ?? (await readMigrations());
  const client = await connectClient(databaseUrl, 'pec-migrate');
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(`create table if not exists schema_migration (
      id text primary key, owner text not null, sha256 text not null,
      applied_at timestamptz not null default now(), program_version text not null)`);
    const { pending } = await stepsTo(client, known);
    for (const step of pending) await apply(client, step);
    return { applied: pending.map(({ migration }) => migration.id) };
  } finally {
    await client.end();
  }
}

/** What was applied to a base, in order, as a copy of it tells. */
export type AppliedMigration = Omit<Migration, 'text' | 'former'> & { programVersion: string };

export async function appliedMigrations(client: pg.ClientBase): Promise<AppliedMigration[]> {
  const { rows } = await client.query<AppliedMigration>(
    'select id, owner, sha256, program_version as "programVersion" from schema_migration order by id',
  );
  return rows;
}

/**
 * What this program would still do to a base; `isNew`: nobody has done anything to it yet. Throws MigrationError as
 * {@link migrateDatabase} does, having changed nothing.
 */
export async function findPending(
  databaseUrl: string,
  migrations?: readonly Migration[],
): Promise<{ pending: Step[]; isNew: boolean }> {
  const known = migrations ?? (await readMigrations());
  const client = await connectClient(databaseUrl, 'pec-migrate');
  try {
    const { rows } = await client.query<{ there: boolean }>(
      `select to_regclass('schema_migration') is not null as there`,
    );
    if (!rows[0]?.there) return { pending: known.map(asWritten), isNew: true };
    return await stepsTo(client, known);
  } finally {
    await client.end();
  }
}

type Applied = { id: string; sha256: string; program_version: string };

/** What a base still lacks; first what it has under another name or from a former text. Throws MigrationError. */
async function stepsTo(
  client: pg.Client,
  known: readonly Migration[],
): Promise<{ pending: Step[]; isNew: boolean }> {
  const { rows } = await client.query<Applied>(
    'select id, sha256, program_version from schema_migration order by id',
  );
  const there = rows.map((row) => ({ row, ...recognise(row, known) }));
  const applied = new Set(there.map(({ migration }) => migration.id));
  const mends = there
    .filter(({ row, migration }) => row.id !== migration.id || row.sha256 !== migration.sha256)
    .map(({ row, migration, sql }) => ({ migration, sql, appliedAs: row.id }));
  const missing = known.filter(({ id }) => !applied.has(id)).map(asWritten);
  return { pending: [...mends, ...missing], isNew: rows.length === 0 };
}

/**
 * The migration that was applied to a base, and what makes of its work what it does now. It is told by its text: names
 * were given anew so that all come in one order.
 */
function recognise(row: Applied, known: readonly Migration[]): { migration: Migration; sql: string } {
  const same = known.find(({ sha256 }) => sha256 === row.sha256);
  if (same) return { migration: same, sql: '' };
  for (const migration of known) {
    const former = migration.former?.find(({ sha256Start }) => row.sha256.startsWith(sha256Start));
    if (former) return { migration, sql: former.mend };
  }
  throw known.some(({ id }) => id === row.id) ? changed(row) : newer(row);
}

const newer = ({ program_version }: Applied): MigrationError =>
  new MigrationError(
    'newer-base',
    `Esta base foi atualizada pela versão ${program_version}, mais nova que este programa ` +
      `(${programVersion()}). Instale a versão ${program_version} ou mais nova e inicie de novo, ou volte à base de ` +
      'antes da atualização com pec start --before-upgrade. Nada foi alterado.',
  );

const changed = ({ id }: Applied): MigrationError =>
  new MigrationError(
    'changed-migration',
    `O passo ${id} da atualização da base não é o mesmo que foi aplicado. Os arquivos do programa ` +
      'foram alterados: reinstale a versão original e inicie de novo. Nada foi alterado.',
  );

async function apply(client: pg.Client, { migration, sql, appliedAs }: Step): Promise<void> {
  const { id, owner, sha256 } = migration;
  try {
    await client.query('begin');
    await client.query(sql);
    await (appliedAs
      ? client.query('update schema_migration set id = $1, owner = $2, sha256 = $3 where id = $4', [
          id,
          owner,
          sha256,
          appliedAs,
        ])
      : client.query(
          'insert into schema_migration (id, owner, sha256, program_version) values ($1, $2, $3, $4)',
          [id, owner, sha256, programVersion()],
        ));
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    const reason = error instanceof Error ? error.message : String(error);
    throw new MigrationError(
      'failed',
      `O passo ${id} da atualização da base falhou e foi desfeito: ${reason}. ` +
        'A base continua como estava. Guarde esta mensagem e procure o suporte.',
      error,
    );
  }
}
