import { type Db, getRow, rowsOf, sql } from '#platform/db/database';

export const readServer = (db: Db): Promise<{ postgres: string; migration: string }> =>
  getRow<{ postgres: string; migration: string }>(
    db,
    sql`select current_setting('server_version') as postgres, (select max(id) from platform_migration) as migration`,
  );

export type Worked = {
  id: string;
  kind: string;
  state: string;
  step: string | null;
  done: number | null;
  total: number | null;
  error: { code: string; message: string } | null;
  startedAt: Date | null;
  finishedAt: Date | null;
};

/** Jobs of a process, the newest first. */
export const listWork = (db: Db, id: string): Promise<Worked[]> =>
  rowsOf<Worked>(
    db,
    sql`select id, kind, state, step, done, total, error, started_at as "startedAt", finished_at as "finishedAt"
      from platform_job where exclusive_key = ${`unification:${id}`} or input ->> 'id' = ${id}
      order by created_at desc limit 50`,
  );

/** What happened to a process, and to whether the installation was open meanwhile, the newest first. */
export const listEvents = (db: Db, id: string, since: Date): Promise<{ at: Date; type: string }[]> =>
  rowsOf<{ at: Date; type: string }>(
    db,
    sql`select at, type from platform_audit_event
      where at >= ${since} and ((subject_table = 'base_unification' and subject_id = ${id}) or type like 'closing.%')
      order by at desc limit 500`,
  );
