import type { Static } from 'typebox';
import type { ReadContext } from '#platform/usecase/context';
import type { listMergesContract } from '../../contract/merges.ts';
import type { PointingColumn } from './columns.ts';
import { whatDepends } from './depends.ts';
import { auditLooks } from './looks.ts';
import { mergesOf } from './list-queries.ts';

type Row = Static<typeof listMergesContract.response>['rows'][number];
/**
 * Joinings that a record took part in, as survivor or as absorbed, and those of the records it absorbed; with what
 * stands in the way of undoing each. Names are shown: the trail keeps a look at whose joinings these are and at each named.
 */
export async function listMerges(
  context: ReadContext,
  columns: readonly PointingColumn[],
  citizenId: string,
): Promise<{ rows: Row[] }> {
  const { db } = context;
  const rows = await mergesOf(db, citizenId);
  const named = rows.flatMap(({ absorbed }) => absorbed.map(({ id }) => id));
  if (named.length > 0) await auditLooks(context, 'duplicates.merges-viewed', [citizenId, ...named]);
  const listed: Row[] = [];
  for (const { survivorVersion, pointing, ...row } of rows) {
    const { survivorId } = row;
    listed.push({
      ...row,
      at: row.at.toISOString(),
      undoneAt: row.undoneAt?.toISOString() ?? null,
      depends: row.undoneAt ? [] : await whatDepends(db, columns, { survivorId, survivorVersion, pointing }),
    });
  }
  return { rows: listed };
}
