import type { ReceiptReason } from '@pec-aberto/ledi';
import type { Outcomes } from '../reception/lote-queries.ts';
import { type Db, findRow, rowsOf, sql, type Tx } from '#platform/db/database';

/** A lot as it went: so many fichas of it, to a destination of the network where told. */
export type SentLote = { id: string; number: number; fichas: number; destinationId?: string };

/** The lot that was saved as the file of this hash, by a municipality (null: any). */
export const findSavedLote = (
  db: Db,
  sha256: Buffer,
  municipalityId: string | null,
): Promise<SentLote | undefined> =>
  findRow<SentLote>(
    db,
    sql`select l.id, l.number, l.fichas from saved_lote s join generated_lote l on l.id = s.lote_id
      where s.sha256 = ${sha256} and (${municipalityId}::uuid is null or l.municipality_id = ${municipalityId})
      limit 1`,
  );

export type ReceiptRow = Outcomes & {
  id: string;
  loteId: string;
  receiverId: string;
  receiver: string;
  judgedAt: Date;
  readAt: Date;
  readBy: string | null;
  /** Where it went by network; null: as a file. */
  destinationId: string | null;
};

/** False when this very receipt was read before. */
export async function addReceipt(db: Tx, row: ReceiptRow): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into lote_receipt (id, lote_id, receiver_id, receiver, judged_at, read_at, read_by, destination_id, valid, invalid, repeated, held)
    values (${row.id}, ${row.loteId}, ${row.receiverId}, ${row.receiver}, ${row.judgedAt}, ${row.readAt}, ${row.readBy},
      ${row.destinationId}, ${row.valid}, ${row.invalid}, ${row.repeated}, ${row.held})
    on conflict on constraint lote_receipt_once do nothing`.execute(db);
  return Number(numAffectedRows) > 0;
}

export type Refused = { position: number; uuid: string | null; entry: string; reasons: ReceiptReason[] };

export async function addRefusals(db: Tx, receiptId: string, rows: readonly Refused[]): Promise<void> {
  const all = <K extends keyof Refused>(key: K) => rows.map((row) => row[key]);
  await sql`insert into lote_refusal (receipt_id, position, uuid, entry, reasons)
    select ${receiptId}, * from unnest(${all('position')}::int[], ${all('uuid')}::text[], ${all('entry')}::text[],
      ${rows.map(({ reasons }) => JSON.stringify(reasons))}::jsonb[])`.execute(db);
}

export type Confirmation = Outcomes & Pick<ReceiptRow, 'id' | 'receiver' | 'judgedAt'>;

/** What receivers said of a lot, the last judgement first. */
export const listReceipts = (db: Db, loteId: string): Promise<Confirmation[]> =>
  rowsOf<Confirmation>(
    db,
    sql`select id, receiver, judged_at as "judgedAt", valid, invalid, repeated, held from lote_receipt
      where lote_id = ${loteId} order by judged_at desc, id desc limit 20`,
  );

export const listRefusals = (db: Db, receiptId: string, limit: number): Promise<Refused[]> =>
  rowsOf<Refused>(
    db,
    sql`select position, uuid, entry, reasons from lote_refusal where receipt_id = ${receiptId}
      order by position limit ${limit}`,
  );
