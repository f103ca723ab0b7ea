import type pg from 'pg';
import { copyInto } from '#platform/db/copy';
import { conflict } from '#platform/errors/problem';
import type { PlanTable } from '../../contract/plan.ts';
import { enteringTables } from './catalogue-queries.ts';
import { stageOf } from './row-queries.ts';
import {
  analyzeStage,
  createStage,
  dropPieces,
  dropStage,
  findStage,
  formOf,
  loadedPieces,
  notePiece,
  waitsForDecision,
} from './stage-queries.ts';
import type { EnteringTable } from './table.ts';
import type { Work } from './work.ts';

/** Text that goes into one transaction. */
const BATCH_BYTES = 16 * 1024 * 1024;

/** Loads what the plan lists and is not loaded, and takes away what it no longer lists. Returns the tables, in their order. */
export async function stage(client: pg.Client, work: Work): Promise<EnteringTable[]> {
  const tables = await enteringTables(client, work.tables);
  requireSameTables(work, tables);
  const form = formOf(tables);
  const staged = await findStage(client);
  if (staged?.processId !== work.processId || staged.form !== form) {
    if (staged && (await waitsForDecision(client, staged.processId))) throw undecided();
    await dropStage(client);
    await createStage(client, { processId: work.processId, form }, tables);
  }
  await client.query('set synchronous_commit = off');
  const loaded = await loadedPieces(client);
  const total = work.plan.tables.reduce((sum, table) => sum + table.pieces.length, 0);
  let done = 0;
  const changed: string[] = [];
  for (const table of work.plan.tables) {
    const there = loaded.get(table.name) ?? new Set();
    const wanted = new Set(table.pieces.map(({ sha256 }) => sha256));
    const gone = [...there].filter((sha256) => !wanted.has(sha256));
    const missing = table.pieces.filter(({ sha256 }) => !there.has(sha256));
    if (gone.length > 0) await dropPieces(client, table.name, gone);
    if (gone.length + missing.length > 0) changed.push(table.name);
    done += table.pieces.length - missing.length;
    for (const batch of batches(missing)) {
      await load(client, work, table, batch);
      done += batch.length;
      work.progress('Preparando os dados recebidos', done, total);
    }
  }
  await analyzeStage(client, changed);
  return tables;
}

type Piece = PlanTable['pieces'][number];

async function load(client: pg.Client, work: Work, table: PlanTable, batch: readonly Piece[]): Promise<void> {
  const columns = table.columns.map((column) => client.escapeIdentifier(column));
  await client.query('begin');
  try {
    for (const { sha256, rows } of batch) {
      work.signal.throwIfAborted();
      const text = await work.pieces.read(sha256);
      await notePiece(client, table.name, sha256);
      const taken = await copyInto(client, stageOf(table.name), columns, [text]);
      if (taken !== rows) throw differs(table.name);
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

function* batches(pieces: readonly Piece[]): Generator<Piece[]> {
  let batch: Piece[] = [];
  let bytes = 0;
  for (const piece of pieces) {
    batch.push(piece);
    bytes += piece.bytes;
    if (bytes < BATCH_BYTES) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield batch;
}

const differs = (table: string) =>
  conflict(
    'unification-plan',
    `O plano recebido não confere com os dados na tabela ${table}. Ensaie de novo; nada foi alterado.`,
  );

const undecided = () =>
  conflict(
    'unification-undecided',
    'Outra base entrou nesta central e espera que alguém a confirme ou desfaça. Tente de novo depois.',
  );

/** Both are of one version, so their tables are too; a plan that says otherwise is none of ours. */
function requireSameTables({ plan }: Work, tables: readonly EnteringTable[]): void {
  const planned = new Map(plan.tables.map((table) => [table.name, table]));
  for (const { name, columns } of tables) {
    const told = planned.get(name)?.columns.toSorted().join();
    if (
      told !==
      columns
        .map((column) => column.name)
        .toSorted()
        .join()
    )
      throw differs(name);
  }
  if (planned.size !== tables.length) throw differs('que só existe na origem');
}
