import type { Prepared } from '@pec-aberto/matching';
import { type Db, rowsOf, sql } from '#platform/db/database';
import { glimpseColumns } from '../record/glimpse.ts';
import { civilDay } from '../rules/dates.ts';
import { candidateOf, toldColumns, type ToldRow } from './candidates.ts';
import { judgeOn } from './judge.ts';
import { DAY_KINDS, NUMBER_KINDS } from './keys.ts';
import type { FoundPair } from './pairs.ts';

/** Some of the people of the base, in the order of their ids, to be compared with others of it. */
export type Portion = {
  ids: readonly string[];
  /** `before`: those with a lower id, so that portion after portion meets every pair once. */
  with: 'everybody' | 'before';
  /** Keys that too many people share. */
  common: ReadonlySet<number>;
  now: Date;
};

/** So many people are held ready at a time. */
const HELD = 4_000;

/**
 * The pairs of a portion that may be one person, by the rule of the door (`findCandidates`) told for many at once:
 * two who have a number in common, or two other keys.
 */
export async function* likelyPairs(db: Db, portion: Portion): AsyncGenerator<FoundPair[]> {
  const met = await findMet(db, portion);
  let from = 0;
  while (from < met.length) {
    const to = endOfLot(met, from);
    yield await judgeLot(db, met.slice(from, to), portion.now);
    from = to;
  }
}

type Met = { a: string; b: string };

/** A lot ends between two people of the portion: all whom one met are judged together. */
function endOfLot(met: readonly Met[], from: number): number {
  let to = Math.min(from + HELD, met.length);
  while (to < met.length && met[to]?.a === met[to - 1]?.a) to += 1;
  return to;
}

async function judgeLot(db: Db, met: readonly Met[], now: Date): Promise<FoundPair[]> {
  const people = await loadPrepared(db, [...new Set(met.flatMap(({ a, b }) => [a, b]))]);
  // All municipalities at once: the clock of Brasília.
  const today = civilDay(now, 'America/Sao_Paulo');
  const pairs: FoundPair[] = [];
  for (const [a, others] of byPerson(met)) {
    const person = people.get(a);
    const candidates = others.flatMap((b) => people.get(b) ?? []);
    if (!person) continue;
    const judge = judgeOn(today, [person, ...candidates]);
    for (const candidate of candidates) {
      const judged = judge(person, candidate);
      if (judged) pairs.push({ ids: [a, candidate.id], score: judged.score, evidence: judged.evidence });
    }
  }
  return pairs;
}

function byPerson(met: readonly Met[]): Map<string, string[]> {
  const people = new Map<string, string[]>();
  for (const { a, b } of met) {
    const others = people.get(a);
    if (others) others.push(b);
    else people.set(a, [b]);
  }
  return people;
}

async function loadPrepared(db: Db, ids: readonly string[]): Promise<Map<string, Prepared>> {
  const rows = await rowsOf<ToldRow>(
    db,
    sql`select ${glimpseColumns}, ${toldColumns} from citizen c where c.id = any(${[...ids]}::uuid[])`,
  );
  return new Map(rows.map((row) => [row.id, candidateOf(row).prepared]));
}

const numberKinds = sql.raw(NUMBER_KINDS.join(', '));
const dayKinds = sql.raw(DAY_KINDS.join(', '));

/** Who shares enough keys with each of the portion. One pass over the keys of the whole base. */
function findMet(db: Db, { ids, with: others, common }: Portion): Promise<Met[]> {
  const tooMany = sql`${[...common]}::bigint[]`;
  const side = others === 'before' ? sql`o.id < m.id` : sql`(o.id < m.id or o.id > m.id and not o.mine)`;
  return rowsOf<Met>(
    db,
    sql`
      with mine as materialized (
        select c.id, key from citizen c, unnest(c.match_keys) key
        where c.id = any(${[...ids]}::uuid[]) and c.status <> 'merged' and not key = any(${tooMany})),
      theirs as (
        select c.id, key, c.id = any(${[...ids]}::uuid[]) as mine from citizen c, unnest(c.match_keys) key
        where c.status <> 'merged'),
      met as materialized (
        select m.id as a, o.id as b, count(*) as shared, bool_or(m.key % 16 in (${numberKinds})) as by_number
        from mine m join theirs o using (key)
        where ${side} and m.key % 16 not in (${dayKinds})
        group by m.id, o.id)
      select a, b from met where shared > 1 or by_number
      union all
      select met.a, met.b from met join citizen o on o.id = met.b
      where met.shared = 1 and not met.by_number and exists (
        select from mine m where m.id = met.a and m.key % 16 in (${dayKinds}) and m.key = any(o.match_keys))
      order by a, b`,
  );
}
