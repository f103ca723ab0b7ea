import type { ReportFinding } from '@pec-aberto/ledi';
import { type Db, rowsOf, sql } from '#platform/db/database';

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
