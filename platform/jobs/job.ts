import type { Static, TSchema } from 'typebox';
import type { Tx } from '#platform/db/database';
import type { Actor } from '#platform/permissions/access';
import type { Platform } from '#platform/runtime/platform';

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

export type JobProgress = { step?: string; done?: number; total?: number | null };

/** What a job works with. Its work must be resumable or all-or-nothing: the process may die at any point. */
export type JobContext = {
  platform: Platform;
  jobId: string;
  /** On whose behalf: the person who asked, or the system for scheduled jobs. */
  actor: Actor;
  attempt: number;
  /** Aborted when the person cancels or the worker stops. */
  signal: AbortSignal;
  /** Shown to the person; written at most four times a second. */
  progress(progress: JobProgress): void;
  /**
   * Ends the job inside the transaction that holds its work, so that a crash never repeats applied work.
   * Throws JobCancelled when the person cancelled meanwhile: the transaction then rolls back.
   */
  complete(db: Tx, result: unknown): Promise<void>;
};

export type JobDeclaration<T extends TSchema = TSchema> = {
  /** `module.verb` */
  kind: string;
  input: T;
  maxAttempts: number;
  /** Runs by itself, once per period, on one worker. */
  everyMinutes?: number;
  title: string;
  /** Not taken while the installation is closed: what it works on is to stay as it is. */
  waitsWhileClosed?: true;
  /** Long work nobody waits for: it never takes the last place of a worker, where a person's job may come. */
  bulk?: true;
  run(context: JobContext, input: Static<T>): Promise<unknown>;
};

export function defineJob<T extends TSchema>(declaration: JobDeclaration<T>): JobDeclaration<T> {
  return declaration;
}

/** The person asked to stop: everything not committed is undone. */
export class JobCancelled extends Error {
  override readonly name = 'JobCancelled';
}
