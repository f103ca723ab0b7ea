import { Kysely, PostgresDialect } from 'kysely';
import { createPlatform } from '#apps/installation/platform';
import { searchCitizens } from '#modules/citizens/server/search/search-citizens';
import { readBootSettings } from '#platform/config/boot';
import { databaseUrlOf } from '../tests/support/base.ts';
import type { Program } from '../tests/support/program.ts';
import type { Figure } from './benchmark.ts';
import { type Asked, askedOf } from './citizens-asked.ts';
import { pidsUnder, postmasterOf, processorTimeOf } from './processor.ts';

const ROUNDS = 3;
const MOST_MS = 50;
const AT_ONCE = 8;
const BUSY_MS = 10_000;

/** Wall time of each question, the best of its rounds too, and processor time of all processes for one. */
type Kind = { kind: string; times: number[]; best: Array<{ body: object; ms: number }>; processor: number };

function searcher(url: string, cookie: string) {
  return async (body: object): Promise<void> => {
    const response = await fetch(`${url}/api/citizens/search`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`the search answered ${response.status}: ${text}`);
  };
}

/** Each question several times, one after the other; a first round warms and does not count. */
async function timeKind(
  search: (body: object) => Promise<void>,
  [kind, bodies]: [string, readonly object[]],
  pids: () => readonly number[],
): Promise<Kind> {
  for (const body of bodies) await search(body);
  const times: number[] = [];
  const best: Kind['best'] = [];
  const { ms } = await processorTimeOf(pids, async () => {
    for (const body of bodies) {
      const rounds: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const from = performance.now();
        await search(body);
        rounds.push(performance.now() - from);
      }
      times.push(...rounds);
      best.push({ body, ms: Math.min(...rounds) });
    }
  });
  return { kind, times, best, processor: ms / times.length };
}

const place = (times: readonly number[], share: number) =>
  times.toSorted((a, b) => a - b)[Math.ceil(times.length * share) - 1] ?? 0;

/** Many desks at once, all questions mixed. */
async function rate(search: (body: object) => Promise<void>, asked: Asked): Promise<number> {
  const all = Object.values(asked).flat();
  const end = performance.now() + BUSY_MS;
  let count = 0;
  const desk = async (number: number) => {
    for (let at = number; performance.now() < end; at += AT_ONCE) {
      await search(all[at % all.length] ?? {});
      count++;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, (_, number) => desk(number)));
  return count / (BUSY_MS / 1000);
}

/** The plan of the longest statement of a search, as PostgreSQL ran it. */
async function planOf(dataDir: string, body: object): Promise<string> {
  const url = databaseUrlOf(dataDir);
  const boot = readBootSettings({ PEC_DATA_DIR: dataDir, DATABASE_URL: url });
  const platform = await createPlatform(url, boot, { process: 'bench', makeKey: true, pool: 1 });
  let longest = { sql: '', parameters: [] as readonly unknown[], ms: -1 };
  const db = new Kysely<Record<never, never>>({
    dialect: new PostgresDialect({ pool: platform.pool }),
    log({ query: { sql, parameters }, queryDurationMillis: ms }) {
      if (ms > longest.ms && /citizen/.test(sql)) longest = { sql, parameters, ms };
    },
  });
  const context = {
    platform,
    db,
    actor: { kind: 'system' },
    sessionId: null,
    ip: null,
    now: new Date(),
  } as const;
  try {
    await searchCitizens(context, body);
    // Once more: the first one also asked for the statistics.
    longest.ms = -1;
    await searchCitizens(context, body);
    const { rows } = await platform.pool.query<{ 'QUERY PLAN': string }>(
      `explain (analyze, buffers) ${longest.sql}`,
      [...longest.parameters],
    );
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  } finally {
    await platform.close();
  }
}

/** Every kind of question over HTTP; prints the plan of the slowest. */
export async function searches(program: Program, cookie: string, size: string): Promise<Figure[]> {
  const { dataDir, url, child } = program;
  const search = searcher(url, cookie);
  const asked = await askedOf(dataDir);
  const pids = () => pidsUnder([child.pid ?? 0, postmasterOf(dataDir)]);
  const kinds: Kind[] = [];
  for (const entry of Object.entries(asked)) kinds.push(await timeKind(search, entry, pids));
  const slowest = kinds.flatMap(({ best }) => best).reduce((a, b) => (a.ms > b.ms ? a : b));
  console.error(`${size}: the slowest, ${slowest.ms.toFixed(1)} ms: ${JSON.stringify(slowest.body)}`);
  console.error(await planOf(dataDir, slowest.body));
  const all = kinds.flatMap(({ times }) => times);
  return [
    { what: `${size}: search, all kinds, p95`, value: place(all, 0.95), unit: 'ms', most: MOST_MS },
    { what: `${size}: searches mixed, ${AT_ONCE} at once`, value: await rate(search, asked), unit: '/s' },
    ...kinds.flatMap(({ kind, times, processor }): Figure[] => [
      { what: `${size}: ${kind}, median`, value: place(times, 0.5), unit: 'ms' },
      { what: `${size}: ${kind}, p95`, value: place(times, 0.95), unit: 'ms', most: MOST_MS },
      { what: `${size}: ${kind}, processor of one`, value: processor, unit: 'ms' },
    ]),
  ];
}
