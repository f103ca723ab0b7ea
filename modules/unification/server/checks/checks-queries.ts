import { type Db, getRow, rowsOf, sql } from '#platform/db/database';

export type Facts = {
  /** Municipalities whose CNES was never imported. */
  withoutCnes: string[];
  /** Fichas that somebody has to look at. */
  review: number;
  /** What people asked for, or goes on, of other rooms. */
  jobs: string[];
};

export const readFacts = (db: Db): Promise<Facts> =>
  getRow<Facts>(
    db,
    sql`select
      array(select m.name from health_network_municipality m
        where not exists (select from health_network_accepted_import i where i.municipality_id = m.id)
        order by m.name) as "withoutCnes",
      (select count(*) from fichas_fci where outcome = 'review') as review,
      array(select distinct title from platform_job
        where state in ('queued', 'running') and schedule_key is null and kind not like 'unification.%'
        order by title) as jobs`,
  );

/** Is a job of another room at work at this moment, also one that begins by itself? */
export const isWorkedOn = async (db: Db): Promise<boolean> =>
  (
    await getRow<{ worked: boolean }>(
      db,
      sql`select exists (select from platform_job where state = 'running' and kind not like 'unification.%') as worked`,
    )
  ).worked;

/** Migrations of the base, in the order they were applied. */
export const listMigrations = (db: Db): Promise<{ id: string; sha256: string }[]> =>
  rowsOf<{ id: string; sha256: string }>(db, sql`select id, sha256 from platform_migration order by id`);

export const listMunicipalities = (db: Db): Promise<{ ibge: string; name: string }[]> =>
  rowsOf<{ ibge: string; name: string }>(
    db,
    sql`select ibge, name from health_network_municipality order by ibge`,
  );
