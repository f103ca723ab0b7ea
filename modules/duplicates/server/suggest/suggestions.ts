import { fullnessOf } from '#modules/citizens/index';
import type { Db } from '#platform/db/database';
import { type Suggestion, suggestPrincipal } from './suggest.ts';

/** Of each group of registrations that may be one person, which should stay, and why. In the order of the groups. */
export async function suggestions(
  db: Db,
  groups: ReadonlyArray<readonly string[]>,
): Promise<Array<Suggestion | undefined>> {
  const fullness = await fullnessOf(db, groups.flat());
  return groups.map((ids) => suggestPrincipal(ids.flatMap((id) => fullness.get(id) ?? [])));
}
