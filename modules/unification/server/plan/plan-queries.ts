import type pg from 'pg';
import { quoted } from '#platform/db/bases/server';
import type { SnapshotTable } from '#modules/backup/index';

/** Which rows come along (`only`: a condition over `s`), and columns that arrive empty: nothing of them is sent. */
export type Coming = { only: string | undefined; empty: ReadonlySet<string> };

/** The rows of a table that come along, in the order of its key. */
export const rowsInOrder = (
  { name, columns, keyColumns }: SnapshotTable,
  { only, empty }: Coming,
): string => {
  const listed = columns.map((column) => `s.${quoted(column)}`);
  const read = columns.map((column) => (empty.has(column) ? 'null' : `s.${quoted(column)}`));
  const condition = only === undefined ? '' : `where ${only} `;
  return `select ${read.join(', ')} from ${quoted(name)} s ${condition}order by ${listed.slice(0, keyColumns).join(', ')}`;
};

/** How many rows of a table stay. */
export async function countLeft(
  client: pg.ClientBase,
  { name }: SnapshotTable,
  only: string | undefined,
): Promise<number> {
  if (only === undefined) return 0;
  const { rows } = await client.query<{ left: number }>(
    `select count(*) as left from ${quoted(name)} s where (${only}) is not true`,
  );
  return rows[0]?.left ?? 0;
}

export type PlannedInstallation = { id: string; incarnation: string; name: string };

export async function readInstallation(client: pg.ClientBase): Promise<PlannedInstallation> {
  const { rows } = await client.query<PlannedInstallation>(
    'select id, incarnation, name from setup_installation',
  );
  const [installation] = rows;
  if (!installation) throw new Error('only an installation that is set up is planned');
  return installation;
}

export async function readMunicipalities(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ ibge: string }>(
    'select ibge from health_network_municipality order by ibge',
  );
  return rows.map(({ ibge }) => ibge);
}

/** The moment of the transaction. */
export async function readInstant(client: pg.ClientBase): Promise<Date> {
  const { rows } = await client.query<{ at: Date }>('select now() as at');
  const [now] = rows;
  if (!now) throw new Error('a server without a clock');
  return now.at;
}
