import { readNumberPlace } from '#platform/contract/cursor';
import type { Db } from '#platform/db/database';
import { cutPage, oneMore, PAGE_ROWS } from '#platform/db/paging';
import { countFichasOf, findFichasOf } from './queries.ts';

/** What the clinical record holds so far: the cadastros individuais received, the newest first. */
export async function chartHistory(db: Db, citizenId: string, query: { after?: string; limit?: number }) {
  const limit = query.limit ?? PAGE_ROWS;
  // Fichas of one person are few: their place in the list is enough of a cursor.
  const from = query.after === undefined ? 0 : readNumberPlace(query.after);
  const found = await findFichasOf(db, citizenId, from, oneMore(limit));
  const { rows, next } = cutPage(found, limit, () => String(from + limit));
  return {
    rows: rows.map((row) => ({
      ...row,
      kind: 'cadastro-individual' as const,
      filledAt: row.filledAt?.toISOString() ?? null,
      receivedAt: row.receivedAt.toISOString(),
    })),
    next,
    total: { count: await countFichasOf(db, citizenId), capped: false },
  };
}
