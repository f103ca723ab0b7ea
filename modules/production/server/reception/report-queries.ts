import type { ReportFinding } from '@pec-aberto/ledi';
import { type Db, rowsOf, sql } from '#platform/db/database';
import { type LoteOrigin, ofMunicipality } from './lote-queries.ts';

export type Fault = { entry: string | null; uuid: string | null; findings: ReportFinding[] };

/** The first refused records of a lot, in their order. */
export const listFaults = (db: Db, loteId: string, limit: number): Promise<Fault[]> =>
  rowsOf<Fault>(
    db,
    sql`select f.entry, f.uuid, f.findings from received_lote l
      join ficha f on f.received_at = l.received_at and f.lote_id = l.id
      where l.id = ${loteId} and f.outcome = 'invalid' order by f.position limit ${limit}`,
  );

/** A record that was refused or came before, as the inconsistency report tells it. */
export type ReportRow = {
  position: number;
  receivedAt: Date;
  origin: 'file' | 'online' | 'api';
  fileName: string;
  number: number | null;
  tipo: number | null;
  cnes: string | null;
  uuid: string | null;
  version: string | null;
  entry: string | null;
  outcome: 'invalid' | 'repeated';
  findings: ReportFinding[];
};

/** A part of the inconsistency report of a lot, after a position in it. */
export const listReportRows = (
  db: Db,
  { id, municipalityId }: { id: string; municipalityId: string | null },
  { after, limit }: { after: number; limit: number },
): Promise<ReportRow[]> =>
  rowsOf<ReportRow>(
    db,
    sql`select f.position, f.received_at as "receivedAt", l.origin, l.file_name as "fileName", l.number, f.tipo, f.cnes,
        f.uuid, f.version, f.entry, f.outcome, f.findings
      from received_lote l join ficha f on f.received_at = l.received_at and f.lote_id = l.id
      where l.id = ${id} and f.outcome in ('invalid', 'repeated') and f.position > ${after}
        and (${municipalityId}::uuid is null or l.municipality_id is not null or f.municipality_id = ${municipalityId})
      order by f.position limit ${limit}`,
  );

/** Civil days of a municipality, both within; null: of anybody, by any way. */
export type ReportedPeriod = {
  municipalityId: string;
  timeZone: string;
  from: string;
  to: string;
  /** Somebody, or an installation that sends by network. */
  responsibleId: string | null;
  origin: LoteOrigin | null;
};

/** Lots of a municipality that came in a period, in the order they came. */
export const listLotesOfPeriod = (
  db: Db,
  { municipalityId, timeZone, from, to, responsibleId, origin }: ReportedPeriod,
): Promise<Array<{ id: string }>> =>
  rowsOf(
    db,
    sql`select l.id from received_lote l
      where ${ofMunicipality(municipalityId)}
        and l.received_at >= ${from}::timestamp at time zone ${timeZone}
        and l.received_at < (${to}::timestamp + interval '1 day') at time zone ${timeZone}
        and (${responsibleId}::uuid is null or ${responsibleId} in (l.responsible_id, l.peer_id))
        and (${origin}::text is null or l.origin = ${origin})
      order by l.received_at, l.id`,
  );

export type LoteResponsible = { id: string; name: string; kind: 'person' | 'installation' };

/** Who sent the lots that a municipality (null: any) may read, by name. */
export const listLoteResponsibles = (db: Db, municipalityId: string | null): Promise<LoteResponsible[]> =>
  rowsOf(
    db,
    sql`with l as (
        select distinct l.responsible_id, l.peer_id from received_lote l where ${ofMunicipality(municipalityId)})
      select p.id, p.name, 'person' as kind from health_network_professional p
        where p.id in (select responsible_id from l)
      union all
      select e.id, e.name, 'installation' from sending_peer e where e.id in (select peer_id from l)
      order by name, id`,
  );
