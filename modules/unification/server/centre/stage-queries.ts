import { createHash } from 'node:crypto';
import type pg from 'pg';
import { isLockTimeout } from '#platform/db/errors';
import { quoted } from '#platform/db/bases/server';
import { literal, STAGE, stageOf } from './row-queries.ts';
import type { EnteringTable } from './table.ts';

/** For great set-wise work; text and sums of rows read the same whatever the server is set to. */
export async function settleSession(client: pg.ClientBase): Promise<void> {
  await client.query(`set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set jit = off;
    set work_mem = '64MB'; set maintenance_work_mem = '192MB'; set timezone = 'UTC'; set datestyle = 'ISO';
    set intervalstyle = 'postgres'; set extra_float_digits = 1; set bytea_output = 'hex'`);
}

/** Longer than a server takes to let go of a connection that has ended. */
const TURN_MS = 30_000;

/**
 * Only one unification is staged, judged or applied at a time; held until the connection ends. False when another
 * keeps its turn.
 */
export async function takeTurn(client: pg.ClientBase): Promise<boolean> {
  await client.query(`set lock_timeout = ${TURN_MS}`);
  try {
    await client.query(`select pg_advisory_lock(hashtextextended('unification: staging', 0))`);
  } catch (error) {
    if (isLockTimeout(error)) return false;
    throw error;
  }
  await client.query('reset lock_timeout');
  return true;
}

/** What is staged: rows of a process, in tables of a form. */
export type Stage = { processId: string; form: string };

/** Undefined when nothing is staged. */
export async function findStage(client: pg.ClientBase): Promise<Stage | undefined> {
  const { rows } = await client.query<{ stage: string | null }>(
    `select obj_description(to_regnamespace($1)::oid, 'pg_namespace') as stage`,
    [STAGE],
  );
  const [processId, form = ''] = rows[0]?.stage?.split(' ') ?? [];
  return processId === undefined ? undefined : { processId, form };
}

/** Does a process wait for a decision? Its staged rows are what undoing takes away. */
export async function waitsForDecision(client: pg.ClientBase, processId: string): Promise<boolean> {
  const { rows } = await client.query<{ waits: boolean }>(
    `select exists (select from base_unification where id = $1 and state = 'deciding') as waits`,
    [processId],
  );
  return rows[0]?.waits === true;
}

export async function dropStage(client: pg.ClientBase): Promise<void> {
  await client.query(`drop schema if exists ${STAGE} cascade`);
}

const OWN_TABLES = `
  create table ${STAGE}.piece (number integer generated always as identity primary key, table_name text not null,
    sha256 text not null, unique (table_name, sha256));
  create table ${STAGE}.met (source uuid primary key, target uuid);
  create table ${STAGE}.outcome (table_name text not null, pec_row bigint not null, outcome text not null,
    target text, target_id uuid, enters boolean not null, kept jsonb, reason text, without text[] not null default '{}',
    primary key (table_name, pec_row))`;

/** Another one when the base, or this program, has other tables than those that were staged. */
export const formOf = (tables: readonly EnteringTable[]): string =>
  createHash('sha256')
    .update(JSON.stringify([OWN_TABLES, tables.map(({ name, columns }) => [name, columns])]))
    .digest('hex');

/** Tables for the rows of a process, all logged: what was noted as loaded is there after a crash. */
export async function createStage(
  client: pg.ClientBase,
  { processId, form }: Stage,
  tables: readonly EnteringTable[],
): Promise<void> {
  await client.query(`begin`);
  await client.query(
    `create schema ${STAGE}; comment on schema ${STAGE} is ${literal(`${processId} ${form}`)}; ${OWN_TABLES}`,
  );
  for (const { name, columns } of tables) {
    const listed = columns.map((column) => quoted(column.name)).join(', ');
    await client.query(`create table ${stageOf(name)} as select ${listed} from ${quoted(name)} with no data;
      alter table ${stageOf(name)} add column pec_row bigint generated always as identity,
        add column pec_piece integer;
      alter table ${stageOf(name)} alter column pec_piece set default current_setting('pec.piece')::integer`);
  }
  await client.query(`commit`);
}

/** Pieces of a table that are loaded. */
export async function loadedPieces(client: pg.ClientBase): Promise<Map<string, Set<string>>> {
  const { rows } = await client.query<{ table: string; pieces: string[] }>(
    `select table_name as table, array_agg(sha256) as pieces from ${STAGE}.piece group by 1`,
  );
  return new Map(rows.map(({ table, pieces }) => [table, new Set(pieces)]));
}

/** Notes a piece as loaded; rows that are copied in this transaction from now on are of it. */
export async function notePiece(client: pg.ClientBase, table: string, sha256: string): Promise<void> {
  await client.query(
    `with noted as (insert into ${STAGE}.piece (table_name, sha256) values ($1, $2) returning number)
      select set_config('pec.piece', number::text, true) from noted`,
    [table, sha256],
  );
}

/** Takes the rows of pieces away that are no longer of the plan. */
export async function dropPieces(
  client: pg.ClientBase,
  table: string,
  pieces: readonly string[],
): Promise<void> {
  await client.query(
    `with gone as (delete from ${STAGE}.piece where table_name = $1 and sha256 = any ($2) returning number)
      delete from ${stageOf(table)} s using gone where s.pec_piece = gone.number`,
    [table, pieces],
  );
}

export async function countStaged(client: pg.ClientBase, table: string): Promise<number> {
  const { rows } = await client.query<{ count: number }>(`select count(*) as count from ${stageOf(table)}`);
  return Number(rows[0]?.count ?? 0);
}

export async function analyzeStage(client: pg.ClientBase, names: readonly string[]): Promise<void> {
  for (const name of names) await client.query(`analyze ${stageOf(name)}`);
}
