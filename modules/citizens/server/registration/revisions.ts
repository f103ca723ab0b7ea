import type { Static } from 'typebox';
import { readNumberPlace } from '#platform/contract/cursor';
import { type Db, findRow, rowsOf, sql } from '#platform/db/database';
import { notFound } from '#platform/errors/problem';
import type { RevisionView as RevisionSchema } from '../../contract/registration.ts';
import { fieldOf } from '../record/record.ts';

type RevisionView = Static<typeof RevisionSchema>;
type RevisionRow = Omit<RevisionView, 'at' | 'author' | 'changes'> & {
  at: Date;
  author: string | null;
  actor_kind: string;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
};

/** Teams and people that revision `r` names, before and after; whoever was deleted since has no name. */
const namesOfR = sql`coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'name', n.name, 'of', n.of))
  from (select t.id, t.name, 'team' as of from team t
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

function view({ author, actor_kind: kind, at, before, after, ...row }: RevisionRow): RevisionView {
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

/** Revisions of a citizen with a version above `from` and below `below`, the newest first. */
export async function findRevisions(
  db: Db,
  id: string,
  range: { from?: number; below?: number | undefined; limit: number },
): Promise<RevisionView[]> {
  const rows = await rowsOf<RevisionRow>(
    db,
    sql`select r.version, r.at, coalesce(nullif(p.social_name, ''), p.name) as author, r.actor_kind, r.origin, r.reason,
        r.before, r.after, ${namesOfR} as names
      from citizen_revision r left join professional p on p.id = r.professional_id
      where r.citizen_id = ${id} and r.version > ${range.from ?? 0}
        and (${range.below ?? null}::int is null or r.version < ${range.below ?? null})
      order by r.version desc limit ${range.limit}`,
  );
  return rows.map(view);
}

const PAGE = 50;

/** The history of a record, paged by version. 404 when there is no such citizen. */
export async function listRevisions(db: Db, id: string, query: { after?: string; limit?: number }) {
  const limit = query.limit ?? PAGE;
  const below = query.after === undefined ? undefined : readNumberPlace(query.after);
  const counted = await findRow<{ count: number }>(
    db,
    sql`select (select count(*) from citizen_revision r where r.citizen_id = c.id) as count
      from citizen c where c.id = ${id}`,
  );
  if (!counted) throw notFound('O cadastro');
  const rows = await findRevisions(db, id, { below, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  return {
    rows: shown,
    next: rows.length > limit ? String(shown.at(-1)?.version) : null,
    total: { count: counted.count, capped: false },
  };
}
