import { type Db, findRow, getRow, sql } from '#platform/db/database';
import { conflict } from '#platform/errors/problem';
import type { Purpose } from '../purpose.ts';
import type { UnconfirmedWhy } from './continuation-queries.ts';

export type Installation = {
  /** UUIDv7; never changes. */
  id: string;
  /** Changes when a backup is restored. */
  incarnation: string;
  name: string;
  purpose: Purpose;
  resources: 'prontuario' | 'centralizadora';
  /** Address by which browsers reach it. */
  link: string;
  /** Why it transmits nothing until somebody confirms it, and since when; null when it does. */
  unconfirmedWhy: UnconfirmedWhy | null;
  unconfirmedSince: Date | null;
};

/** As it is set up. */
export type NewInstallation = Omit<Installation, 'unconfirmedWhy' | 'unconfirmedSince'>;

/** Which installation this base is; undefined before the set-up. */
export async function findInstallation(db: Db): Promise<Installation | undefined> {
  return findRow<Installation>(
    db,
    sql`select id, incarnation, name, purpose, resources, link, unconfirmed_why as "unconfirmedWhy",
      unconfirmed_since as "unconfirmedSince" from installation`,
  );
}

/** The same, of an installation known to be set up. */
export async function getInstallation(db: Db): Promise<Installation> {
  const installation = await findInstallation(db);
  if (!installation) throw conflict('not-configured', 'Esta instalação ainda não foi configurada.');
  return installation;
}

export async function updateInstallation(db: Db, row: Pick<Installation, 'name' | 'link'>): Promise<void> {
  await sql`update installation set name = ${row.name}, link = ${row.link}`.execute(db);
}

/** False when another set-up came first: waits for it when it is still under way. */
export async function insertInstallation(db: Db, row: NewInstallation, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into installation (id, incarnation, name, purpose, resources, link, created_at)
    values (${row.id}, ${row.incarnation}, ${row.name}, ${row.purpose}, ${row.resources}, ${row.link}, ${now})
    on conflict do nothing
  `.execute(db);
  return numAffectedRows === 1n;
}

/** Version of the server, and when the base was last brought up to a version of the program. */
export async function readBaseVersion(db: Db): Promise<{ version: string; migrated_at: Date | null }> {
  return getRow<{ version: string; migrated_at: Date | null }>(
    db,
    sql`select current_setting('server_version') as version,
      (select max(applied_at) from platform_migration) as migrated_at`,
  );
}
