import type { ReceiptReason } from '@pec-aberto/ledi';
import { affected, type Db, findRow, rowsOf, sql, type Tx } from '#platform/db/database';

export type DeliveryState = 'waiting' | 'scheduled' | 'sending' | 'sent' | 'failed';
/** A lot on its way to a destination, as whoever sends it needs it. */
export type DeliveryRow = {
  loteId: string;
  destinationId: string;
  tries: number;
  fileId: string | null;
  fichas: number | null;
  done: number;
  steps: number | null;
};

const columns = sql`v.lote_id as "loteId", v.destination_id as "destinationId", v.tries, v.file_id as "fileId",
  v.fichas, v.done, v.steps`;

/**
 * Takes the oldest lot that is due at a destination, for so long; undefined when there is none. Of one municipality lots
 * go in the order of their numbers: one that waits keeps back those after it.
 */
export const takeDue = (
  db: Tx,
  { destinationId, now, until }: { destinationId: string; now: Date; until: Date },
): Promise<DeliveryRow | undefined> =>
  findRow<DeliveryRow>(
    db,
    sql`update lote_delivery v set state = 'sending', held_until = ${until}
      where (v.lote_id, v.destination_id) = (
        select q.lote_id, q.destination_id from lote_delivery q join generated_lote l on l.id = q.lote_id
        where q.destination_id = ${destinationId} and q.state <> 'sent' and q.next_at <= ${now}
          and (q.held_until is null or q.held_until < ${now})
        order by l.created_at, l.id limit 1 for update of q skip locked)
      returning ${columns}`,
  );

/** False when somebody else took it meanwhile. What went on is not as one that fails again and again. */
export async function hold(
  db: Tx,
  row: Pick<DeliveryRow, 'loteId' | 'destinationId'>,
  step: { held: Date; until: Date; done?: number; steps?: number },
): Promise<boolean> {
  const found = await findRow(
    db,
    sql`update lote_delivery set held_until = ${step.until}, done = coalesce(${step.done ?? null}, done),
        tries = case when ${step.done ?? null} > done then 0 else tries end, steps = coalesce(${step.steps ?? null}, steps)
      where lote_id = ${row.loteId} and destination_id = ${row.destinationId} and state = 'sending'
        and held_until = ${step.held} returning lote_id`,
  );
  return found !== undefined;
}

/** Whoever held it stopped in the middle: the next goes on at once. */
export async function release(
  db: Tx,
  row: Pick<DeliveryRow, 'loteId' | 'destinationId'>,
  now: Date,
): Promise<void> {
  await sql`update lote_delivery set state = 'waiting', held_until = null, next_at = ${now}
    where lote_id = ${row.loteId} and destination_id = ${row.destinationId} and state = 'sending'`.execute(
    db,
  );
}

export async function keepFile(
  db: Tx,
  row: Pick<DeliveryRow, 'loteId' | 'destinationId'>,
  file: { fileId: string; fichas: number },
): Promise<void> {
  await sql`update lote_delivery set file_id = ${file.fileId}, fichas = ${file.fichas}, done = 0, steps = null
    where lote_id = ${row.loteId} and destination_id = ${row.destinationId}`.execute(db);
}

export async function endDelivery(
  db: Tx,
  row: Pick<DeliveryRow, 'loteId' | 'destinationId'>,
  at: Date,
): Promise<void> {
  await sql`update lote_delivery set state = 'sent', sent_at = ${at}, next_at = null, held_until = null, message = null,
      file_id = null where lote_id = ${row.loteId} and destination_id = ${row.destinationId}`.execute(db);
}

/** Lets a lot go until later. `failed`: it was tried; `scheduled`: the destination asked for it. */
export async function postpone(
  db: Tx,
  row: Pick<DeliveryRow, 'loteId' | 'destinationId'>,
  later: { state: 'failed' | 'scheduled'; nextAt: Date; message: string },
): Promise<void> {
  await sql`update lote_delivery set state = ${later.state}, next_at = ${later.nextAt}, held_until = null,
      message = ${later.message}, tries = tries + ${later.state === 'failed' ? 1 : 0}
    where lote_id = ${row.loteId} and destination_id = ${row.destinationId} and state <> 'sent'`.execute(db);
}

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
  row: Pick<DeliveryRow, 'loteId' | 'destinationId'>,
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

export async function clearExceptions(
  db: Tx,
  row: Pick<DeliveryRow, 'loteId' | 'destinationId'>,
): Promise<void> {
  await sql`delete from delivery_exception where lote_id = ${row.loteId} and destination_id = ${row.destinationId}`.execute(
    db,
  );
}

/** Of one kind, or of any, after a position, in order. */
export const listExceptions = (
  db: Db,
  row: Pick<DeliveryRow, 'loteId' | 'destinationId'>,
  of: { kind?: Exception['kind']; after: number; limit: number },
): Promise<Exception[]> =>
  rowsOf<Exception>(
    db,
    sql`select position, kind, uuid, reasons from delivery_exception
      where lote_id = ${row.loteId} and destination_id = ${row.destinationId}
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

/** The file of a delivery, where it is written. */
export const findFile = (
  db: Db,
  row: Pick<DeliveryRow, 'loteId' | 'destinationId'>,
): Promise<{ fileId: string; fichas: number } | undefined> =>
  findRow(
    db,
    sql`select file_id as "fileId", fichas from lote_delivery
      where lote_id = ${row.loteId} and destination_id = ${row.destinationId} and file_id is not null`,
  );

/**
 * Lots of which a destination's layout could not say some fichas are written for it anew; their files so far. One that is
 * in the middle of going without a file is taken from whoever sends it.
 */
export async function rewriteKept(db: Tx, destinationId: string, at: Date): Promise<string[]> {
  const kept = sql`v.destination_id = ${destinationId} and exists (select from delivery_exception e
    where e.lote_id = v.lote_id and e.destination_id = v.destination_id and e.kind = 'kept')`;
  const files = await rowsOf<{ fileId: string }>(
    db,
    sql`select v.file_id as "fileId" from lote_delivery v where v.file_id is not null and ${kept} for update`,
  );
  await sql`update lote_delivery v set state = case when v.state = 'sending' then 'sending' else 'waiting' end,
      held_until = case when d.protocol = 'pec-aberto' then v.held_until end,
      sent_at = null, next_at = ${at}, file_id = null, done = 0, steps = null
    from destination d where d.id = v.destination_id and ${kept}`.execute(db);
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
