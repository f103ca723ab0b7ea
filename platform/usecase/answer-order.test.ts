import { PassThrough } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type pg from 'pg';
import { createDatabase, type Db, sql } from '#platform/db/database';
import type { Platform } from '#platform/runtime/platform';
import type { UseCaseContext } from './context.ts';
import { runUseCase } from './run.ts';

type Asked = { text: string; answer(): void; fail(): void };

/** A server that answers only when told to, in any order; what was asked of it stands in `asked`. */
function heldServer() {
  const asked: Asked[] = [];
  const texts: string[] = [];
  const client = {
    connection: { stream: new PassThrough() },
    release: () => texts.push('released'),
    query: (config: string | { text: string }) =>
      new Promise((resolve, reject) => {
        const text = typeof config === 'string' ? config : config.text;
        texts.push(text);
        asked.push({
          text,
          answer: () => resolve({ command: 'SELECT', rowCount: 0, rows: [] }),
          fail: () => reject(new Error(`refused: ${text}`)),
        });
      }),
  };
  const pool = { connect: () => Promise.resolve(client) } as unknown as pg.Pool;
  return { asked, texts, db: createDatabase(pool) };
}

/** Takes choices as written down; beyond them the first, noting how many there were, so that all can be gone through. */
function chooser(script: readonly number[]) {
  const taken: Array<{ choice: number; of: number }> = [];
  const choose = (of: number) => {
    const choice = script[taken.length] ?? 0;
    taken.push({ choice, of });
    return choice;
  };
  /** The script of the next way through; undefined after the last. */
  const next = () => {
    const turnable = taken.findLastIndex(({ choice, of }) => choice + 1 < of);
    if (turnable === -1) return undefined;
    return taken.slice(0, turnable + 1).map(({ choice }, at) => (at === turnable ? choice + 1 : choice));
  };
  return { choose, next };
}

let unheard: unknown[];
const hear = (reason: unknown) => unheard.push(reason);
beforeEach(() => {
  unheard = [];
  process.on('unhandledRejection', hear);
});
afterEach(() => process.off('unhandledRejection', hear));

const platformOf = (db: Db) => ({ db, clock: { now: () => new Date() } }) as unknown as Platform;

async function throughAllOrders(
  act: (context: UseCaseContext) => Promise<unknown>,
  check: (texts: readonly string[], outcome: PromiseSettledResult<unknown>) => void,
): Promise<number> {
  let ways = 0;
  for (let script: number[] | undefined = []; script; ways++) {
    const { asked, texts, db } = heldServer();
    const { choose, next } = chooser(script);
    const running = Promise.allSettled([
      runUseCase(platformOf(db), { actor: { kind: 'system' } }, act, { lastly: () => sql`the answer` }),
    ]);
    await nextTurn();
    while (asked.length > 0) {
      const [one] = asked.splice(choose(asked.length), 1);
      if (choose(2) === 0) one?.answer();
      else one?.fail();
      await nextTurn();
    }
    const [outcome] = await running;
    check(texts, outcome);
    script = next();
  }
  return ways;
}

const PATIENCE = { timeout: 60_000 };

test('whatever fails, in whatever order the base answers, no fault goes unheard', PATIENCE, async () => {
  const faults = new Set<string>();
  const ways = await throughAllOrders(
    async ({ db, write }) => {
      write(sql`write 1`);
      await sql`read`.execute(db);
      write(sql`write 2`);
    },
    (_, outcome) => {
      if (outcome.status === 'rejected') faults.add((outcome.reason as Error).message);
    },
  );
  expect(ways).toBeGreaterThan(100);
  expect(unheard).toEqual([]);
  for (const text of ['begin', 'write 1', 'read', 'write 2', 'commit'])
    expect([...faults]).toContain(`refused: ${text}`);
});

test(
  'nothing goes down the connection after the end of the transaction, where it would stay',
  PATIENCE,
  async () => {
    await throughAllOrders(
      ({ db }) => Promise.all(['a', 'b', 'c', 'd'].map((text) => sql`${sql.raw(text)}`.execute(db))),
      (texts) => {
        const end = texts.findIndex((text) => text === 'rollback' || text === 'commit');
        expect(texts.slice(end + 1)).toEqual(['released']);
      },
    );
    expect(unheard).toEqual([]);
  },
);
