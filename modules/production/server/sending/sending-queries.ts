import type { TimePlace } from '#platform/contract/cursor';
import { affected, type Db, findRow, getRow, rowsOf, sql, type Tx } from '#platform/db/database';
import { countTotal, oneMore, type Total } from '#platform/db/paging';

/** Fichas of one lot, which is one file: the directory of its zip is held in memory while it is written. */
const MOST_FICHAS = 200_000;

export type Place = { id: string; ibge: string; name: string; timeZone: string };
const placeColumns = sql`m.id, m.ibge, m.name, m.time_zone as "timeZone"`;

export const getPlace = (db: Db, id: string): Promise<Place> =>
  getRow<Place>(db, sql`select ${placeColumns} from health_network_municipality m where m.id = ${id}`);

export const findPlaceByIbge = (db: Db, ibge: string): Promise<Place | undefined> =>
  findRow<Place>(db, sql`select ${placeColumns} from health_network_municipality m where m.ibge = ${ibge}`);

/** Municipalities, in the order of their codes. */
export const listPlaces = (db: Db): Promise<Place[]> =>
  rowsOf<Place>(db, sql`select ${placeColumns} from health_network_municipality m order by m.ibge`);

export const countUnsent = async (db: Db, municipalityId: string): Promise<number> =>
  (
    await getRow<{ count: number }>(
      db,
      sql`select count(*) from ficha
        where municipality_id = ${municipalityId} and outcome = 'valid' and sending_lote_id is null`,
    )
  ).count;

export type NewLote = {
  id: string;
  municipalityId: string;
  createdAt: Date;
  createdBy: string | null;
  training: boolean;
};

/** Adds a lot under the next number of its municipality here. Only who holds the numbers of the municipality may. */
export async function addGeneratedLote(db: Tx, lote: NewLote): Promise<number> {
  const { number } = await getRow<{ number: number }>(
    db,
    sql`insert into generated_lote (id, municipality_id, number, created_at, created_by, fichas, training)
      select ${lote.id}, ${lote.municipalityId}, coalesce(max(number), 0) + 1, ${lote.createdAt}::timestamptz,
        ${lote.createdBy}::uuid, 0, ${lote.training}
      from generated_lote where municipality_id = ${lote.municipalityId} and origin_installation_id is null
      returning number`,
  );
  return number;
}

/** Puts in a lot every accepted ficha of its municipality that is in none, in the order they came; how many there are. */
export async function fillLote(db: Tx, { id, municipalityId }: NewLote): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    update ficha f set sending_lote_id = ${id}, sending_position = n.position
    from (
      select received_at, id, row_number() over (order by received_at, id) - 1 as position from ficha
      where municipality_id = ${municipalityId} and outcome = 'valid' and sending_lote_id is null
      order by received_at, id limit ${MOST_FICHAS}
    ) n
    where f.received_at = n.received_at and f.id = n.id`.execute(db);
  const fichas = Number(numAffectedRows);
  await sql`update generated_lote set fichas = ${fichas} where id = ${id}`.execute(db);
  return fichas;
}

/**
 * How far a lot went: `waiting` (nobody has it), `elsewhere` (the same, of one that came with the base of another
 * installation), `file` (saved, and nobody confirmed it), `refused` (confirmed, with fichas that a receiver refused),
 * `sent` (confirmed whole); with destinations, the worst of the active ones, which may also be `failed`, `scheduled` or
 * `sending`.
 */
export type LoteState =
  | 'waiting'
  | 'elsewhere'
  | 'scheduled'
  | 'sending'
  | 'failed'
  | 'file'
  | 'refused'
  | 'sent';
export type GeneratedLote = {
  id: string;
  municipalityId: string;
  number: number;
  createdAt: Date;
  fichas: number;
  training: boolean;
  /** Generated in another installation, whose base came here: it is for nobody to send anew. */
  elsewhere: boolean;
  state: LoteState;
  /** Refused by the receivers, by what each judged last. */
  refused: number;
  /** Waiting here because the layout of an active destination cannot say them. */
  kept: number;
};

const loteColumns = sql`l.id, l.municipality_id as "municipalityId", l.number, l.created_at as "createdAt", l.fichas,
  l.training, l.origin_installation_id is not null as elsewhere, coalesce(r.invalid, 0) as refused,
  (select count(*) from delivery_exception e join destination t on t.id = e.destination_id
    where e.lote_id = l.id and e.kind = 'kept' and t.inactive_at is null) as kept,
  coalesce(v.state, case when r.invalid > 0 then 'refused' when r.invalid = 0 then 'sent'
    when exists (select from saved_lote s where s.lote_id = l.id) then 'file'
    when l.origin_installation_id is not null then 'elsewhere' else 'waiting' end) as state`;
const lotes = sql`generated_lote l
  left join lateral (select sum(last.invalid)::int as invalid from (
    select distinct on (receiver_id) invalid from lote_receipt where lote_id = l.id
    order by receiver_id, judged_at desc, id desc) last) r on true
  left join lateral (select d.state from lote_delivery d join destination t on t.id = d.destination_id
    where d.lote_id = l.id and t.inactive_at is null and d.state <> 'sent'
    order by array_position(array['failed', 'waiting', 'scheduled', 'sending'], d.state) limit 1) v on true`;

export const findGeneratedLote = (
  db: Db,
  id: string,
  municipalityId: string | null,
): Promise<GeneratedLote | undefined> =>
  findRow<GeneratedLote>(
    db,
    sql`select ${loteColumns} from ${lotes}
      where l.id = ${id} and (${municipalityId}::uuid is null or l.municipality_id = ${municipalityId})`,
  );

/** Lots generated here, for production, that did not arrive anywhere yet and were not saved either. */
export const countNotSent = async (db: Db): Promise<number> =>
  (
    await getRow<{ count: number }>(
      db,
      sql`select count(*) from (select ${loteColumns} from ${lotes}
          where l.origin_installation_id is null and not l.training and l.fichas > 0) g
        where g.state in ('waiting', 'scheduled', 'sending', 'failed')`,
    )
  ).count;

/** Of those generated here. */
export const findLoteByNumber = (
  db: Db,
  municipalityId: string,
  number: number,
): Promise<GeneratedLote | undefined> =>
  findRow<GeneratedLote>(
    db,
    sql`select ${loteColumns} from ${lotes} where l.municipality_id = ${municipalityId}
      and l.origin_installation_id is null and l.number = ${number}`,
  );

/** Lots of a municipality, the newest first, after a place; one more than asked for where there are more. */
export async function listGeneratedLotes(
  db: Db,
  { municipalityId, number }: { municipalityId: string; number: string | null },
  { after, limit }: { after: TimePlace | undefined; limit: number },
): Promise<{ rows: GeneratedLote[]; total: Total }> {
  const matching = sql`l.municipality_id = ${municipalityId} and (${number}::text is null or l.number::text = ${number})`;
  const rows = await rowsOf<GeneratedLote>(
    db,
    sql`select ${loteColumns} from ${lotes} where ${matching}
      and (${after?.at ?? null}::timestamptz is null
        or (l.created_at, l.id) < (${after?.at ?? null}, ${after?.id ?? null}::uuid))
      order by l.created_at desc, l.id desc limit ${oneMore(limit)}`,
  );
  return { rows, total: await countTotal(db, sql`generated_lote l where ${matching}`) };
}

export type FormCount = { tipo: number; fichas: number };
export const countForms = (db: Db, loteId: string): Promise<FormCount[]> =>
  rowsOf<FormCount>(
    db,
    sql`select tipo, count(*) as fichas from ficha where sending_lote_id = ${loteId} group by tipo order by tipo`,
  );

export type KeptRecord = { position: number; uuid: string; version: string | null; envelope: Buffer };

/** Records of a lot from a position on, as they are kept. */
export const listRecords = (
  db: Db,
  loteId: string,
  { from, limit }: { from: number; limit: number },
): Promise<KeptRecord[]> =>
  rowsOf<KeptRecord>(
    db,
    sql`select sending_position as position, uuid, version, envelope from ficha where sending_lote_id = ${loteId} and sending_position >= ${from}
      order by sending_position limit ${limit}`,
  );

export type Saving = { savedAt: Date; savedBy: string | null };
export const listSavings = (db: Db, loteId: string): Promise<Saving[]> =>
  rowsOf<Saving>(
    db,
    sql`select s.saved_at as "savedAt", p.name as "savedBy" from saved_lote s
      left join health_network_professional p on p.id = s.saved_by
      where s.lote_id = ${loteId} order by s.saved_at desc, s.id desc limit 50`,
  );

export async function addSaving(
  db: Tx,
  row: { id: string; loteId: string; savedBy: string | null; savedAt: Date; sha256: Buffer },
): Promise<void> {
  await sql`insert into saved_lote (id, lote_id, saved_by, saved_at, sha256)
    values (${row.id}, ${row.loteId}, ${row.savedBy}, ${row.savedAt}, ${row.sha256})`.execute(db);
}

/** Active destinations are given a lot generated here; how many had none of it. */
export async function addDeliveries(db: Tx, loteId: string, nextAt: Date): Promise<number> {
  return affected(
    db,
    sql`insert into lote_delivery (lote_id, destination_id, state, next_at)
      select ${loteId}, d.id, 'waiting', ${nextAt} from destination d
      where d.inactive_at is null
      on conflict (lote_id, destination_id) do nothing`,
  );
}

/** What did not arrive of a lot is tried at once; how many there are. */
export const hastenDeliveries = (db: Tx, loteId: string, at: Date): Promise<number> =>
  affected(db, sql`${hastened(at)} and v.lote_id = ${loteId}`);

/** What did not arrive of any lot is tried at once. */
export const hastenAll = (db: Tx, at: Date): Promise<number> => affected(db, hastened(at));

export type Undelivered = { destination: string; message: string | null; count: number };
/** What has not arrived at active destinations, by what keeps it. */
export const listUndelivered = (db: Db): Promise<Undelivered[]> =>
  rowsOf<Undelivered>(
    db,
    sql`select d.name as destination, v.message, count(*)::int as count
      from lote_delivery v join destination d on d.id = v.destination_id
      where v.state <> 'sent' and d.inactive_at is null group by 1, 2 order by 1, 2`,
  );

const hastened = (at: Date) =>
  sql`update lote_delivery v set next_at = least(v.next_at, ${at}) from destination d
    where v.state <> 'sent' and d.id = v.destination_id and d.inactive_at is null`;
