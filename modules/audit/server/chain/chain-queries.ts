import type { RawBuilder } from 'kysely';
import { type Db, findRow, getRow, rowsOf, sql, type Tx } from '#platform/db/database';
import type { ChainRow, SealedBlock } from './block.ts';
import { chainColumns, rowOf, type StoredRow } from './row-queries.ts';
import { EVERYTHING, formatSnapshot, NOTHING, parseSnapshot, type Snapshot } from './snapshot.ts';

// All workers of one base: exactly one seals at a time.
const SEALER_LOCK = 7_326_060;
const FETCHED = 5_000;

/** Takes the sealer's turn until the transaction ends; false while another worker has it. */
export async function takeSealerTurn(tx: Tx): Promise<boolean> {
  const row = await getRow<{ taken: boolean }>(
    tx,
    sql`select pg_try_advisory_xact_lock(${SEALER_LOCK}) as taken`,
  );
  return row.taken;
}

/** Waits for the sealer's turn, e.g. to begin an epoch. */
export async function waitForSealerTurn(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${SEALER_LOCK})`.execute(tx);
}

export type ChainState = { firstEpoch: number; epoch: number; snapshot: Snapshot };

/** Epochs of the base, and what this transaction sees. */
export async function chainState(db: Db): Promise<ChainState> {
  const row = await getRow<{ first: number; last: number; snapshot: string }>(
    db,
    sql`select min(number) as first, max(number) as last, pg_current_snapshot()::text as snapshot from audit_epoch`,
  );
  return { firstEpoch: row.first, epoch: row.last, snapshot: parseSnapshot(row.snapshot) };
}

/** From now on rows carry another epoch: transaction numbers began anew. */
export async function beginEpoch(tx: Tx, epoch: number, now: Date): Promise<void> {
  await sql`insert into audit_epoch values (${epoch}, ${now})`.execute(tx);
  await sql`alter table audit_event alter column epoch set default ${sql.lit(epoch)}`.execute(tx);
}

/** The highest transaction that an event of an epoch names; 0 when it has none. */
export async function highestTransaction(db: Db, epoch: number): Promise<number> {
  const row = await findRow<{ xid: string }>(
    db,
    sql`select xid::text as xid from audit_event where epoch = ${epoch} order by epoch desc, xid desc limit 1`,
  );
  return Number(row?.xid ?? 0);
}

const BLOCK = sql`number, previous_hash as "previousHash", epoch, snapshot, rows, leaves, strangers,
  first_at as "firstAt", last_at as "lastAt", sealed_at as "sealedAt", key_fingerprint as "keyFingerprint",
  people, hash, signature`;

type StoredBlock = Omit<SealedBlock, 'snapshot'> & { snapshot: string };
const blockOf = (row: StoredBlock): SealedBlock => ({ ...row, snapshot: parseSnapshot(row.snapshot) });

export type ChainEnd = { number: number; hash: Buffer; epoch: number; snapshot: Snapshot; sealedAt: Date };

export async function findLastBlock(db: Db): Promise<ChainEnd | undefined> {
  const row = await findRow<Omit<ChainEnd, 'snapshot'> & { snapshot: string }>(
    db,
    sql`select number, hash, epoch, snapshot, sealed_at as "sealedAt" from audit_block
      order by number desc limit 1`,
  );
  return row && { ...row, snapshot: parseSnapshot(row.snapshot) };
}

export async function insertBlock(tx: Tx, block: SealedBlock): Promise<void> {
  await sql`
    insert into audit_block (number, previous_hash, epoch, snapshot, rows, leaves, strangers, first_at, last_at,
      sealed_at, key_fingerprint, people, hash, signature)
    values (${block.number}, ${block.previousHash}, ${block.epoch}, ${formatSnapshot(block.snapshot)},
      ${block.rows}, ${block.leaves}, ${[...block.strangers]}::uuid[], ${block.firstAt}, ${block.lastAt},
      ${block.sealedAt}, ${block.keyFingerprint}, ${block.people}, ${block.hash}, ${block.signature})`.execute(
    tx,
  );
}

/**
 * The blocks after one, as many as hold about `rows` rows together (at least one), in order. Sizes are
 * looked at first: leaves are heavy.
 */
export async function blocksAfter(db: Db, number: number, rows: number): Promise<SealedBlock[]> {
  const end = await findRow<{ number: number | null }>(
    db,
    sql`select max(number) as number from (
        select number, sum(rows) over (order by number) - rows as before
        from (select number, rows from audit_block where number > ${number} order by number limit 500) as near
      ) as summed where before = 0 or before < ${rows}`,
  );
  if (!end || end.number === null) return [];
  const stored = await rowsOf<StoredBlock>(
    db,
    sql`select ${BLOCK} from audit_block where number > ${number} and number <= ${end.number} order by number`,
  );
  return stored.map(blockOf);
}

/** Hashes of some blocks by number. */
export async function hashesOf(db: Db, numbers: readonly number[]): Promise<Map<number, string>> {
  const rows = await rowsOf<{ number: number; hash: string }>(
    db,
    sql`select number, encode(hash, 'hex') as hash from audit_block where number = any(${[...numbers]}::bigint[])`,
  );
  return new Map(rows.map((row) => [row.number, row.hash]));
}

/** Rows of one epoch that a snapshot sees and an earlier one did not. */
export type Span = { epoch: number; from: Snapshot; to: Snapshot };

const xids = (list: readonly number[]) => sql`${list.map(String)}::text[]::xid8[]`;
const xid = (value: number) => sql`${String(value)}::text::xid8`;

function inSpan({ epoch, from, to }: Span): RawBuilder<unknown> {
  const fresh = sql`(xid >= ${xid(from.xmax)} and xid < ${xid(to.xmax)})`;
  // Transactions that were open then and have ended since.
  const late = from.open.length === 0 ? fresh : sql`(${fresh} or xid = any(${xids(from.open)}))`;
  const ended = to.open.length === 0 ? sql`true` : sql`xid <> all(${xids(to.open)})`;
  return sql`epoch = ${epoch} and ${late} and ${ended}`;
}

/** The transaction of the row number `limit` of a span: where a block of that size ends. */
export async function findCut(db: Db, span: Span, limit: number): Promise<number | undefined> {
  const row = await findRow<{ xid: string }>(
    db,
    sql`select xid::text as xid from audit_event
      where ${inSpan({ ...span, from: { ...span.from, open: [] } })}
      order by epoch, xid offset ${limit - 1} limit 1`,
  );
  return row && Number(row.xid);
}

/** Streams the rows of a span through a cursor of this transaction: memory stays at some thousand rows. */
export async function* rowsInSpan(tx: Tx, span: Span): AsyncGenerator<ChainRow> {
  yield* streamRows(tx, sql`select ${chainColumns} from audit_event where ${inSpan(span)}`);
}

/** Is there a row outside every span? By the index: many rows cost no more than few. */
export async function findOutside(db: Db, { firstEpoch, epoch, snapshot }: ChainState): Promise<boolean> {
  const row = await getRow<{ found: boolean }>(
    db,
    sql`select ${sql.join(
      outsideSpans(firstEpoch, epoch, snapshot).map(
        (part) => sql`exists (select 1 from audit_event where ${part})`,
      ),
      sql` or `,
    )} as found`,
  );
  return row.found;
}

/**
 * Rows outside every span, which no block will ever hold: of an epoch that never began, or under a transaction that
 * the base has not given.
 */
export async function* rowsOutsideSpans(
  tx: Tx,
  { firstEpoch, epoch, snapshot }: ChainState,
): AsyncGenerator<ChainRow> {
  const parts = outsideSpans(firstEpoch, epoch, snapshot);
  yield* streamRows(tx, sql`select ${chainColumns} from audit_event where ${sql.join(parts, sql` or `)}`);
}

function outsideSpans(firstEpoch: number, epoch: number, { xmax }: Snapshot): RawBuilder<unknown>[] {
  const epochs = Array.from({ length: epoch - firstEpoch + 1 }, (_, place) => firstEpoch + place);
  return [
    sql`epoch < ${firstEpoch}`,
    sql`epoch > ${epoch}`,
    ...epochs.map((one) => sql`(epoch = ${one} and xid < ${xid(NOTHING.xmax)})`),
    ...epochs.map((one) => sql`(epoch = ${one} and xid >= ${xid(one === epoch ? xmax : EVERYTHING.xmax)})`),
  ];
}

async function* streamRows(tx: Tx, query: RawBuilder<unknown>): AsyncGenerator<ChainRow> {
  await sql`declare audit_rows no scroll cursor for ${query}`.execute(tx);
  const take = () => {
    const fetching = sql<StoredRow>`fetch ${sql.lit(FETCHED)} from audit_rows`.execute(tx);
    // A failure is seen when the rows are wanted, not before.
    fetching.catch(() => undefined);
    return fetching;
  };
  // The base reads the next rows while these are hashed.
  let next = take();
  for (;;) {
    const { rows } = await next;
    const more = rows.length === FETCHED;
    if (more) next = take();
    for (const row of rows) yield rowOf(row);
    if (!more) break;
  }
  await sql`close audit_rows`.execute(tx);
}
