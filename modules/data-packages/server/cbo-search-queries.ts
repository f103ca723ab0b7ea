import type { RawBuilder } from 'kysely';
import { sql } from '#platform/db/database';
import { containing, startingWith } from '#platform/db/like';

/**
 * The condition by which every search finds an occupation: the text begins its code, with signs ("3222-05") or
 * without, or each word of it is somewhere in the name, in any order.
 */
export function cboFits(
  { code, name }: { code: RawBuilder<unknown>; name: RawBuilder<unknown> },
  search: string,
): RawBuilder<boolean> {
  const plain = search.replaceAll(/[^\p{L}\d]/gu, '');
  const words = search.trim().split(/\s+/).map(containing);
  return sql<boolean>`((${plain} <> '' and ${code} like upper(${startingWith(plain)}))
    or search_key(${name}) like all (select search_key(word) from unnest(${words}::text[]) as typed(word)))`;
}
