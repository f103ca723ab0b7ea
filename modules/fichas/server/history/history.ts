import { readNumberPlace } from '#platform/contract/cursor';
import type { Db } from '#platform/db/database';
import { countFichasOf, findFichasOf } from './queries.ts';

const PAGE = 50;

/** What the clinical record holds so far: the cadastros individuais received, the newest first. */
export async function chartHistory(db: Db, citizenId: string, query: { after?: string; limit?: number }) {
  const limit = query.limit ?? PAGE;
  // Fichas of one person are few: their place in the list is enough of a cursor.
  const from = query.after === undefined ? 0 : readNumberPlace(query.after);
  const rows = await findFichasOf(db, citizenId, from, limit + 1);
  return {
    rows: rows.slice(0, limit).map((row) => ({
      ...row,
      kind: 'cadastro-individual' as const,
      filledAt: row.filledAt?.toISOString() ?? null,
      receivedAt: row.receivedAt.toISOString(),
    })),
    next: rows.length > limit ? String(from + limit) : null,
    total: { count: await countFichasOf(db, citizenId), capped: false },
  };
}
