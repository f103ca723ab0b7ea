import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import { getRow, rowsOf, sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import { refused } from '#platform/errors/problem';
import { Refusal, type UseCaseContext } from './context.ts';
import { claimKey, fingerprintOf, keepAnswer } from './idempotency.ts';
import { runUseCase } from './run.ts';

let installation: TestInstallation;
beforeAll(async () => {
  installation = await startTestInstallation({ worker: false });
  await sql`create table run_probe (id uuid)`.execute(installation.platform.db);
});
afterAll(() => installation.close());

const caller = { actor: { kind: 'system' } } as const;
const TYPE = 'setup.initialised';

/** Inserts a row and tells audit and change log, as any use case does. */
async function insert(context: UseCaseContext, id: string): Promise<string> {
  await sql`insert into run_probe values (${id})`.execute(context.db);
  context.changed({ table: 'run_probe', id, operation: 'I' });
  context.audit({ type: TYPE, subject: { table: 'run_probe', id } });
  return id;
}

/** How many rows, audit events and changes an id left. */
async function traces(id: string): Promise<number[]> {
  const row = await getRow<{ rows: number; events: number; changes: number }>(
    installation.platform.db,
    sql`select (select count(*) from run_probe where id = ${id}) as rows,
      (select count(*) from audit_event where subject_id = ${id}) as events,
      (select count(*) from changelog where row_id = ${id}) as changes`,
  );
  return [row.rows, row.events, row.changes];
}

test('act, audit and change log commit together, in one transaction', async () => {
  const id = uuidV7();
  expect(await runUseCase(installation.platform, caller, (context) => insert(context, id))).toBe(id);
  expect(await traces(id)).toEqual([1, 1, 1]);
  const same = await rowsOf(
    installation.platform.db,
    sql`select 1 from changelog c join run_probe p on p.id = c.row_id and p.xmin::text = (c.xid::text::bigint % 4294967296)::text
      where c.row_id = ${id}`,
  );
  expect(same).toHaveLength(1);
});

test('an act that fails leaves nothing, and its effects do not run', async () => {
  const id = uuidV7();
  let ran = false;
  const failing = runUseCase(installation.platform, caller, async (context) => {
    await insert(context, id);
    context.afterCommit(() => {
      ran = true;
    });
    throw refused('no', 'Não.');
  });
  await expect(failing).rejects.toMatchObject({ code: 'no' });
  expect([await traces(id), ran]).toEqual([[0, 0, 0], false]);
});

test('a write that nobody waits for is seen by what follows, and commits with the rest', async () => {
  const id = uuidV7();
  const seen = await runUseCase(installation.platform, caller, async (context) => {
    context.write(sql`insert into run_probe values (${id})`);
    context.changed({ table: 'run_probe', id, operation: 'I' });
    context.audit({ type: TYPE, subject: { table: 'run_probe', id } });
    return rowsOf(context.db, sql`select 1 from run_probe where id = ${id}`);
  });
  expect([seen.length, await traces(id)]).toEqual([1, [1, 1, 1]]);
});

test('a write that fails fails the act with its own fault, waited for or not, and leaves nothing', async () => {
  const wrong = sql`insert into run_probe values ('not an id')`;
  const [read, unread] = [uuidV7(), uuidV7()];
  const failing = [
    runUseCase(installation.platform, caller, async (context) => {
      context.write(wrong);
      return insert(context, read);
    }),
    runUseCase(installation.platform, caller, async (context) => {
      await insert(context, unread);
      context.write(wrong);
    }),
  ];
  // Both are listened to at once: either may fail first.
  await Promise.all(failing.map((one) => expect(one).rejects.toThrow('not an id')));
  expect(await Promise.all([traces(read), traces(unread)])).toEqual([
    [0, 0, 0],
    [0, 0, 0],
  ]);
});

test('an act that changed rows without audit is refused whole', async () => {
  const id = uuidV7();
  const silent = runUseCase(installation.platform, caller, async (context) => {
    await sql`insert into run_probe values (${id})`.execute(context.db);
    context.changed({ table: 'run_probe', id, operation: 'I' });
  });
  await expect(silent).rejects.toThrow('without audit');
  expect(await traces(id)).toEqual([0, 0, 0]);
});

test('a refusal keeps its traces and is thrown after the commit', async () => {
  const id = uuidV7();
  const refusal = runUseCase(installation.platform, caller, async (context) => {
    await insert(context, id);
    return new Refusal(refused('wrong-password', 'Senha incorreta.'));
  });
  await expect(refusal).rejects.toMatchObject({ code: 'wrong-password' });
  expect(await traces(id)).toEqual([1, 1, 1]);
});

test('an effect that fails is told in the log, and the answer stands', async () => {
  const id = uuidV7();
  const answer = await runUseCase(installation.platform, caller, async (context) => {
    context.afterCommit(() => Promise.reject(new Error('segredo')));
    return insert(context, id);
  });
  expect([answer, await traces(id)]).toEqual([id, [1, 1, 1]]);
  expect(installation.logLines.at(-1)).toContain('after-commit-failed');
  expect(installation.logLines.at(-1)).not.toContain('segredo');
});

describe('two acts that wait for each other', () => {
  /** Holds one row, then wants the other's, after both hold theirs; its effects and traces are counted. */
  async function cross(tries: number): Promise<{ outcomes: string[]; effects: number; rows: number[][] }> {
    const ids = [uuidV7(), uuidV7()] as const;
    const { platform } = installation;
    for (const id of ids) await sql`insert into run_probe values (${id})`.execute(platform.db);
    let effects = 0;
    let holding = 0;
    const act = (first: string, second: string) =>
      runUseCase(
        platform,
        caller,
        async (context) => {
          await sql`select 1 from run_probe where id = ${first} for update`.execute(context.db);
          holding += 1;
          for (let turn = 0; holding < 2 && turn < 1_000; turn++) await sleep(5);
          await sql`select 1 from run_probe where id = ${second} for update`.execute(context.db);
          context.changed({ table: 'run_probe', id: first, operation: 'U' });
          context.audit({ type: TYPE, subject: { table: 'run_probe', id: first } });
          context.afterCommit(() => {
            effects += 1;
          });
        },
        { tries },
      );
    const both = await Promise.allSettled([act(ids[0], ids[1]), act(ids[1], ids[0])]);
    const outcomes = both.map(({ status }) => status).toSorted();
    return { outcomes, effects, rows: await Promise.all(ids.map(traces)) };
  }

  test('both are done, each once, where they may be begun anew', async () => {
    const { outcomes, effects, rows } = await cross(5);
    expect([outcomes, effects]).toEqual([['fulfilled', 'fulfilled'], 2]);
    expect(rows).toEqual([
      [1, 1, 1],
      [1, 1, 1],
    ]);
  });

  test('one is undone where they may not', async () => {
    const { outcomes, effects } = await cross(1);
    expect([outcomes, effects]).toEqual([['fulfilled', 'rejected'], 1]);
  });
});

test('requests with one key act once, also at once; the answer is kept sealed and for its owner only', async () => {
  const { platform } = installation;
  let acts = 0;
  const send = (owner: string, body: string) => {
    const fingerprint = fingerprintOf(platform.secrets, 'test.route', { body });
    const request = { owner, key: 'key-of-this-test', fingerprint };
    return runUseCase(
      platform,
      caller,
      async (context) => {
        acts += 1;
        await insert(context, uuidV7());
        return { password: `provisoria-${acts}` };
      },
      {
        before: (db) => claimKey(db, platform.secrets, request, new Date()),
        lastly: (output) => keepAnswer(platform.secrets, request, output),
      },
    );
  };
  const answers = await Promise.all([send('ana', 'a'), send('ana', 'a'), send('ana', 'a')]);
  expect(acts).toBe(1);
  expect(new Set(answers.map((answer) => answer.password))).toEqual(new Set(['provisoria-1']));
  await expect(send('ana', 'other')).rejects.toMatchObject({ status: 422, code: 'idempotency-key-reused' });
  expect((await send('rui', 'a')).password).toBe('provisoria-2');
  const kept = await rowsOf<{ text: string; digest: string }>(
    platform.db,
    sql`select encode(response, 'escape') as text, request_sha256 as digest from idempotency_key where key = 'key-of-this-test'`,
  );
  expect(kept).toHaveLength(2);
  // Who has the base and not the key of this installation can check no guess of what was asked.
  const guess = createHash('sha256').update('test.route\0{"body":"a"}').digest('hex');
  for (const { text, digest } of kept) {
    expect(text).not.toContain('provisoria');
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(digest).not.toBe(guess);
  }
});
