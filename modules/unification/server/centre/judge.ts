import type pg from 'pg';
import {
  analyzeFound,
  countOrphans,
  findDisputed,
  findMet,
  findThere,
  findTwins,
  forgetFound,
  keepMet,
  leaveOfMet,
  leaveWithout,
} from './judge-queries.ts';
import type { EnteringTable } from './table.ts';
import type { Work } from './work.ts';

/**
 * Finds what becomes of each staged row, against the centre as it is in this transaction; writes only beside the staged rows.
 * Returns how many references of the unit point nowhere.
 */
export async function judge(
  client: pg.ClientBase,
  tables: readonly EnteringTable[],
  work: Work,
): Promise<number> {
  const names = new Set(tables.map(({ name }) => name));
  const { id } = work.plan.installation;
  await forgetFound(client);
  let orphans = 0;
  for (const [place, table] of tables.entries()) {
    work.signal.throwIfAborted();
    work.progress('Comparando com a base da central', place, tables.length);
    orphans += await countOrphans(client, table, names);
    await meet(client, table);
    await leaveWithout(client, table, id);
    await keepMet(client, table);
    await analyzeFound(client);
  }
  return orphans;
}

async function meet(client: pg.ClientBase, table: EnteringTable): Promise<void> {
  const { rule } = table;
  if (rule.rule === 'move') return findThere(client, table);
  await findMet(client, table, rule);
  await findTwins(client, table, rule);
  if (rule.of !== undefined) await leaveOfMet(client, table, rule.of);
  for (const column of rule.disputed ?? []) await findDisputed(client, table, column);
}
