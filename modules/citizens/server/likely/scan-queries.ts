import { type Db, rowsOf, sql } from '#platform/db/database';
import { DAY_KINDS, NUMBER_KINDS } from './keys.ts';

/** Some of the people of the base, in the order of their ids, to be compared with others of it. */
export type Portion = {
  ids: readonly string[];
  /** `before`: those with a lower id, so that portion after portion meets every pair once. */
  with: 'everybody' | 'before';
  /** Keys that too many people share. */
  common: ReadonlySet<number>;
  now: Date;
};

export type Met = { a: string; b: string };

const numberKinds = sql.raw(NUMBER_KINDS.join(', '));
const dayKinds = sql.raw(DAY_KINDS.join(', '));

/** Who shares enough keys with each of the portion. One pass over the keys of the whole base. */
export function findMet(db: Db, { ids, with: others, common }: Portion): Promise<Met[]> {
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
