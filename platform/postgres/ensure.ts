import pg from 'pg';
import { DATABASE, OWNER } from './credentials.ts';

/**
 * Makes the role and the database of the installation when missing. The role owns its database and is no
 * superuser; it may create the extensions we use (pg_trgm, unaccent, btree_gist, pgcrypto), all trusted.
 */
export async function ensureDatabase(superuserUrl: string, ownerPassword: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl, application_name: 'pec-supervisor' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ role: boolean; database: boolean }>(
      `select exists (select from pg_roles where rolname = $1) as role,
              exists (select from pg_database where datname = $2) as database`,
      [OWNER, DATABASE],
    );
    const password = pg.escapeLiteral(ownerPassword);
    if (!rows[0]?.role) await client.query(`create role ${OWNER} login password ${password}`);
    if (!rows[0]?.database) await client.query(`create database ${DATABASE} owner ${OWNER}`);
  } finally {
    await client.end();
  }
}
