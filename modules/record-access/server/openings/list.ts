import type { Catalogue } from '#modules/audit/index';
import { readTimePlace, writeTimePlace } from '#platform/contract/cursor';
import type { Db } from '#platform/db/database';
import { cutPage, oneMore, PAGE_ROWS } from '#platform/db/paging';
import { registrationsOf } from '#modules/citizens/index';
import { countOpenings, findOpenings, type OpeningRow } from './queries.ts';

export type OpeningView = Pick<OpeningRow, 'unit' | 'justification'> & {
  at: string;
  professional: string;
  what: string;
};

const viewer =
  (looks: Catalogue['looks']) =>
  ({ at, professional, type, unit, justification }: OpeningRow): OpeningView => ({
    at: at.toISOString(),
    professional: professional ?? 'Sistema',
    unit,
    what: type === null ? 'Abertura do prontuário' : (looks.get(type) ?? type),
    justification,
  });

/** Who opened the record of a citizen, the newest first, paged by time. 404 when there is no such citizen. */
export async function listOpenings(
  db: Db,
  { looks }: Catalogue,
  citizenId: string,
  query: { after?: string; limit?: number },
) {
  const limit = query.limit ?? PAGE_ROWS;
  const before = query.after === undefined ? null : readTimePlace(query.after);
  const registrations = await registrationsOf(db, citizenId);
  const found = await findOpenings(db, looks, registrations, before, oneMore(limit));
  const { rows, next } = cutPage(found, limit, writeTimePlace);
  return { rows: rows.map(viewer(looks)), next, total: await countOpenings(db, looks, registrations) };
}

/** The newest openings, at most `limit`, and whether there are more. */
export async function newestOpenings(
  db: Db,
  { looks }: Catalogue,
  registrations: readonly string[],
  limit: number,
) {
  const found = await findOpenings(db, looks, registrations, null, oneMore(limit));
  const { rows, next } = cutPage(found, limit, writeTimePlace);
  return { openings: rows.map(viewer(looks)), capped: next !== null };
}
