import { type Db, findRow, getRow, rowsOf, sql } from '#platform/db/database';
import type { InCamel } from '#platform/db/columns';
import type { Tables } from '../rows.ts';

/** `changedFrom`: first transaction whose changes are in a search of changes; null: everything is. */
export type Scan = Omit<InCamel<Tables['duplicate_scan']>, 'startedAt' | 'finishedAt' | 'horizon'>;
export type ScanMode = Scan['mode'];

const columns = sql.raw('id, mode, changed_from as "changedFrom", upto, people, total, pairs');

export const findScan = (db: Db, id: string): Promise<Scan | undefined> =>
  findRow<Scan>(db, sql`select ${columns} from duplicate_scan where id = ${id}`);

type Finished = { finishedAt: string; people: number };

/** The newest searches that came to their end, as the page shows them; of changes, only one after that of everything. */
export async function lastScan(db: Db): Promise<{ whole: Finished | null; changes: Finished | null }> {
  const rows = await rowsOf<{ mode: ScanMode; finishedAt: Date; people: number }>(
    db,
    sql`select distinct on (mode) mode, finished_at as "finishedAt", people from duplicate_scan
      where finished_at is not null order by mode, finished_at desc`,
  );
  const of = (mode: ScanMode) => rows.find((row) => row.mode === mode);
  const [all, changed] = [of('all'), of('changed')];
  const isLater = changed !== undefined && (!all || changed.finishedAt > all.finishedAt);
  return { whole: all ? told(all) : null, changes: isLater ? told(changed) : null };
}

const told = ({ finishedAt, people }: { finishedAt: Date; people: number }): Finished => ({
  finishedAt: finishedAt.toISOString(),
  people,
});

/**
 * Where a search of changes begins: at the transactions that were open, or to come, when the last one began. What
 * committed late is not missed, and what was compared meanwhile is compared again. Null when nobody looked yet, and
 * in a base restored into another server, whose transactions are counted anew: then everything is looked at.
 */
export async function nextHorizon(db: Db): Promise<string | null> {
  const row = await findRow<{ horizon: string | null }>(
    db,
    sql`select case when horizon <= pg_snapshot_xmin(pg_current_snapshot()) then horizon::text end as horizon
      from duplicate_scan where finished_at is not null order by started_at desc limit 1`,
  );
  return row?.horizon ?? null;
}

const inScan = (changedFrom: string | null) => sql`status <> 'merged' and (${changedFrom}::text is null
  or id in (select row_id from platform_changelog where table_name = 'citizen' and xid >= ${changedFrom}::text::xid8))`;

export async function beginScan(
  db: Db,
  scan: { id: string; mode: ScanMode; changedFrom: string | null; now: Date },
): Promise<void> {
  await sql`insert into duplicate_scan (id, mode, changed_from, horizon, started_at, total)
    select ${scan.id}, ${scan.mode}, ${scan.changedFrom}::text::xid8, pg_snapshot_xmin(pg_current_snapshot()),
      ${scan.now}, count(*)
    from citizens_person where ${inScan(scan.changedFrom)}`.execute(db);
}

/** The people whose turn it is, in the order of their ids. */
export async function nextPeople(db: Db, { upto, changedFrom }: Scan, limit: number): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    db,
    sql`select id from citizens_person where ${inScan(changedFrom)} and (${upto}::uuid is null or id > ${upto}::uuid)
      order by id limit ${limit}`,
  );
  return rows.map(({ id }) => id);
}

export async function advanceScan(db: Db, id: string, step: { upto: string; people: number; pairs: number }) {
  await sql`update duplicate_scan
    set upto = ${step.upto}, people = people + ${step.people}, pairs = pairs + ${step.pairs}
    where id = ${id}`.execute(db);
}

export const endScan = (db: Db, id: string, now: Date): Promise<{ people: number; pairs: number }> =>
  getRow(
    db,
    sql<{ people: number; pairs: number }>`update duplicate_scan set finished_at = ${now}
      where id = ${id} returning people, pairs`,
  );
