import { type Db, findRow, getRow, rowsOf, sql } from '#platform/db/database';

export type ScanMode = 'all' | 'changed';

export type Scan = {
  id: string;
  mode: ScanMode;
  changedSince: Date | null;
  upto: string | null;
  people: number;
  total: number;
  pairs: number;
};

const columns = sql.raw('id, mode, changed_since as "changedSince", upto, people, total, pairs');

export const findScan = (db: Db, id: string): Promise<Scan | undefined> =>
  findRow<Scan>(db, sql`select ${columns} from duplicate_scan where id = ${id}`);

/** A transaction that was open then may have committed since. */
const MARGIN = '10 minutes';

type Finished = { startedAt: Date; finishedAt: Date; people: number };

/** The newest search that came to its end. */
export const lastFinished = (db: Db): Promise<Finished | undefined> =>
  findRow<Finished>(
    db,
    sql`select started_at as "startedAt", finished_at as "finishedAt", people from duplicate_scan
      where finished_at is not null order by started_at desc limit 1`,
  );

/** The same, as the page shows it. */
export async function lastScan(db: Db): Promise<{ finishedAt: string | null; people: number }> {
  const last = await lastFinished(db);
  return { finishedAt: last?.finishedAt.toISOString() ?? null, people: last?.people ?? 0 };
}

const inScan = (changedSince: Date | null) => sql`status <> 'merged'
  and (${changedSince}::timestamptz is null or updated_at >= ${changedSince}::timestamptz - ${MARGIN}::interval)`;

export async function beginScan(
  db: Db,
  scan: { id: string; mode: ScanMode; changedSince: Date | null; now: Date },
): Promise<void> {
  await sql`insert into duplicate_scan (id, mode, changed_since, started_at, total)
    select ${scan.id}, ${scan.mode}, ${scan.changedSince}, ${scan.now}, count(*)
    from citizen where ${inScan(scan.changedSince)}`.execute(db);
}

/** The people whose turn it is, in the order of their ids. */
export async function nextPeople(db: Db, { upto, changedSince }: Scan, limit: number): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    db,
    sql`select id from citizen where ${inScan(changedSince)} and (${upto}::uuid is null or id > ${upto}::uuid)
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
