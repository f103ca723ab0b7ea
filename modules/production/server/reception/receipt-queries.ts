import type { ReceiptReason } from '@pec-aberto/ledi';
import { type Db, getRow, rowsOf, sql } from '#platform/db/database';

export type LoteEnd = { sha256: string; finishedAt: Date | null };

/** The hash of the file of a lot, in hexadecimal, and when its last ficha was stored. */
export const getLoteEnd = (db: Db, id: string): Promise<LoteEnd> =>
  getRow<LoteEnd>(
    db,
    sql`select encode(sha256, 'hex') as sha256, finished_at as "finishedAt" from received_lote where id = ${id}`,
  );

export type JudgedFicha = {
  position: number;
  uuid: string | null;
  entry: string | null;
  outcome: 'valid' | 'invalid' | 'repeated' | 'held';
  findings: ReceiptReason[];
};

/** Fichas of a lot after a position, in their order. */
export const listJudged = (
  db: Db,
  lote: { id: string; receivedAt: Date },
  { after, limit }: { after: number; limit: number },
): Promise<JudgedFicha[]> =>
  rowsOf<JudgedFicha>(
    db,
    sql`select position, uuid, entry, outcome, findings from ficha
      where lote_id = ${lote.id} and received_at = ${lote.receivedAt} and position > ${after}
      order by position limit ${limit}`,
  );
