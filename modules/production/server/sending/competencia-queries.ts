import { type Db, findRow, getRow, sql } from '#platform/db/database';

/** When a receiver last confirmed a lot of a municipality. */
export const findLastReceipt = async (db: Db, municipalityId: string): Promise<Date | undefined> =>
  (
    await findRow<{ at: Date }>(
      db,
      sql`select r.judged_at as at from lote_receipt r join generated_lote l on l.id = r.lote_id
        where l.municipality_id = ${municipalityId} order by r.judged_at desc limit 1`,
    )
  )?.at;

/** Accepted fichas that no receiver confirmed, in lots or in none; and those that the last judgement of each refused. */
export const countOnTheWay = (
  db: Db,
  municipalityId: string,
): Promise<{ unconfirmed: number; refused: number }> =>
  getRow<{ unconfirmed: number; refused: number }>(
    db,
    sql`select (select count(*) from ficha
          where municipality_id = ${municipalityId} and outcome = 'valid' and sending_lote_id is null)
        + coalesce(sum(l.fichas) filter (where not exists (select from lote_receipt r where r.lote_id = l.id)
            or exists (select from lote_delivery v join destination d on d.id = v.destination_id
              where v.lote_id = l.id and v.state <> 'sent' and d.inactive_at is null)), 0)::int
        + (select count(*) from delivery_exception e join destination d on d.id = e.destination_id
          join generated_lote k on k.id = e.lote_id
          where k.municipality_id = ${municipalityId} and e.kind = 'kept' and d.inactive_at is null)::int as unconfirmed,
        coalesce(sum((select sum(last.invalid) from (select distinct on (receiver_id) invalid from lote_receipt
          where lote_id = l.id order by receiver_id, judged_at desc, id desc) last)), 0)::int as refused
      from generated_lote l where l.municipality_id = ${municipalityId}`,
  );
