import { query } from '../tests/support/base.ts';
import type { Program } from '../tests/support/program.ts';
import type { Figure } from './benchmark.ts';

const MOST_S = 180;

/**
 * As after a base joined this one: a twentieth of the people counts as changed since the last search for duplicates,
 * and is compared with all.
 */
export async function scan(
  { dataDir, pec }: Pick<Program, 'dataDir' | 'pec'>,
  citizens: number,
  size: string,
): Promise<Figure[]> {
  const compared = citizens / 20;
  await query(
    dataDir,
    `insert into duplicate_scan (id, mode, horizon, started_at, total, finished_at)
       values (uuid_v7(), 'all', pg_snapshot_xmin(pg_current_snapshot()), now(), 0, now())`,
  );
  await query(
    dataDir,
    `insert into changelog (at, table_name, row_id, operation)
       select now(), 'citizen', id, 'U' from (select id from citizen order by id limit ${compared}) changed`,
  );
  const from = performance.now();
  const answer = await pec(['duplicates', 'scan', '--changed', '--json']);
  if (answer.code !== 0) throw new Error(answer.stderr);
  console.error(answer.stdout.trim());
  const seconds = (performance.now() - from) / 1000;
  return [
    { what: `${size}: ${compared} of them compared with all`, value: seconds, unit: 's', most: MOST_S },
  ];
}
