import { maskCpf } from '@pec-aberto/brazil';
import type { Static } from 'typebox';
import type { listDuplicatesContract } from '../../contract/queue.ts';
import { type Db, rowsOf, sql } from '#platform/db/database';
import { countTotal, type Total } from '#platform/db/paging';

export type Row = Omit<Static<typeof listDuplicatesContract.response>['rows'][number], 'suggested'>;
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

const person = (alias: string) =>
  sql.raw(`jsonb_build_object('id', ${alias}.id, 'name', ${alias}.display_name,
    'birthDate', ${alias}.birth_date, 'motherName', ${alias}.mother_name, 'cpf', ${alias}.cpf,
    'status', ${alias}.status, 'updatedAt', ${alias}.updated_at,
    'team', case when not ${alias}.sharing_refused then t${alias}.name end,
    'unit', case when not ${alias}.sharing_refused then u${alias}.name end) as ${alias}`);

/**
 * Suspicions, and shared numbers, each with the order of its own index: `duplicate_pair_queue` backwards from a place
 * on, `citizen_review_open` and `_settled` forwards. A filter that nobody asked for is not in the statement.
 */
const LIKELY = {
  from: sql`citizens_suspicion`,
  columns: sql`q.score, q.evidence, q.a_id, q.b_id, q.origin, q.found_at, q.decided_at, q.decided_by, q.reason,
    q.state`,
  isIn: (state: string) => (state === 'decided' ? sql`q.state <> 'open'` : sql`q.state = ${state}`),
  isAfter: ({ score, id }: Place) => sql`(q.score, q.id) < (${score}::real, ${id}::uuid)`,
  order: sql`q.score desc, q.id desc`,
};
const SHARED: typeof LIKELY = {
  from: sql`citizens_shared_number`,
  columns: LIKELY.columns,
  isIn: (state) => (state === 'open' ? sql`q.decided_at is null` : sql`q.decided_at is not null`),
  isAfter: ({ id }) => sql`q.id > ${id}::uuid`,
  order: sql`q.id`,
};

/** A pair with somebody who lives on in another record is not in the queue, but for the two that were joined. */
const alive = sql`a.status <> 'merged' and b.status <> 'merged'`;
const joined = sql`a.survivor_id = b.survivor_id`;

/** One of a column of the two, but of who refused sharing: a filter would tell what the list hides. */
const ofEither = (value: string, column: string, table: (alias: string) => string = (alias) => alias) => {
  const shown = (alias: string) =>
    `case when not ${alias}.sharing_refused then ${table(alias)}.${column} end`;
  return sql`${value} in (${sql.raw(`${shown('a')}, ${shown('b')}`)})`;
};

/** Pairs of a filter. */
function pairsOf(filters: Filters, after?: Place) {
  const { kind, state = 'open', unitId, teamId, municipalityIbge, minScore, bases } = filters;
  const source = kind === 'shared-number' ? SHARED : LIKELY;
  const conditions = [
    source.isIn(state),
    state === 'decided' ? sql`case q.state when 'merged' then ${joined} else ${alive} end` : alive,
    ...(after ? [source.isAfter(after)] : []),
    ...(minScore !== undefined && source === LIKELY ? [sql`q.score >= ${minScore}::real`] : []),
    ...(bases ? [sql`a.origin_installation_id <> b.origin_installation_id`] : []),
    ...(unitId ? [ofEither(unitId, 'unit_id', (alias) => `t${alias}`)] : []),
    ...(teamId ? [ofEither(teamId, 'team_id')] : []),
    ...(municipalityIbge ? [ofEither(municipalityIbge, 'municipality_ibge')] : []),
  ];
  const found = sql`${source.from} q join citizens_person a on a.id = q.a_id join citizens_person b on b.id = q.b_id
    left join health_network_team ta on ta.id = a.team_id left join health_network_team tb on tb.id = b.team_id
    where ${sql.join(conditions, sql` and `)}`;
  return { source, found };
}

type Page = { after?: Place | undefined; limit: number };

/** The statement of a page: pairs are picked in the order of the index first, and only those are dressed. */
export function pageOf(filters: Filters, { after, limit }: Page) {
  const { kind = 'likely' } = filters;
  const { source, found } = pairsOf(filters, after);
  return sql<Kept>`select q.id, ${kind}::text as kind, q.state, q.score,
      coalesce(q.evidence -> 'fields', '[]') as evidence, coalesce(q.evidence -> 'guards', '[]') as against,
      q.origin, q.found_at as "foundAt", q.decided_at as "decidedAt", q.reason,
      (select coalesce(nullif(p.social_name, ''), p.name) from health_network_professional p where p.id = q.decided_by)
        as "decidedBy", ${person('a')}, ${person('b')}
    from (select q.id, ${source.columns} from ${found} order by ${source.order} limit ${limit}) q
    join citizens_person a on a.id = q.a_id join citizens_person b on b.id = q.b_id
    left join health_network_team ta on ta.id = a.team_id left join health_network_unit ua on ua.id = ta.unit_id
    left join health_network_team tb on tb.id = b.team_id left join health_network_unit ub on ub.id = tb.unit_id
    order by ${source.order}`;
}

/** Pairs of the queue from a place on, the likeliest first. */
export async function findPairs(db: Db, filters: Filters, page: Page): Promise<Row[]> {
  const rows = await rowsOf<Kept>(db, pageOf(filters, page));
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
export const countPairs = (db: Db, filters: Filters): Promise<Total> =>
  countTotal(db, pairsOf(filters).found);
