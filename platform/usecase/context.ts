import type { RawBuilder } from 'kysely';
import type { AuditEvent } from '#platform/audit/append';
import type { Change } from '#platform/audit/changelog';
import type { Db, Tx } from '#platform/db/database';
import type { Problem } from '#platform/errors/problem';
import type { Actor } from '#platform/permissions/access';
import type { UnitPlace } from '#platform/permissions/scope';
import type { Platform } from '#platform/runtime/platform';

/** What a reading handler works with. */
export type ReadContext = {
  platform: Platform;
  db: Db;
  actor: Actor;
  /** Id of the browser's session; null for commands and jobs. */
  sessionId: string | null;
  /** Address of the caller; null for commands and jobs. */
  ip: string | null;
  now: Date;
};

/** What a changing use case works with: all it does, its audit and its change log commit together. */
export type UseCaseContext = ReadContext & {
  db: Tx;
  audit(event: AuditEvent): void;
  changed(...changes: Change[]): void;
  /**
   * Sends a write whose answer nobody needs: what follows travels with it, and sees it. A fault of it fails the whole
   * use case.
   */
  write(statement: RawBuilder<unknown>): void;
  /**
   * Tells open pages, once this commits, that something of a topic ('agenda') changed in a unit: they read it again.
   * Nothing of what changed is told.
   */
  publish(topic: string, place: UnitPlace): void;
  /** Runs after the commit (wake a worker, set a cookie): never for work that must not be lost. */
  afterCommit(effect: () => void | Promise<void>): void;
};

/** A refusal whose traces (counters, audit) must stay: the transaction commits, then the problem is thrown. */
export class Refusal {
  readonly problem: Problem;
  constructor(problem: Problem) {
    this.problem = problem;
  }
}
