import { setTimeout as sleep } from 'node:timers/promises';
import type { RawBuilder } from 'kysely';
import { allKept, type AuditEvent, type AuditInsert, auditInsert } from '#platform/audit/append';
import { type Change, changesInsert } from '#platform/audit/changelog';
import { sql, type Tx } from '#platform/db/database';
import { isCrossed } from '#platform/db/errors';
import { last } from '#platform/db/named';
import { noticeStatement } from '#platform/events/publish';
import { errorFields } from '#platform/log/logger';
import type { Actor } from '#platform/permissions/access';
import type { Platform } from '#platform/runtime/platform';
import { Refusal, type UseCaseContext } from './context.ts';

export type Caller = { actor: Actor; sessionId?: string | null; ip?: string | null };

/** Whoever sits at the machine of the installation. */
export const COMMAND_LINE = { actor: { kind: 'command-line' } } as const satisfies Caller;

export type RunOptions = {
  /** Runs first in the transaction (idempotency): a value other than undefined is the answer. */
  before?: (db: Tx) => Promise<unknown>;
  /** A statement sent last before the commit, for the answer. */
  lastly?: (output: unknown) => RawBuilder<unknown>;
  /**
   * How often an act is begun anew when its transaction crossed another's and was undone; once unless told. Only for
   * acts that keep nothing outside their transaction.
   */
  tries?: number;
};

type Act<O> = (context: UseCaseContext) => Promise<O | Refusal>;
const PAUSE_MS = 50;

/**
 * The one way to change anything: a transaction holding the act, its audit events and its change log.
 * Throws when the act changed rows and told the audit nothing (a defect the tests find at once).
 */
export async function runUseCase<O>(
  platform: Platform,
  caller: Caller,
  act: Act<O>,
  options: RunOptions = {},
): Promise<O> {
  for (let left = (options.tries ?? 1) - 1; ; left--) {
    try {
      return await runOnce(platform, caller, act, options);
    } catch (error) {
      if (left <= 0 || !isCrossed(error)) throw error;
      platform.log.info('writes-crossed', { left });
      // Not at the same moment as the other.
      await sleep(PAUSE_MS * Math.random());
    }
  }
}

async function runOnce<O>(platform: Platform, caller: Caller, act: Act<O>, options: RunOptions): Promise<O> {
  const effects: Array<() => void | Promise<void>> = [];
  const sent: { insert?: AuditInsert } = {};
  const transaction = platform.db.transaction().execute(async (db) => {
    const answered = await options.before?.(db);
    if (answered !== undefined) return answered as O;
    const events: AuditEvent[] = [];
    const changes: Change[] = [];
    const written: Promise<unknown>[] = [];
    const now = platform.clock.now();
    const ip = caller.ip ?? null;
    const write = (statement: RawBuilder<unknown>): void => {
      const sent = statement.execute(db);
      // Told at the end, whatever the act waits for meanwhile.
      sent.catch(() => undefined);
      written.push(sent);
    };
    const acting = act({
      platform,
      db,
      actor: caller.actor,
      sessionId: caller.sessionId ?? null,
      ip,
      now,
      audit: (event) => events.push(event),
      changed: (...rows) => changes.push(...rows),
      write,
      publish: (topic, place) => write(noticeStatement({ topic, ...place })),
      afterCommit: (effect) => effects.push(effect),
    });
    const result = await acting.catch(async (error: unknown) => {
      throw (await firstFault(written)) ?? error;
    });
    if (changes.length > 0 && events.length === 0) throw new Error('a use case changed rows without audit');
    const { actor } = caller;
    const entries = events.map((event) => ({ actor, ip, at: now, event }));
    if (entries.length > 0) sent.insert = auditInsert(platform.secrets, entries);
    const ending = sendTogether(db, sent.insert, [
      ...(changes.length > 0 ? [changesInsert(now, changes)] : []),
      ...(options.lastly && !(result instanceof Refusal) ? [options.lastly(result)] : []),
    ]);
    await Promise.all([...written, ending]);
    return result;
  });
  const output = await transaction.catch((error: unknown) => {
    sent.insert?.ended(false);
    throw error;
  });
  sent.insert?.ended(true);
  for (const effect of effects) {
    try {
      await effect();
    } catch (error) {
      // The work is committed: to answer with an error now would be untrue.
      platform.log.error('after-commit-failed', errorFields(error));
    }
  }
  if (output instanceof Refusal) throw output.problem;
  return output;
}

/** After a write that failed the base refuses all that follows: the first fault tells what happened. */
async function firstFault(written: readonly Promise<unknown>[]): Promise<unknown> {
  const outcomes = await Promise.allSettled(written);
  return outcomes.find((outcome) => outcome.status === 'rejected')?.reason;
}

/** Statements that write and answer nothing, as one: a trip to the base costs more than each of them. */
async function sendTogether(
  db: Tx,
  insert: AuditInsert | undefined,
  others: readonly RawBuilder<unknown>[],
): Promise<void> {
  const statements = insert ? [insert.statement, ...others, allKept(insert, 'part0')] : others;
  const final = statements.at(-1);
  if (!final) return;
  const before = statements
    .slice(0, -1)
    .map((statement, place) => sql`${sql.ref(`part${place}`)} as (${statement})`);
  const all = before.length > 0 ? sql`with ${sql.join(before)} ${final}` : final;
  await last(all).execute(db);
}
