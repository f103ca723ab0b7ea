import type pg from 'pg';
import { connectClient } from '#platform/db/database';
import { copyInto } from '#platform/db/copy';
import { conflict } from '#platform/errors/problem';
import type { CopyChunk, CopyTable } from '../file/format.ts';
import type { OpenCopy } from '../file/reader.ts';
import { listSetAside, listTriggered, type SetAside, switchTriggers } from './aside-queries.ts';
import {
  analyze,
  emptyTables,
  ensureMonth,
  findMonthColumn,
  listColumns,
  setSequence,
  settleForLoading,
} from './load-queries.ts';
import { monthsIn } from './months.ts';

/** Bytes that a base takes for each of its copy: rows are packed there, and have no indexes. */
export const GROWS = 8;

/** How far a load is: rows that are in, of how many. */
export type Loaded = { rows: number; of: number; table: string };
export type Loading = { onProgress?: (loaded: Loaded) => void; signal?: AbortSignal | undefined };

/**
 * Fills a base that has the copy's own schema with its rows. What the base checks at each row stands aside meanwhile and
 * comes back at the end, which proves all of them at once. Throws when a count is not that of the copy.
 */
export async function loadCopy(url: string, copy: OpenCopy, options: Loading = {}): Promise<void> {
  const { tables, sequences } = copy.manifest;
  const client = await connectClient(url, 'pec-restore');
  try {
    await settleForLoading(client);
    for (const table of tables) await requireColumns(client, table);
    const aside = await listSetAside(client);
    for (const table of await listTriggered(client)) await switchTriggers(client, table, false);
    for (const { drop } of aside) await client.query(drop);
    await emptyTables(
      client,
      tables.map(({ name }) => name),
    );
    await fill(client, copy, options);
    await bringBack(client, aside, options.signal);
    // Months that were made meanwhile have triggers too.
    for (const table of await listTriggered(client)) await switchTriggers(client, table, true);
    for (const { name, last } of sequences) if (last !== null) await setSequence(client, name, last);
    await analyze(client);
  } finally {
    await client.end();
  }
}

const broken = (table: string, what: string) =>
  conflict(
    'copy-broken',
    `A cópia não confere na tabela ${table}: ${what}. Use outra cópia. Nada foi alterado.`,
  );

async function requireColumns(client: pg.Client, { name, columns }: CopyTable): Promise<void> {
  const there = await listColumns(client, name);
  const strange = columns.find((column) => !there.has(column));
  if (strange !== undefined) throw broken(name, `a coluna ${strange} não é da versão que ela diz ter`);
}

async function fill(client: pg.Client, copy: OpenCopy, { onProgress, signal }: Loading): Promise<void> {
  const { tables } = copy.manifest;
  const of = tables.reduce((sum, { rows }) => sum + rows, 0);
  let done = 0;
  for (const table of tables) {
    const columns = table.columns.map((column) => client.escapeIdentifier(column));
    const month = await findMonthColumn(client, table.name);
    let rows = 0;
    for await (const text of textOf(copy, table, signal)) {
      if (month !== undefined) await makeMonths(client, table, monthsIn(text, table.columns.indexOf(month)));
      rows += await copyInto(client, client.escapeIdentifier(table.name), columns, [text]);
      onProgress?.({ rows: done + rows, of, table: table.name });
    }
    if (rows !== table.rows) throw broken(table.name, `ela diz ${table.rows} linhas e tem ${rows}`);
    done += rows;
  }
}

/** Rows of a month go where that month's would have gone, not among those that no month holds. */
async function makeMonths(client: pg.Client, { name }: CopyTable, months: Iterable<string>): Promise<void> {
  for (const month of months) await ensureMonth(client, name, month);
}

/** The next chunk is read and opened while the server takes the one before. */
async function* textOf(copy: OpenCopy, { chunks }: CopyTable, signal?: AbortSignal): AsyncGenerator<Buffer> {
  const read = (chunk: CopyChunk) => {
    const text = copy.readChunk(chunk, signal);
    // A failure is seen when the chunk is wanted, not before.
    text.catch(() => undefined);
    return text;
  };
  let next = chunks[0] && read(chunks[0]);
  for (let place = 1; next; place++) {
    const text = await next;
    const following = chunks[place];
    next = following && read(following);
    yield text;
  }
}

async function bringBack(client: pg.Client, aside: readonly SetAside[], signal?: AbortSignal): Promise<void> {
  for (const { make } of aside.toReversed()) {
    signal?.throwIfAborted();
    await client.query(make);
  }
}
