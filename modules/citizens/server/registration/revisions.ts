import { readTimePlace, writeTimePlace } from '#platform/contract/cursor';
import { fieldOf } from '#platform/contract/form/record';
import type { Db } from '#platform/db/database';
import { cutPage, oneMore, PAGE_ROWS } from '#platform/db/paging';
import { registrationsOf } from './registrations-queries.ts';
import {
  countRevisions,
  type RevisionRow,
  revisionsAbove,
  revisionsOf,
  type RevisionView,
} from './revision-queries.ts';

const ACTORS: Readonly<Record<string, string>> = {
  'command-line': 'Linha de comando',
  system: 'Sistema',
  person: 'Profissional',
};

function view({ id: _id, author, actor_kind: kind, at, before, after, ...row }: RevisionRow): RevisionView {
  const columns = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return {
    ...row,
    at: at.toISOString(),
    author: author ?? ACTORS[kind] ?? kind,
    changes: columns.map((column) => ({
      field: fieldOf(column),
      before: before[column] ?? null,
      after: after[column] ?? null,
    })),
  };
}

/** Revisions of a citizen's own record with a version above `from`, the newest first. */
export async function findRevisions(
  db: Db,
  id: string,
  { from, limit }: { from: number; limit: number },
): Promise<RevisionView[]> {
  return (await revisionsAbove(db, id, from, limit)).map(view);
}

/** The newest revisions of a citizen and of the registrations joined into it (see `registrationsOf`). */
export async function newestRevisions(
  db: Db,
  id: string,
  registrations: readonly string[],
  limit: number,
): Promise<RevisionView[]> {
  return (await revisionsOf(db, id, { registrations, limit })).map(view);
}

/**
 * The history of a record and of those that were joined into it, the newest first, paged by time. 404 when there is no
 * such citizen.
 */
export async function listRevisions(db: Db, id: string, query: { after?: string; limit?: number }) {
  const limit = query.limit ?? PAGE_ROWS;
  const before = query.after === undefined ? undefined : readTimePlace(query.after);
  const registrations = await registrationsOf(db, id);
  const [rows, count] = await Promise.all([
    revisionsOf(db, id, { registrations, before, limit: oneMore(limit) }),
    countRevisions(db, registrations),
  ]);
  const page = cutPage(rows, limit, writeTimePlace);
  return { rows: page.rows.map(view), next: page.next, total: { count, capped: false } };
}
