import { type Db, getRow, sql, type Tx } from '#platform/db/database';
import { clearExceptions, deliveryIs, type DeliveryKey } from './delivery-queries.ts';

/** What was answered of a lot before is asked again. */
export async function forgetAnswers(db: Tx, row: DeliveryKey): Promise<void> {
  await clearExceptions(db, row);
  await sql`update lote_delivery set repeated = 0 where ${deliveryIs(row)}`.execute(db);
}

/** Lots under way go from their first ficha on, by nobody who was sending them. */
export async function startAnew(db: Tx, destinationId: string, at: Date): Promise<void> {
  await sql`update lote_delivery set state = 'waiting', held_until = null, next_at = ${at}, tries = 0, message = null,
      done = 0, steps = null, asked_from = null
    where destination_id = ${destinationId} and state <> 'sent'`.execute(db);
}

export async function addRepeated(db: Tx, row: DeliveryKey): Promise<void> {
  await sql`update lote_delivery set repeated = repeated + 1 where ${deliveryIs(row)}`.execute(db);
}

/** From this ficha on they are asked about; null: it stops where all are answered. */
export async function keepAskedFrom(db: Tx, row: DeliveryKey, position: number | null): Promise<void> {
  await sql`update lote_delivery set asked_from = ${position} where ${deliveryIs(row)}`.execute(db);
}

/** Whether a ficha may have gone with its answer lost: they were asked about up to it, and nobody stopped in order. */
export const mayHaveGone = async (db: Db, row: DeliveryKey, position: number): Promise<boolean> =>
  (
    await getRow<{ may: boolean }>(
      db,
      sql`select coalesce(asked_from <= ${position}, false) as may from lote_delivery where ${deliveryIs(row)}`,
    )
  ).may;

/** Fichas of a lot that were not simply accepted. */
export const countAnswers = (
  db: Tx,
  row: DeliveryKey,
): Promise<{ kept: number; refused: number; repeated: number }> =>
  getRow(
    db,
    sql`select v.repeated, count(e.kind) filter (where e.kind = 'kept') as kept,
        count(e.kind) filter (where e.kind = 'refused') as refused
      from lote_delivery v left join delivery_exception e using (lote_id, destination_id)
      where ${deliveryIs(row)} group by v.repeated`,
  );

/** The refused ones enter the receipt. */
export async function copyRefusals(db: Tx, receiptId: string, row: DeliveryKey): Promise<void> {
  await sql`insert into lote_refusal (receipt_id, position, uuid, entry, reasons)
    select ${receiptId}, position, uuid, uuid || '.esus', reasons from delivery_exception
    where ${deliveryIs(row)} and kind = 'refused'`.execute(db);
}
