import type pg from 'pg';
import { programVersion } from '#platform/config/root';
import { copyOut } from '#platform/db/copy-out';
import { appliedMigrations } from '#platform/db/migrate';
import type { TableDeclaration } from '#platform/db/tables';
import { beginSnapshot, describeTables, endSnapshot, type SnapshotTable } from '#modules/backup/index';
import { PIECE_BYTES, type Plan, type PlanTable } from '../../contract/plan.ts';
import { sha256Of } from '../pieces/seal.ts';
import { endsAfter } from './cut.ts';
import {
  countLeft,
  readInstallation,
  readInstant,
  readMunicipalities,
  rowsInOrder,
  type Coming,
} from './plan-queries.ts';

/** A piece as it is read; its text may be kept. */
export type ReadPiece = { sha256: string; text: Buffer };

const ALL: Coming = { only: undefined, empty: new Set() };

/** Tables whose rows come along, in the order of their declaration, and which rows of them. */
const movingTables = (tables: readonly TableDeclaration[]): Map<string, Coming> =>
  new Map(
    tables.flatMap(({ name, unification }) => {
      if (unification.rule === 'skip') return [];
      const { only, set = {} } = unification;
      const empty = new Set(Object.keys(set).filter((column) => set[column] === 'null'));
      return [[name, { only: only?.rows, empty }] as const];
    }),
  );

/** Rows of all tables that come along, as the server last counted. */
export async function estimateRows(
  client: pg.ClientBase,
  tables: readonly TableDeclaration[],
): Promise<number> {
  const described = await describeTables(client, [...movingTables(tables).keys()]);
  return Math.ceil(described.reduce((sum, { estimate }) => sum + estimate, 0));
}

/**
 * Reads all rows that move, as they are at one moment, and gives each piece to `onPiece` in its turn: memory stays at a few.
 * `client` is one of its own, which is of no use after a failure.
 */
export async function makePlan(
  client: pg.ClientBase,
  tables: readonly TableDeclaration[],
  onPiece: (piece: ReadPiece, rows: number) => Promise<void>,
): Promise<Plan> {
  const moving = movingTables(tables);
  await beginSnapshot(client);
  const takenAt = await readInstant(client);
  const described = await describeTables(client, [...moving.keys()]);
  if (described.length !== moving.size) throw new Error('a table that is to move is not in the base');
  const planned: PlanTable[] = [];
  for (const table of described) {
    planned.push(await planTable(client, table, moving.get(table.name) ?? ALL, onPiece));
  }
  const plan: Plan = {
    installation: await readInstallation(client),
    program: programVersion(),
    migrations: (await appliedMigrations(client)).map(({ id, sha256 }) => ({ id, sha256 })),
    takenAt: takenAt.toISOString(),
    municipalities: await readMunicipalities(client),
    tables: planned,
  };
  await endSnapshot(client);
  return plan;
}

async function planTable(
  client: pg.ClientBase,
  table: SnapshotTable,
  coming: Coming,
  onPiece: (piece: ReadPiece, rows: number) => Promise<void>,
): Promise<PlanTable> {
  const { name, columns, keyColumns } = table;
  if (keyColumns === 0) throw new Error(`${name} moves and has no key`);
  const pieces: PlanTable['pieces'] = [];
  const query = rowsInOrder(table, coming);
  for await (const { text, rows } of copyOut(client, query, PIECE_BYTES, endsAfter(keyColumns))) {
    const sha256 = sha256Of(text);
    await onPiece({ sha256, text }, rows);
    pieces.push({ sha256, rows, bytes: text.length });
  }
  const left = await countLeft(client, table, coming.only);
  return { name, columns, rows: pieces.reduce((sum, { rows }) => sum + rows, 0), left, pieces };
}
