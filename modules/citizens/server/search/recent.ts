import type { ReadContext } from '#platform/usecase/context';
import { readFoundCitizens, type FoundCitizen } from './found-queries.ts';
import { lastTouched } from './recent-queries.ts';

const SHOWN = 8;
/** So many of the person's own last acts are looked through. */
const SCANNED = 1_000;

/** Whom the person opened or changed last, by the trail itself: nothing more is written to know it. */
export async function recentCitizens({ db, actor, now }: ReadContext): Promise<FoundCitizen[]> {
  if (actor.kind !== 'person') return [];
  return readFoundCitizens(
    db,
    await lastTouched(db, actor.professionalId, { now, scanned: SCANNED, most: SHOWN }),
  );
}
