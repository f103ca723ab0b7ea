import { maskCpf } from '@pec-aberto/brazil';
import type { Static } from 'typebox';
import type { listDuplicatesContract } from '../../contract/queue.ts';
import { type Db, getRow, rowsOf, sql } from '#platform/db/database';

export type Row = Static<typeof listDuplicatesContract.response>['rows'][number];
type Person = Row['people'][number];
type Kept = Omit<Row, 'people' | 'foundAt' | 'decidedAt'> & {
  foundAt: Date;
  decidedAt: Date | null;
  a: Person;
  b: Person;
};
export type Filters = Omit<Static<NonNullable<typeof listDuplicatesContract.query>>, 'after' | 'limit'>;
/** A place in the queue: the score (0 for shared numbers) and the id. */
export type Place = { score: number; id: string };

const COUNTED = 1_000;

const person = (alias: string) =>
  sql.raw(`jsonb_build_object('id', ${alias}.id, 'name', coalesce(nullif(${alias}.social_name, ''), ${alias}.name),
    'birthDate', ${alias}.birth_date, 'motherName', ${alias}.mother_name, 'cpf', ${alias}.cpf,
    'status', ${alias}.status, 'updatedAt', ${alias}.updated_at,
    'team', t${alias}.name, 'unit', u${alias}.name) as ${alias}`);

/** Suspicions and shared numbers alike; a pair one of whom lives on in another record is not in the queue. */
const pairsOf = ({ kind = 'likely', state = 'open', ...filters }: Filters) => {
  const source =
    kind === 'likely'
      ? sql`(select id, a_id, b_id, score, evidence, origin, found_at, decided_at, decided_by, reason
          from duplicate_pair where state = ${state}) q`
      : sql`(select id, citizen_id as a_id, other_id as b_id, null::real as score,
            jsonb_build_object('fields', jsonb_build_array(jsonb_build_object('field', document_kind, 'level', 'equal')))
              as evidence, origin, created_at as found_at, settled_at as decided_at, settled_by as decided_by, reason
          from citizen_review where kind = 'shared-document' and (settled_at is null) = (${state} = 'open')) q`;
  const { unitId = null, teamId = null, municipalityIbge = null, minScore = 0 } = filters;
  return sql`${source}
    join citizen a on a.id = q.a_id and a.status <> 'merged'
    join citizen b on b.id = q.b_id and b.status <> 'merged'
    left join team ta on ta.id = a.team_id left join unit ua on ua.id = ta.unit_id
    left join team tb on tb.id = b.team_id left join unit ub on ub.id = tb.unit_id
    where coalesce(q.score, 1) >= ${minScore}::real
      and (${unitId}::uuid is null or ${unitId}::uuid in (ua.id, ub.id))
      and (${teamId}::uuid is null or ${teamId}::uuid in (ta.id, tb.id))
      and (${municipalityIbge}::text is null
        or ${municipalityIbge}::text in (a.municipality_ibge, b.municipality_ibge))`;
};

/** Pairs of the queue from a place on, the likeliest first. */
export async function findPairs(
  db: Db,
  filters: Filters,
  { after, limit }: { after?: Place | undefined; limit: number },
): Promise<Row[]> {
  const { kind = 'likely', state = 'open' } = filters;
  const from = after
    ? sql`and (coalesce(q.score, 0) < ${after.score}::real
        or coalesce(q.score, 0) = ${after.score}::real and q.id > ${after.id}::uuid)`
    : sql``;
  const rows = await rowsOf<Kept>(
    db,
    sql`select q.id, ${kind}::text as kind, ${state}::text as state, q.score,
        coalesce(q.evidence -> 'fields', '[]') as evidence, coalesce(q.evidence -> 'guards', '[]') as against,
        q.origin, q.found_at as "foundAt", q.decided_at as "decidedAt", q.reason,
        (select coalesce(nullif(p.social_name, ''), p.name) from professional p where p.id = q.decided_by)
          as "decidedBy", ${person('a')}, ${person('b')}
      from ${pairsOf(filters)} ${from}
      order by q.score desc nulls last, q.id limit ${limit}`,
  );
  return rows.map(({ a, b, evidence, ...row }) => ({
    ...row,
    evidence: evidence.map(({ field, level }) => ({ field, level })),
    foundAt: row.foundAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    people: [a, b].map((one) => ({
      ...one,
      cpf: one.cpf && maskCpf(one.cpf),
      updatedAt: new Date(one.updatedAt).toISOString(),
    })),
  }));
}

/** How many pairs there are, counted up to a thousand. */
export async function countPairs(db: Db, filters: Filters): Promise<{ count: number; capped: boolean }> {
  const { count } = await getRow(
    db,
    sql<{ count: number }>`select count(*) as count
      from (select from ${pairsOf(filters)} limit ${COUNTED + 1}) counted`,
  );
  return { count: Math.min(count, COUNTED), capped: count > COUNTED };
}
