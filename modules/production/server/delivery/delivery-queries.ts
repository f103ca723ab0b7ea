import type { ReceiptReason } from '@pec-aberto/ledi';
import { affected, type Db, findRow, rowsOf, sql, type Tx } from '#platform/db/database';

export type DeliveryState = 'waiting' | 'scheduled' | 'sending' | 'sent' | 'failed';
export type DeliveryKey = { loteId: string; destinationId: string };

/** A lot on its way to a destination, as whoever sends it needs it. */
export type DeliveryRow = DeliveryKey & {
  tries: number;
  done: number;
  steps: number | null;
  /** Whoever sends it holds it until then. */
  heldUntil: Date;
};

const columns = sql`v.lote_id as "loteId", v.destination_id as "destinationId", v.tries, v.done, v.steps,
  v.held_until as "heldUntil"`;

/**
 * Takes a lot that is due at a destination, for so long; undefined when there is none. Municipalities take turns, each
 * with its oldest: what one has to send for hours keeps back no other.
 */
export const takeDue = (
  db: Tx,
  { destinationId, now, until }: { destinationId: string; now: Date; until: Date },
): Promise<DeliveryRow | undefined> =>
  findRow<DeliveryRow>(
    db,
    sql`with turn as (
        select q.lote_id, q.destination_id, l.municipality_id
        from lote_delivery q join generated_lote l on l.id = q.lote_id join destination d on d.id = q.destination_id
        where q.destination_id = ${destinationId} and q.state <> 'sent' and q.next_at <= ${now}
          and (q.held_until is null or q.held_until < ${now})
        order by d.served_id is not null and l.municipality_id <= d.served_id, l.municipality_id, l.created_at, l.id
        limit 1 for update of q skip locked),
      served as (
        update destination d set served_id = turn.municipality_id from turn where d.id = turn.destination_id)
      update lote_delivery v set state = 'sending', held_until = ${until} from turn
      where v.lote_id = turn.lote_id and v.destination_id = turn.destination_id
      returning ${columns}`,
  );

/** Condition of the rows of one delivery. */
export const deliveryIs = ({ loteId, destinationId }: DeliveryKey) =>
  sql`lote_id = ${loteId} and destination_id = ${destinationId}`;

type HeldDelivery = DeliveryKey & Pick<DeliveryRow, 'heldUntil'>;
/** The delivery, for as long as it is held as who sends it knows. */
const held = (row: HeldDelivery) =>
  sql`${deliveryIs(row)} and state = 'sending' and held_until = ${row.heldUntil}`;

/** False when somebody else took it meanwhile. What went on is not as one that fails again and again. */
export const hold = async (
  db: Tx,
  row: HeldDelivery,
  step: { until: Date; done: number; steps: number },
): Promise<boolean> =>
  (await affected(
    db,
    sql`update lote_delivery set held_until = ${step.until}, done = ${step.done}, steps = ${step.steps},
        tries = case when ${step.done} > done then 0 else tries end where ${held(row)}`,
  )) > 0;

/** Whoever held it stopped in the middle: the next goes on at once. */
export const release = (db: Tx, row: HeldDelivery, now: Date): Promise<number> =>
  affected(
    db,
    sql`update lote_delivery set state = 'waiting', held_until = null, next_at = ${now} where ${held(row)}`,
  );

/** Keeps the file of a delivery, or that its layout can say none of its fichas. False when it was taken over. */
export const keepFile = async (
  db: Tx,
  row: HeldDelivery,
  file: { [Part in keyof WrittenFile]: WrittenFile[Part] | null } & { layout: string },
): Promise<boolean> =>
  (await affected(
    db,
    sql`update lote_delivery set file_id = ${file.fileId}, fichas = ${file.fichas}, layout = ${file.layout}, chunks = ${file.chunks},
        done = 0, steps = null where ${held(row)}`,
  )) > 0;

/** False when somebody else took it meanwhile, or it is to be written anew. */
export const endDelivery = async (db: Tx, row: HeldDelivery, at: Date): Promise<boolean> =>
  (await affected(
    db,
    sql`update lote_delivery set state = 'sent', sent_at = ${at}, next_at = null, held_until = null, message = null,
        file_id = null, chunks = null where ${held(row)}`,
  )) > 0;

/** Lets a lot go until later. `failed`: it was tried; `scheduled`: it waits for an hour or for a person. */
export const postpone = (
  db: Tx,
  row: HeldDelivery,
  later: { state: 'failed' | 'scheduled'; nextAt: Date; message: string },
): Promise<number> =>
  affected(
    db,
    sql`update lote_delivery set state = ${later.state}, next_at = ${later.nextAt}, held_until = null,
      message = ${later.message}, tries = tries + ${later.state === 'failed' ? 1 : 0} where ${held(row)}`,
  );

/** Keeps the others of a destination back as well: what one met, the next would meet. */
export async function postponeOthers(db: Tx, destinationId: string, until: Date): Promise<void> {
  await sql`update lote_delivery set next_at = ${until}
    where destination_id = ${destinationId} and state in ('waiting', 'failed', 'scheduled') and next_at < ${until}`.execute(
    db,
  );
}

export type Exception = {
  position: number;
  kind: 'kept' | 'reduced' | 'refused';
  uuid: string;
  reasons: readonly ReceiptReason[];
};

export async function addExceptions(
  db: Tx,
  row: DeliveryKey,
  exceptions: readonly Exception[],
): Promise<void> {
  if (exceptions.length === 0) return;
  const all = <K extends keyof Exception>(key: K) => exceptions.map((one) => one[key]);
  await sql`insert into delivery_exception (lote_id, destination_id, position, kind, uuid, reasons)
    select ${row.loteId}, ${row.destinationId}, * from unnest(${all('position')}::int[], ${all('kind')}::text[],
      ${all('uuid')}::text[], ${exceptions.map(({ reasons }) => JSON.stringify(reasons))}::jsonb[])
    on conflict (lote_id, destination_id, position) do update set kind = excluded.kind, reasons = excluded.reasons`.execute(
    db,
  );
}

export async function clearExceptions(db: Tx, row: DeliveryKey): Promise<void> {
  await sql`delete from delivery_exception where ${deliveryIs(row)}`.execute(db);
}

/** Of one kind, or of any, after a position, in order. */
export const listExceptions = (
  db: Db,
  row: DeliveryKey,
  of: { kind?: Exception['kind']; after: number; limit: number },
): Promise<Exception[]> =>
  rowsOf<Exception>(
    db,
    sql`select position, kind, uuid, reasons from delivery_exception
      where ${deliveryIs(row)}
        and (${of.kind ?? null}::text is null or kind = ${of.kind ?? null})
        and position > ${of.after} order by position limit ${of.limit}`,
  );

/** All that a destination has received is offered to it again; it takes only what it has not. */
export const offerAgain = (db: Tx, destinationId: string, at: Date): Promise<number> =>
  affected(
    db,
    sql`update lote_delivery set state = 'waiting', sent_at = null, next_at = ${at}, done = 0, steps = null
      where destination_id = ${destinationId} and state = 'sent'`,
  );

/** `chunks`: SHA-256 of each of its pieces, 32 bytes after 32 bytes. */
export type WrittenFile = { fileId: string; fichas: number; chunks: Buffer };

/** The file of a delivery, where it is written. */
export const findFile = (db: Db, row: DeliveryKey): Promise<WrittenFile | undefined> =>
  findRow<WrittenFile>(
    db,
    sql`select file_id as "fileId", fichas, chunks from lote_delivery
      where ${deliveryIs(row)} and file_id is not null`,
  );

/** Does a destination lack fichas that went, or would have gone, in another layout than it reads now? */
export const hasKept = async (db: Db, destinationId: string, layout: string): Promise<boolean> =>
  (await findRow(db, sql`select 1 from lote_delivery v where ${keptOf(destinationId, layout)} limit 1`)) !==
  undefined;

/** `layout`: not those written for it already; null: all. */
const keptOf = (destinationId: string, layout: string | null) => sql`v.destination_id = ${destinationId}
  and (${layout}::text is null or v.layout is distinct from ${layout})
  and exists (select from delivery_exception e
    where e.lote_id = v.lote_id and e.destination_id = v.destination_id and e.kind = 'kept')`;

/**
 * Lots of which a destination's layout could not say some fichas are written for it anew, also those in the middle of
 * going, which are taken from whoever sends them; answers the files they had.
 */
export async function rewriteKept(
  db: Tx,
  destinationId: string,
  layout: string | null,
  at: Date,
): Promise<string[]> {
  const kept = keptOf(destinationId, layout);
  const files = await rowsOf<{ fileId: string }>(
    db,
    sql`select v.file_id as "fileId" from lote_delivery v where v.file_id is not null and ${kept} for update`,
  );
  await sql`update lote_delivery v set state = 'waiting', held_until = null, sent_at = null, next_at = ${at},
      file_id = null, chunks = null, done = 0, steps = null where ${kept}`.execute(db);
  return files.map(({ fileId }) => fileId);
}

/** Files that wait for a destination; they are let go of. */
export async function dropFiles(db: Tx, destinationId: string): Promise<string[]> {
  const files = await rowsOf<{ fileId: string }>(
    db,
    sql`select file_id as "fileId" from lote_delivery where destination_id = ${destinationId} and file_id is not null
      for update`,
  );
  await sql`update lote_delivery set file_id = null, chunks = null, done = 0, steps = null
    where destination_id = ${destinationId} and file_id is not null`.execute(db);
  return files.map(({ fileId }) => fileId);
}

export type DeliveryShown = {
  destinationId: string;
  destination: string;
  active: boolean;
  state: DeliveryState;
  nextAt: Date | null;
  sentAt: Date | null;
  message: string | null;
  done: number;
  steps: number | null;
  kept: number;
};

export const listDeliveries = (db: Db, loteId: string): Promise<DeliveryShown[]> =>
  rowsOf<DeliveryShown>(
    db,
    sql`select v.destination_id as "destinationId", d.name as destination, d.inactive_at is null as active, v.state,
        v.next_at as "nextAt", v.sent_at as "sentAt", v.message, v.done, v.steps,
        (select count(*) from delivery_exception e where e.lote_id = v.lote_id
          and e.destination_id = v.destination_id and e.kind = 'kept') as kept
      from lote_delivery v join destination d on d.id = v.destination_id
      where v.lote_id = ${loteId} order by search_key(d.name), d.id`,
  );
