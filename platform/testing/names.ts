import pg from 'pg';

export const TEMPLATE = 'pec_test_template';

export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
}

export const ownerName = (url: string): string =>
  pg.escapeIdentifier(decodeURIComponent(new URL(url).username));

/** Runs one statement as who may create databases. */
export async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Two files copying the template at the same moment: the second waits for its turn.
    await client.query('select pg_advisory_lock(7326009)');
    await client.query(statement);
  } finally {
    await client.end();
  }
}
