import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type pg from 'pg';
import { programVersion, projectRoot } from '#platform/config/root';
import { connectClient } from './database.ts';

export type Migration = { id: string; owner: string; sha256: string; text: string };

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

// One number for all installations: two programs starting on one base migrate one after the other.
const LOCK = 7_326_001;
const NAME = /^\d{12}_[a-z0-9_]+\.sql$/;

/** All migrations of platform and modules in their one global order (by the timestamp of the file name). */
export async function readMigrations(root: string = projectRoot()): Promise<Migration[]> {
  const owners = (await readdir(join(root, 'modules'), { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => ({ owner: entry.name, directory: join(root, 'modules', entry.name, 'migrations') }));
  owners.push({ owner: 'platform', directory: join(root, 'platform', 'migrations') });
  const lists = await Promise.all(owners.map(({ owner, directory }) => readDirectory(owner, directory)));
  return lists.flat().sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function readDirectory(owner: string, directory: string): Promise<Migration[]> {
  const names = await readdir(directory).catch(noneWhenAbsent);
  return Promise.all(
    names
      .filter((name) => name.endsWith('.sql'))
      .map(async (name) => {
        // One left out in silence would leave the base behind the program.
        if (!NAME.test(name))
          throw new Error(`${owner}: a migration is named yyyymmddhhmm_what.sql: ${name}`);
        const text = await readFile(join(directory, name), 'utf8');
        const sha256 = createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');
        return { id: basename(name, '.sql'), owner, sha256, text };
      }),
  );
}

function noneWhenAbsent(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}

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
    const applied = await verifyApplied(client, known);
    const pending = known.filter((migration) => !applied.has(migration.id));
    for (const migration of pending) await apply(client, migration);
    return { applied: pending.map((migration) => migration.id) };
  } finally {
    await client.end();
  }
}

/** What was applied to a base, in order, as a copy of it tells. */
export type AppliedMigration = Omit<Migration, 'text'> & { programVersion: string };

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
): Promise<{ pending: Migration[]; isNew: boolean }> {
  const known = migrations ?? (await readMigrations());
  const client = await connectClient(databaseUrl, 'pec-migrate');
  try {
    const { rows } = await client.query<{ there: boolean }>(
      `select to_regclass('schema_migration') is not null as there`,
    );
    if (!rows[0]?.there) return { pending: [...known], isNew: true };
    const applied = await verifyApplied(client, known);
    return { pending: known.filter(({ id }) => !applied.has(id)), isNew: applied.size === 0 };
  } finally {
    await client.end();
  }
}

async function verifyApplied(client: pg.Client, known: readonly Migration[]): Promise<Set<string>> {
  const { rows } = await client.query<{ id: string; sha256: string; program_version: string }>(
    'select id, sha256, program_version from schema_migration order by id',
  );
  const byId = new Map(known.map((migration) => [migration.id, migration]));
  for (const row of rows) {
    const migration = byId.get(row.id);
    if (!migration) {
      throw new MigrationError(
        'newer-base',
        `Esta base foi atualizada pela versão ${row.program_version}, mais nova que este programa ` +
          `(${programVersion()}). Instale a versão ${row.program_version} ou mais nova e inicie de novo, ou volte à base de ` +
          'antes da atualização com pec start --before-upgrade. Nada foi alterado.',
      );
    }
    if (migration.sha256 !== row.sha256) {
      throw new MigrationError(
        'changed-migration',
        `O passo ${row.id} da atualização da base não é o mesmo que foi aplicado. Os arquivos do programa ` +
          'foram alterados: reinstale a versão original e inicie de novo. Nada foi alterado.',
      );
    }
  }
  return new Set(rows.map((row) => row.id));
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(migration.text);
    await client.query(
      'insert into schema_migration (id, owner, sha256, program_version) values ($1, $2, $3, $4)',
      [migration.id, migration.owner, migration.sha256, programVersion()],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    const reason = error instanceof Error ? error.message : String(error);
    throw new MigrationError(
      'failed',
      `O passo ${migration.id} da atualização da base falhou e foi desfeito: ${reason}. ` +
        'A base continua como estava. Guarde esta mensagem e procure o suporte.',
      error,
    );
  }
}
