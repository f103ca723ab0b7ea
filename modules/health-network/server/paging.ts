import type { RawBuilder } from 'kysely';
import { type Db, findRow, rowsOf, sql } from '#platform/db/database';
import { cursorInvalid, isUuid } from '#platform/contract/cursor';

const COUNTED = 1_000;
const DEFAULT_LIMIT = 50;

export type PageQuery = {
  after?: string | undefined;
  limit?: number | undefined;
  direction?: 'asc' | 'desc' | undefined;
};
export type PageOf<V> = {
  rows: V[];
  next: string | null;
  total: { count: number; capped: boolean };
};
type Keyed = { id: string; sort_key: string };

const cursorOf = ({ sort_key, id }: Keyed) =>
  Buffer.from(JSON.stringify([sort_key, id])).toString('base64url');

function readCursor(text: string): [string, string] {
  try {
    const place: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    const [key, id]: unknown[] = Array.isArray(place) ? place : [];
    // PostgreSQL takes no text with a null character.
    if (typeof key === 'string' && !key.includes('\0') && isUuid(id)) return [key, id];
  } catch {
    // Falls to the same answer: the cursor is not one of ours.
  }
  throw cursorInvalid();
}

const counting = sql`(select count(*) from (select 1 from found limit ${COUNTED + 1}) as counted)`;

/**
 * One page by key. `source` selects `id` and `sort_key` (text) of every row that may be seen; `details`
 * continues `from page` with joins for the rows of this page only, and `columns` names what they give.
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
  const limit = query.limit ?? DEFAULT_LIMIT;
  const descending = query.direction === 'desc';
  const order = descending ? sql`desc` : sql`asc`;
  const [key, id] = query.after ? readCursor(query.after) : [];
  const further = descending ? sql`<` : sql`>`;
  const place = id === undefined ? sql`true` : sql`(sort_key, id) ${further} (${key}, ${id}::uuid)`;
  const { columns, details } = parts;
  const kept = parts.whole ? sql`materialized` : sql`not materialized`;
  const found = sql`found as ${kept} (${parts.source})`;
  const rows = await rowsOf<R & Keyed & { found_count?: number }>(
    db,
    sql`with ${found}, page as (
        select id, sort_key from found where ${place}
        order by sort_key ${order}, id ${order} limit ${limit + 1})
      select page.id, page.sort_key, ${parts.whole ? counting : sql`null`} as found_count, ${columns}
      from page ${details}
      order by page.sort_key ${order}, page.id ${order}`,
  );
  const counted =
    parts.whole && rows[0]
      ? rows[0].found_count
      : (await findRow<{ count: number }>(db, sql`with ${found} select ${counting} as count`))?.count;
  const count = counted ?? 0;
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(view),
    next: rows.length > limit && last ? cursorOf(last) : null,
    total: { count: Math.min(count, COUNTED), capped: count > COUNTED },
  };
}

/** A person's text as a pattern of `like` over `search_key(column)`. */
export const containing = (text: string): string => `%${escapeLike(text.trim())}%`;
export const startingWith = (text: string): string => `${escapeLike(text.trim())}%`;
const escapeLike = (text: string) => text.replaceAll(/[\\%_]/g, '\\$&');
