import type { Catalogue } from '#modules/audit/index';
import { readTimePlace, writeTimePlace } from '#platform/contract/cursor';
import type { Db } from '#platform/db/database';
import { registrationsOf } from '#modules/citizens/index';
import { countOpenings, findOpenings, type OpeningRow } from './queries.ts';

export type OpeningView = Pick<OpeningRow, 'unit' | 'justification'> & {
  at: string;
  professional: string;
  what: string;
};

const PAGE = 50;

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
  const limit = query.limit ?? PAGE;
  const before = query.after === undefined ? null : readTimePlace(query.after);
  const registrations = await registrationsOf(db, citizenId);
  const rows = await findOpenings(db, looks, registrations, before, limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(viewer(looks)),
    next: rows.length > limit && last ? writeTimePlace(last) : null,
    total: await countOpenings(db, looks, registrations),
  };
}

/** The newest openings, at most `limit`, and whether there are more. */
export async function newestOpenings(
  db: Db,
  { looks }: Catalogue,
  registrations: readonly string[],
  limit: number,
) {
  const rows = await findOpenings(db, looks, registrations, null, limit + 1);
  return { openings: rows.slice(0, limit).map(viewer(looks)), capped: rows.length > limit };
}
