import type { RawBuilder } from 'kysely';
import type { Static } from 'typebox';
import { type Db, getRow, rowsOf, sql } from '#platform/db/database';
import type { RevisionView as RevisionSchema } from '../../contract/registration.ts';

export type RevisionView = Static<typeof RevisionSchema>;
export type RevisionRow = Omit<RevisionView, 'at' | 'author' | 'changes'> & {
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

/** Of a citizen's own record, with a version above `from`, the newest first. */
export const revisionsAbove = (db: Db, id: string, from: number, limit: number): Promise<RevisionRow[]> =>
  selectRevisions(db, id, sql`r.citizen_id = ${id} and r.version > ${from}`, limit, sql`r.version desc`);

const ofRegistrations = (registrations: readonly string[]) =>
  sql`r.citizen_id = any(${[...registrations]}::uuid[])`;

/** Of several registrations, the newest first, from a place of the history on. */
export function revisionsOf(
  db: Db,
  id: string,
  asked: {
    registrations: readonly string[];
    before?: { at: Date | string; id: string } | undefined;
    limit: number;
  },
): Promise<RevisionRow[]> {
  const { registrations, before, limit } = asked;
  const further = before ? sql`(r.at, r.id) < (${before.at}, ${before.id}::uuid)` : sql`true`;
  return selectRevisions(db, id, sql`${ofRegistrations(registrations)} and ${further}`, limit);
}

export async function countRevisions(db: Db, registrations: readonly string[]): Promise<number> {
  const { count } = await getRow<{ count: number }>(
    db,
    sql`select count(*) from citizen_revision r where ${ofRegistrations(registrations)}`,
  );
  return count;
}
