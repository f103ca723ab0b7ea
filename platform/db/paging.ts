import type { RawBuilder } from 'kysely';
import { cursorInvalid, isUuid } from '#platform/contract/cursor';
import { type Db, findRow, getRow, rowsOf, sql } from './database.ts';

/** Rows of a page when nobody says how many. */
export const PAGE_ROWS = 50;
/** Nobody reads further than this: counting on would only cost. */
export const COUNTED = 1_000;

export type PageQuery = {
  after?: string | undefined;
  limit?: number | undefined;
  direction?: 'asc' | 'desc' | undefined;
};
/** Rows of a whole list; `capped`: there are more than `count`. */
export type Total = { count: number; capped: boolean };
export type PageOf<V> = {
  rows: V[];
  /** Where the next page begins; null on the last one. */
  next: string | null;
  total: Total;
};

/** What a query for `limit` rows asks for: one more tells whether a page follows. */
export const oneMore = (limit: number): number => limit + 1;

/** The page of rows that were asked for with {@link oneMore}; `placeOf` its last row is where the next one begins. */
export function cutPage<R>(
  found: readonly R[],
  limit: number,
  placeOf: (last: R) => string,
): Pick<PageOf<R>, 'rows' | 'next'> {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: found.length > limit && last !== undefined ? placeOf(last) : null };
}

export const totalOf = (count: number): Total => ({
  count: Math.min(count, COUNTED),
  capped: count > COUNTED,
});

/** A query, in brackets, that counts rows no further than a list shows; `from` is what follows the word. */
const counting = (from: RawBuilder<unknown>): RawBuilder<number> =>
  sql<number>`(select count(*) from (select from ${from} limit ${oneMore(COUNTED)}) as counted)`;

export async function countTotal(db: Db, from: RawBuilder<unknown>): Promise<Total> {
  return totalOf((await getRow<{ count: number }>(db, sql`select ${counting(from)} as count`)).count);
}

type Keyed = { id: string; sort_key: string };

const writePlace = ({ sort_key, id }: Keyed) =>
  Buffer.from(JSON.stringify([sort_key, id])).toString('base64url');

function readPlace(text: string): [string, string] {
  try {
    const [key, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[];
    // PostgreSQL takes no text with a null character.
    if (typeof key === 'string' && !key.includes('\0') && isUuid(id)) return [key, id];
  } catch {
    // Falls to the same answer: the place is not one of ours.
  }
  throw cursorInvalid();
}

/**
 * One page by key. `source` selects `id` and `sort_key` (text) of every row that may be seen, and what else it knows of
 * it; `details` continues `from page` with joins for the rows of this page only, and `columns` names what they give.
 * `whole` finds all rows once, for page and count: for a search, whose finding costs more than its rows.
 */
export async function readPage<R, V>(
  db: Db,
  query: PageQuery,
  parts: {
    source: RawBuilder<unknown>;
    columns: RawBuilder<unknown>;
    details: RawBuilder<unknown>;
    whole?: boolean;
  },
  view: (row: R) => V,
): Promise<PageOf<V>> {
  const limit = query.limit ?? PAGE_ROWS;
  const descending = query.direction === 'desc';
  const order = descending ? sql`desc` : sql`asc`;
  const [key, id] = query.after ? readPlace(query.after) : [];
  const further = descending ? sql`<` : sql`>`;
  const place = id === undefined ? sql`true` : sql`(sort_key, id) ${further} (${key}, ${id}::uuid)`;
  const { columns, details } = parts;
  const kept = parts.whole ? sql`materialized` : sql`not materialized`;
  const found = sql`found as ${kept} (${parts.source})`;
  const count = counting(sql`found`);
  const rows = await rowsOf<R & Keyed & { found_count?: number }>(
    db,
    sql`with ${found}, page as (
        select * from found where ${place}
        order by sort_key ${order}, id ${order} limit ${oneMore(limit)})
      select page.id, page.sort_key, ${parts.whole ? count : sql`null`} as found_count, ${columns}
      from page ${details}
      order by page.sort_key ${order}, page.id ${order}`,
  );
  const counted =
    parts.whole && rows[0]
      ? rows[0].found_count
      : (await findRow<{ count: number }>(db, sql`with ${found} select ${count} as count`))?.count;
  const page = cutPage(rows, limit, writePlace);
  return { rows: page.rows.map(view), next: page.next, total: totalOf(counted ?? 0) };
}
