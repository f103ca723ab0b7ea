import { appendAudit, type AuditEvent } from '#platform/audit/append';
import { appendChanges, type Change } from '#platform/audit/changelog';
import type { Tx } from '#platform/db/database';
import { errorFields } from '#platform/log/logger';
import type { Actor } from '#platform/permissions/access';
import type { Platform } from '#platform/runtime/platform';
import { Refusal, type UseCaseContext } from './context.ts';

export type Caller = { actor: Actor; sessionId?: string | null; ip?: string | null };

export type RunOptions = {
  /** Runs first in the transaction (idempotency): a value other than undefined is the answer. */
  before?: (db: Tx) => Promise<unknown>;
  /** Runs last before the commit, with the answer. */
  beforeCommit?: (db: Tx, output: unknown) => Promise<void>;
};

/**
 * The one way to change anything: a transaction holding the act, its audit events and its change log.
 * Throws when the act changed rows and told the audit nothing (a defect the tests find at once).
 */
export async function runUseCase<O>(
  platform: Platform,
  caller: Caller,
  act: (context: UseCaseContext) => Promise<O | Refusal>,
  options: RunOptions = {},
): Promise<O> {
  const effects: Array<() => void | Promise<void>> = [];
  const output = await platform.db.transaction().execute(async (db) => {
    const answered = await options.before?.(db);
    if (answered !== undefined) return answered as O;
    const events: AuditEvent[] = [];
    const changes: Change[] = [];
    const now = platform.clock.now();
    const ip = caller.ip ?? null;
    const result = await act({
      platform,
      db,
      actor: caller.actor,
      sessionId: caller.sessionId ?? null,
      ip,
      now,
      audit: (event) => events.push(event),
      changed: (...rows) => changes.push(...rows),
      afterCommit: (effect) => effects.push(effect),
    });
    if (changes.length > 0 && events.length === 0) throw new Error('a use case changed rows without audit');
    const { actor } = caller;
    await appendAudit(
      { db, secrets: platform.secrets },
      events.map((event) => ({ actor, ip, at: now, event })),
    );
    await appendChanges(db, now, changes);
    if (!(result instanceof Refusal)) await options.beforeCommit?.(db, result);
    return result;
  });
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
