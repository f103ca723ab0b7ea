import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, openDesk } from '#modules/citizens/test/desk';
import { getRow, sql } from '#platform/db/database';
import { countPairs, findPairs, pageOf, type Place } from './server/queue/queries.ts';

const PEOPLE = 460;
const PAIRS = 100_000;

let desk: Desk;
const db = () => desk.installation.platform.db;
beforeAll(async () => {
  desk = await openDesk();
  await sql`insert into citizen (id, version, origin, origin_installation_id, created_at, updated_at, updated_origin,
      name, search)
    select uuid_v7(), 1, 'import', i.id, now(), now(), 'import', 'PESSOA ' || n, ''
    from generate_series(1, ${PEOPLE}::int) n, setup_installation i`.execute(db());
  // Scores that repeat: among equals the id decides.
  await sql`insert into duplicate_pair (id, a_id, b_id, score, evidence, origin, state, found_at, decided_at)
    select uuid_v7(), a.id, b.id, round(random()::numeric, 3)::real, '{}', 'scan', 'open', now(), null
    from citizen a join citizen b on a.id < b.id limit ${PAIRS}`.execute(db());
  await sql`analyze duplicate_pair, citizen`.execute(db());
}, 120_000);
afterAll(() => desk.close());

type Node = { 'Node Type': string; 'Index Name'?: string; 'Actual Rows': number; Plans?: Node[] };
const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];
async function planOf(after?: Place) {
  const explained = await getRow(
    db(),
    sql<{
      'QUERY PLAN': [{ Plan: Node }];
    }>`explain (analyze, format json) ${pageOf({}, { after, limit: 51 })}`,
  );
  return nodesOf(explained['QUERY PLAN'][0].Plan);
}

test('with 100,000 pairs open, a page reads its own rows of the index, wherever in the queue', async () => {
  const { count } = await getRow(db(), sql<{ count: number }>`select count(*) as count from duplicate_pair`);
  expect(count).toBe(PAIRS);
  const [middle] = await findPairs(db(), { minScore: 0.5 }, { limit: 1 });
  for (const after of [
    undefined,
    { score: 0.5, id: middle?.id ?? '' },
    { score: 0.01, id: middle?.id ?? '' },
  ]) {
    const nodes = await planOf(after);
    const scan = nodes.find((node) => node['Index Name'] === 'duplicate_pair_queue');
    expect(scan?.['Actual Rows']).toBeLessThanOrEqual(60);
    expect(nodes.filter((node) => node['Node Type'] === 'Seq Scan' && node['Actual Rows'] > 1_000)).toEqual(
      [],
    );
  }
});

test('page after page, every pair comes once, the likeliest first', async () => {
  const seen = new Set<string>();
  let after: Place | undefined;
  let last = 1;
  for (;;) {
    const rows = await findPairs(db(), { minScore: 0.95 }, { after, limit: 700 });
    for (const { id, score } of rows) {
      seen.add(id);
      expect(score).toBeLessThanOrEqual(last);
      last = score ?? 0;
    }
    const end = rows.at(-1);
    if (!end || rows.length < 700) break;
    after = { score: end.score ?? 0, id: end.id };
  }
  const { count } = await getRow(
    db(),
    sql<{ count: number }>`select count(*) as count from duplicate_pair where score >= 0.95::real`,
  );
  expect(seen.size).toBe(count);
  expect(await countPairs(db(), {})).toEqual({ count: 1_000, capped: true });
});
