import type { RawBuilder } from 'kysely';
import { type Db, rowsOf, sql } from '#platform/db/database';
import { COUNTED, oneMore } from '#platform/db/paging';
import { asQuery, type Operand } from './terms.ts';

/** Somebody found, before anything is read of the person. */
export type Hit = {
  /** The survivor, where the registration was merged. */
  person: string;
  /** The registration that fulfils what was asked. */
  id: string;
  rank: number;
  key: string;
};
export type Place = Pick<Hit, 'rank' | 'key' | 'id'>;
/** From a place on, so many and one more. */
type Page = { after: Place | undefined; limit: number };
export type Found = { hits: Hit[]; counted: number };

/**
 * Ranks: who is called exactly as typed; whole words before beginnings, and in each who is called so first; from here
 * on who only sounds so.
 */
export const SOUND = 5;

export type Dig = {
  /** Words for the index; who they give is then held against all. */
  index: readonly Operand[];
  all: readonly Operand[];
  /** Fixed, or by how well the words fit. */
  rank: RawBuilder<number>;
};

/** Columns of `c`. `typed`: the name as the key of names has it. */
export const rankByWords = (
  wholeQuery: string,
  firstName: string | undefined,
  typed: string,
): RawBuilder<number> => sql<number>`
  case when c.name_key = ${typed} then 0 else (
    case when c.search @@ ${wholeQuery}::tsquery then 1 else 3 end
    + case when starts_with(c.name_key, ${firstName ?? ''}) then 0 else 1 end) end`;

/** Columns of `c`. First who is called by one of `firstNames`: spellings that sound as the first word typed. */
export const rankBySound = (firstNames: readonly string[]): RawBuilder<number> => sql<number>`
  (${SOUND}::int + case when split_part(c.name_key, ' ', 1) = any(${firstNames}::text[]) then 0 else 1 end)`;

/** The fence keeps the rest of the question out of the index, where a frequent beginning would cost more than all. */
const candidates = ({ index, all, rank }: Dig) => sql`
  select coalesce(c.merged_into, c.id) as person, c.id, c.name_key as key, ${rank} as rank
  from (select id, merged_into, name_key, search from citizen
    where search @@ ${asQuery(index)}::tsquery offset 0) c
  where ${index.length === all.length ? sql`true` : sql`c.search @@ ${asQuery(all)}::tsquery`}`;

/** Everybody whom any of the digs gives, sorted. */
export async function dig(db: Db, digs: readonly Dig[], { after, limit }: Page): Promise<Found> {
  const further = after ? sql`(rank, key, id) > (${after.rank}, ${after.key}, ${after.id}::uuid)` : sql`true`;
  const rows = await rowsOf<Hit & { counted: number }>(
    db,
    sql`with hits as materialized (
        select distinct on (person) person, id, key, rank
        from (${sql.join(digs.map(candidates), sql` union all `)}) as found
        order by person, rank, id <> person, key, id)
      select person, id, rank, key, (select count(*) from hits) as counted from hits
      where ${further} order by rank, key, id limit ${oneMore(limit)}`,
  );
  return { hits: rows, counted: rows[0]?.counted ?? 0 };
}

/** A word of the name, as the walk looks for it: anywhere, or at its beginning. */
export type NameWord = { word: string; whole: boolean };
export type Walk = {
  names: readonly NameWord[];
  /** The same as typed, particles too. */
  typed: string;
  /** What stands in the row only; empty lets the index alone answer. */
  others: readonly Operand[];
};

/**
 * Names passed, or rows read, before the walk gives up: some ten milliseconds. The first number is also how far it
 * counts; it goes on to the second only while the page is not full.
 */
const BUDGET = { names: [8_000, 24_000], rows: [3_000] };
/** After every word that begins with what stands before it. */
const LAST = '\u{10FFFF}';

/** Called so first: the range of names that begin with it, in the order of the index. */
const startsWith = ({ word, whole }: NameWord) =>
  sql`(name_key >= ${word} and name_key < ${word + (whole ? '!' : LAST)})`;
const contains = ({ word, whole }: NameWord) =>
  sql`' ' || name_key || ' ' like ${`% ${word}${whole ? ' ' : ''}%`}`;
const holds = (others: readonly Operand[]) =>
  others.length > 0 ? [sql`search @@ ${asQuery(others)}::tsquery`] : [];

/**
 * Of `passed`: a registration that nobody was joined into counts by itself; a joined one stands for its survivor,
 * unless the survivor or an elder joined one has all the words too. So each person comes once, in whatever stretch.
 * Behind fences: the planner would put all citizens into a table of its own, for the few that were joined.
 */
const onceEach = ({ names, others }: Walk) => {
  const fulfils = sql.join([...names.map(contains), ...holds(others)], sql` and `);
  return sql`(merged_into is null or not exists (
      select from citizen where id = passed.merged_into and ${fulfils} offset 0)
    and not exists (
      select from citizen where merged_into = passed.merged_into and id < passed.id and ${fulfils} offset 0))`;
};

/**
 * The stretches of a walk, each a range of the index: called exactly as typed, with particles and without, then called
 * first by each of the words. After them come all others.
 */
const stretchesOf = ({ names, typed }: Walk): NameWord[] => {
  const last = names.at(-1);
  if (names.length < 2 || !last) return [...names];
  const exactly = new Set([typed, names.map(({ word }) => word).join(' ')]);
  return [...[...exactly].map((word) => ({ word, whole: last.whole })), ...names];
};

/**
 * Along the order of names until the page is full, stretch by stretch; the rank is the number of the stretch. Gives
 * what it came by when its budget ends.
 */
export async function walk(db: Db, walked: Walk, { after, limit }: Page): Promise<Found> {
  const found: Found = { hits: [], counted: 0 };
  const budgets = walked.others.length > 0 ? BUDGET.rows : BUDGET.names;
  const last = stretchesOf(walked).length;
  for (let rank = after?.rank ?? 0; rank <= last && found.hits.length <= limit; rank++) {
    const place = after?.rank === rank ? after : undefined;
    const most = {
      counted: after ? oneMore(limit) : oneMore(COUNTED),
      shown: oneMore(limit) - found.hits.length,
    };
    let stretch: Array<Hit & { counted: number }> = [];
    for (const budget of budgets) {
      stretch = await rowsOf(db, stretchOf(walked, rank, place, { ...most, budget }));
      if (stretch.length === most.shown) break;
    }
    found.hits.push(...stretch);
    found.counted += stretch[0]?.counted ?? 0;
  }
  return found;
}

/** Those of one stretch who have all the words, in order. */
function stretchOf(
  walked: Walk,
  rank: number,
  after: Place | undefined,
  most: { counted: number; shown: number; budget: number },
) {
  const { names, others } = walked;
  const stretches = stretchesOf(walked);
  const first = stretches[rank];
  const range = [
    first ? startsWith(first) : sql`true`,
    ...stretches.slice(0, rank).map((earlier) => sql`not ${startsWith(earlier)}`),
    after ? sql`(name_key, id) > (${after.key}, ${after.id}::uuid)` : sql`true`,
  ];
  // Who is called exactly as typed has all the words.
  const inRange = rank < stretches.length - names.length ? names : [first];
  const wanted = [
    ...names.filter((name) => !inRange.includes(name)).map(contains),
    ...holds(others),
    onceEach(walked),
  ];
  return sql<Hit & { counted: number }>`
    with found as materialized (
      select coalesce(merged_into, id) as person, id, name_key from (
        select id, name_key, merged_into ${others.length > 0 ? sql`, search` : sql``} from citizen
        where ${sql.join(range, sql` and `)}
        order by name_key, id limit ${most.budget}) as passed
      where ${sql.join(wanted, sql` and `)} limit ${most.counted})
    select person, id, ${rank}::int as rank, name_key as key, (select count(*) from found) as counted
    from found order by name_key, id limit ${most.shown}`;
}
