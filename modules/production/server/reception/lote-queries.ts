import type { TimePlace } from '#platform/contract/cursor';
import { type Db, findRow, getRow, rowsOf, sql, type Tx } from '#platform/db/database';
import { containing } from '#platform/db/like';
import { countTotal, type Total } from '#platform/db/paging';

export type LoteOrigin = 'file' | 'online' | 'api';
export type NewLote = {
  id: string;
  /** The stored file that a job receives it from. */
  fileId: string | null;
  origin: LoteOrigin;
  fileName: string;
  sha256: Buffer;
  sizeBytes: number;
  responsibleId: string | null;
  /** The installation that sent it by network. */
  peerId: string | null;
  /** Whose fichas alone enter; null: any of the installation. */
  municipalityId: string | null;
  receivedAt: Date;
};
/** A lot under way: so many of its records are stored, and the lot number they say. */
export type LoteUnderWay = { id: string; receivedAt: Date; stored: number; number: number | null };

/** Keeps a lot that begins; undefined when the same file was begun before and did not end. */
export const addLote = (db: Tx, lote: NewLote): Promise<LoteUnderWay | undefined> =>
  findRow<LoteUnderWay>(
    db,
    sql`insert into received_lote (id, file_id, origin, file_name, sha256, size_bytes, responsible_id, peer_id,
        municipality_id, received_at)
      values (${lote.id}, ${lote.fileId}, ${lote.origin}, ${lote.fileName}, ${lote.sha256}, ${lote.sizeBytes},
        ${lote.responsibleId}, ${lote.peerId}, ${lote.municipalityId}, ${lote.receivedAt})
      on conflict (sha256) where finished_at is null do nothing
      returning id, received_at as "receivedAt", stored, number`,
  );

export const getLoteUnderWay = (db: Tx, sha256: Buffer): Promise<LoteUnderWay> =>
  getRow<LoteUnderWay>(
    db,
    sql`select id, received_at as "receivedAt", stored, number from received_lote
      where sha256 = ${sha256} and finished_at is null`,
  );

/** Counts records that are about to be stored; false when somebody else stored some meanwhile. */
export async function advanceLote(
  db: Tx,
  id: string,
  { from, to, number }: { from: number; to: number; number: number | null },
): Promise<boolean> {
  const row = await findRow(
    db,
    sql`update received_lote set stored = ${to}, number = ${number}
      where id = ${id} and stored = ${from} and finished_at is null returning id`,
  );
  return row !== undefined;
}

export async function finishLote(db: Tx, id: string, at: Date): Promise<void> {
  await sql`update received_lote set finished_at = ${at} where id = ${id} and finished_at is null`.execute(
    db,
  );
}

/** What became of fichas, counted. */
export type Outcomes = { valid: number; invalid: number; repeated: number; held: number };
export type LoteCounts = Outcomes & { total: number };

const counts = sql`count(*) filter (where f.outcome = 'valid') as valid,
  count(*) filter (where f.outcome = 'invalid') as invalid,
  count(*) filter (where f.outcome = 'repeated') as repeated,
  count(*) filter (where f.outcome = 'held') as held,
  count(*) as total`;

/** What became of the records of a lot that are stored. */
export const countLote = (
  db: Db,
  { id, receivedAt }: Pick<LoteUnderWay, 'id' | 'receivedAt'>,
): Promise<LoteCounts> =>
  getRow<LoteCounts>(
    db,
    sql`select ${counts}
      from ficha f where f.received_at = ${receivedAt} and f.lote_id = ${id}`,
  );

export type Lote = {
  id: string;
  receivedAt: Date;
  fileName: string;
  number: number | null;
  finished: boolean;
  /** IANA zone of the municipality its fichas come from; Brasília's where none is known. */
  timeZone: string;
};

const loteColumns = sql`l.id, l.received_at as "receivedAt", l.file_name as "fileName", l.number,
  l.finished_at is not null as finished,
  coalesce((select m.time_zone from ficha f join health_network_municipality m on m.id = f.municipality_id
    where f.received_at = l.received_at and f.lote_id = l.id order by f.position limit 1), 'America/Sao_Paulo')
    as "timeZone"`;

export const findLote = (db: Db, id: string): Promise<Lote | undefined> =>
  findRow<Lote>(db, sql`select ${loteColumns} from received_lote l where l.id = ${id}`);

/** The lot that a job received from a stored file, to its end. */
export const findReceivedFrom = (db: Db, fileId: string): Promise<Lote | undefined> =>
  findRow<Lote>(
    db,
    sql`select ${loteColumns} from received_lote l where l.file_id = ${fileId} and l.finished_at is not null`,
  );

/** The newest first. */
export const listLotes = (db: Db, limit: number): Promise<Lote[]> =>
  rowsOf<Lote>(
    db,
    sql`select ${loteColumns} from received_lote l order by l.received_at desc, l.id desc limit ${limit}`,
  );

/** `municipalityId` null: the whole installation. */
export type LotesOf = { municipalityId: string | null; search: string | null };
export type LoteRow = LoteCounts & {
  id: string;
  number: number | null;
  fileName: string;
  origin: LoteOrigin;
  responsible: string | null;
  receivedAt: Date;
  finished: boolean;
};

/** Lots `l` of a municipality: what it sent, and what has some of its own and came by network or the command line. */
export const ofMunicipality = (municipalityId: string | null) => sql`(${municipalityId}::uuid is null
  or l.municipality_id = ${municipalityId}
  or l.municipality_id is null
    and exists (select from ficha f where f.lote_id = l.id and f.municipality_id = ${municipalityId}))`;

const matching = ({ municipalityId, search }: LotesOf) => sql`${ofMunicipality(municipalityId)}
  and ${
    search === null
      ? sql`true`
      : sql`(l.number::text = ${search.trim()}
    or search_key(l.file_name) like search_key(${containing(search)})
    or search_key(coalesce(p.name, e.name)) like search_key(${containing(search)}))`
  }`;

/** Lots with their counts, the newest first, after a place. */
export async function listLotePage(
  db: Db,
  of: LotesOf,
  { after, limit }: { after: TimePlace | undefined; limit: number },
): Promise<{ rows: LoteRow[]; total: Total }> {
  const lotes = sql`received_lote l left join health_network_professional p on p.id = l.responsible_id
    left join sending_peer e on e.id = l.peer_id`;
  const rows = await rowsOf<LoteRow>(
    db,
    sql`select l.id, l.number, l.file_name as "fileName", l.origin, coalesce(p.name, e.name) as responsible,
        l.received_at as "receivedAt", l.finished_at is not null as finished, c.*
      from ${lotes}
        cross join lateral (select ${counts} from ficha f where f.lote_id = l.id and f.received_at = l.received_at
          and (${of.municipalityId}::uuid is null or l.municipality_id is not null
            or f.municipality_id = ${of.municipalityId})) c
      where ${matching(of)}
        and (${after?.at ?? null}::timestamptz is null or (l.received_at, l.id) < (${after?.at ?? null}, ${after?.id ?? null}::uuid))
      order by l.received_at desc, l.id desc limit ${limit}`,
  );
  return { rows, total: await countTotal(db, sql`${lotes} where ${matching(of)}`) };
}

/** A lot that a municipality may read. */
export const findLoteOf = (db: Db, id: string, municipalityId: string | null): Promise<Lote | undefined> =>
  findRow<Lote>(
    db,
    sql`select ${loteColumns} from received_lote l where l.id = ${id} and ${ofMunicipality(municipalityId)}`,
  );

/** A lot that a municipality sent itself (null: any): all of its fichas are told to it. */
export const findOwnLote = (db: Db, id: string, municipalityId: string | null): Promise<Lote | undefined> =>
  findRow<Lote>(
    db,
    sql`select ${loteColumns} from received_lote l
      where l.id = ${id} and (${municipalityId}::uuid is null or l.municipality_id = ${municipalityId})`,
  );
