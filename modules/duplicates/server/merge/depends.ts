import { loadCitizen } from '#modules/citizens/index';
import type { Db } from '#platform/db/database';
import { holding, type PointingColumn } from './columns.ts';
import { digestPointing } from './pointing-queries.ts';
import { changedSince, type MergeRow } from './queries.ts';

/**
 * What came since a joining and would be torn apart by undoing it, in Portuguese; empty while it may be undone. To
 * look at the record is not to change it.
 */
export async function whatDepends(
  db: Db,
  columns: readonly PointingColumn[],
  merge: Pick<MergeRow, 'survivorId' | 'survivorVersion' | 'pointing'>,
): Promise<string[]> {
  const survivor = await loadCitizen(db, merge.survivorId);
  if (survivor?.record.mergedInto) return ['outra unificação deste cadastro'];
  const now = await digestPointing(db, holding(columns), merge.survivorId);
  const came = holding(columns).filter(({ table, column }) => {
    const key = `${table}.${column}`;
    return now[key] !== merge.pointing[key];
  });
  const changed = (await changedSince(db, merge)) ? ['alterações do cadastro'] : [];
  return [...new Set([...changed, ...came.map(({ label }) => label)])];
}
