import { dataPaths } from '#platform/config/paths';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { until } from './until.ts';

/** The address of the base of a running installation, as `pec` itself finds it. */
export function databaseUrlOf(dataDir: string): string {
  const { databaseUrl: url } = JSON.parse(readFileSync(dataPaths(dataDir).state, 'utf8')) as {
    databaseUrl: string | null;
  };
  if (!url) throw new Error('the installation has no base yet');
  return url;
}

async function connected(dataDir: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrlOf(dataDir), application_name: 'pec-test' });
  client.on('error', () => undefined); // the server may be killed under it
  await client.connect();
  return client;
}

export async function query<T extends pg.QueryResultRow>(dataDir: string, text: string): Promise<T[]> {
  const client = await connected(dataDir);
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}

/** What a CNES file leaves in the base, without what differs from run to run (ids, instants). */
const CONTENT = `
  select (select count(*)::int from unit where active) as units,
    (select count(*)::int from team where active) as teams,
    (select count(*)::int from professional where origin = 'cnes') as professionals,
    (select count(*)::int from lotacao where active) as lotacoes,
    (select md5(string_agg(line, '|' order by line)) from (
      select concat_ws(',', p.cpf, p.cns, p.name, u.cnes, u.name, u.active, t.ine, t.name, t.active,
        l.cbo, l.agenda, l.active) as line
      from lotacao l join professional p on p.id = l.professional_id join unit u on u.id = l.unit_id
        left join team t on t.id = l.team_id) as lines) as lines`;

export type Content = {
  units: number;
  teams: number;
  professionals: number;
  lotacoes: number;
  lines: string | null;
};

export async function contentOf(dataDir: string): Promise<Content> {
  const [content] = await query<Content>(dataDir, CONTENT);
  if (!content) throw new Error('no content');
  return content;
}

/**
 * Lets nobody write a table until released, so that an import stands still in the middle of its work. When
 * the server is killed the hold is gone, and releasing does nothing.
 */
export const holdTable = (dataDir: string, table: string) =>
  holdBy(dataDir, `lock table ${table} in share mode`);

/** The same by any statement that takes locks. */
export async function holdBy(dataDir: string, statement: string) {
  const client = await connected(dataDir);
  await client.query(`begin; ${statement}`);
  return {
    /** Resolves when somebody waits for the table. */
    reached: () =>
      until('somebody to wait for what is held', async () => {
        const { rows } = await client.query<{ waiting: boolean }>(
          'select exists (select from pg_locks where not granted) as waiting',
        );
        return rows[0]?.waiting;
      }),
    release: () => client.end().catch(() => undefined),
  };
}
