import type { Static } from 'typebox';
import type { RawBuilder } from 'kysely';
import { readTimePlace, writeTimePlace } from '#platform/contract/cursor';
import { fieldOf } from '#platform/contract/form/record';
import { type Db, getRow, rowsOf, sql } from '#platform/db/database';
import { cutPage, oneMore, PAGE_ROWS } from '#platform/db/paging';
import type { RevisionView as RevisionSchema } from '../../contract/registration.ts';
import { registrationsOf } from './registrations.ts';

type RevisionView = Static<typeof RevisionSchema>;
type RevisionRow = Omit<RevisionView, 'at' | 'author' | 'changes'> & {
  id: string;
  at: Date;
  author: string | null;
  actor_kind: string;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
};

/** Teams and people that revision `r` names, before and after; whoever was deleted since has no name. */
const namesOfR = sql`coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'name', n.name, 'of', n.of))
  from (select t.id, t.name, 'team' as of from health_network_team t
      where t.id in ((r.before->>'team_id')::uuid, (r.after->>'team_id')::uuid)
    union all
    select c.id, coalesce(nullif(c.social_name, ''), c.name), 'citizen' from citizen c
      where c.id in ((r.before->>'responsible_id')::uuid, (r.after->>'responsible_id')::uuid,
        (r.before->>'merged_into')::uuid, (r.after->>'merged_into')::uuid)) n), '[]')`;

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

/** The newest revisions that fulfil a condition on `r`; `id` is the citizen whose page they are on. */
const selectRevisions = (
  db: Db,
  id: string,
  condition: RawBuilder<unknown>,
  limit: number,
  order = sql`r.at desc, r.id desc`,
) =>
  rowsOf<RevisionRow>(
    db,
    sql`select r.id, r.version, r.at, coalesce(nullif(p.social_name, ''), p.name) as author, r.actor_kind, r.origin,
        r.reason, r.before, r.after, ${namesOfR} as names,
        case when c.id <> ${id} then coalesce(nullif(c.social_name, ''), c.name) end as joined
      from citizen_revision r join citizen c on c.id = r.citizen_id
      left join health_network_professional p on p.id = r.professional_id
      where ${condition} order by ${order} limit ${limit}`,
  );

/** Revisions of a citizen's own record with a version above `from`, the newest first. */
export async function findRevisions(
  db: Db,
  id: string,
  { from, limit }: { from: number; limit: number },
): Promise<RevisionView[]> {
  const own = sql`r.citizen_id = ${id} and r.version > ${from}`;
  return (await selectRevisions(db, id, own, limit, sql`r.version desc`)).map(view);
}

const ofRegistrations = (registrations: readonly string[]) =>
  sql`r.citizen_id = any(${[...registrations]}::uuid[])`;

/** The newest revisions of a citizen and of the registrations joined into it (see `registrationsOf`). */
export async function newestRevisions(
  db: Db,
  id: string,
  registrations: readonly string[],
  limit: number,
): Promise<RevisionView[]> {
  return (await selectRevisions(db, id, ofRegistrations(registrations), limit)).map(view);
}

/**
 * The history of a record and of those that were joined into it, the newest first, paged by time. 404 when there is no
 * such citizen.
 */
export async function listRevisions(db: Db, id: string, query: { after?: string; limit?: number }) {
  const limit = query.limit ?? PAGE_ROWS;
  const before = query.after === undefined ? undefined : readTimePlace(query.after);
  const all = ofRegistrations(await registrationsOf(db, id));
  const further = before ? sql`(r.at, r.id) < (${before.at}, ${before.id}::uuid)` : sql`true`;
  const [rows, { count }] = await Promise.all([
    selectRevisions(db, id, sql`${all} and ${further}`, oneMore(limit)),
    getRow<{ count: number }>(db, sql`select count(*) from citizen_revision r where ${all}`),
  ]);
  const page = cutPage(rows, limit, writeTimePlace);
  return { rows: page.rows.map(view), next: page.next, total: { count, capped: false } };
}
