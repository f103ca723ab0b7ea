import type { AuditEvent } from '#platform/audit/append';
import type { Tx } from '#platform/db/database';
import type { TableDeclaration } from '#platform/db/tables';
import { conflict } from '#platform/errors/problem';
import type { JobContext } from '#platform/jobs/job';
import { readSetting } from '#platform/settings/settings';
import { runUseCase } from '#platform/usecase/run';
import type { Report } from '../../contract/process.ts';
import { hoursSetting } from '../../settings.ts';
import * as centre from '../centre/index.ts';
import type { Staged, Work } from '../centre/work.ts';
import { untilQuiet } from '../checks/in-force.ts';
import { changeWhen, getLocked, setNoted } from '../process/change.ts';
import { closeForUnification, openAfterUnification } from '../process/closing.ts';
import { busy } from '../process/faults.ts';
import { piecesOfProcess } from '../process/keys-of.ts';
import { planOf } from '../process/plan-of.ts';
import {
  type Change,
  lockProcess,
  type ProcessRow,
  setProcess,
  type Wanted,
} from '../process/process-queries.ts';
import { writeInTrail, type Written } from '../process/trail-queries.ts';

const HOUR_MS = 3_600_000;
const SYSTEM = { actor: { kind: 'system' } } as const;

type Job = Pick<JobContext, 'platform' | 'signal' | 'progress'>;

/** What the centre's job does of a process that wants something. */
export const WORK: Readonly<
  Record<Wanted, (job: Job, row: ProcessRow, tables: readonly TableDeclaration[]) => Promise<void>>
> = { rehearsal: rehearse, unification: enter, undo };

async function workOf(job: Job, row: ProcessRow, tables: readonly TableDeclaration[]): Promise<Work> {
  const kept = await planOf(job.platform.db, row.id);
  if (!kept)
    throw conflict('unification-pieces', 'A base ainda não foi enviada. Envie-a da instalação local.');
  return {
    ...stagedOf(job, row, tables),
    plan: kept.plan,
    pieces: await piecesOfProcess(job.platform, row),
  };
}

const stagedOf = (job: Job, row: ProcessRow, tables: readonly TableDeclaration[]): Staged => ({
  platform: job.platform,
  processId: row.id,
  tables,
  signal: job.signal,
  progress: (step, done, total) => job.progress({ step, done: done ?? 0, total: total ?? null }),
});

async function rehearse(job: Job, row: ProcessRow, tables: readonly TableDeclaration[]): Promise<void> {
  const rehearsal = await centre.rehearse(await workOf(job, row, tables));
  await changeWhen(
    job.platform,
    row.id,
    ({ wanted }) => wanted === 'rehearsal',
    (context) =>
      setNoted(
        context,
        row,
        { rehearsal, rehearsed: row.planSha256, wanted: null, problem: null },
        { type: 'unification.rehearsed', details: { rows: rehearsal.rows, faults: rehearsal.faults.length } },
      ),
  );
}

/** Closed to all but administrators, the base enters whole or not at all. */
async function enter(job: Job, row: ProcessRow, tables: readonly TableDeclaration[]): Promise<void> {
  const { platform } = job;
  await runUseCase(platform, SYSTEM, async (context) => {
    const current = await getLocked(context, row.id);
    // Cancelled since the job took it up: there is nothing to close for.
    if (current.state !== 'running' || current.wanted !== 'unification') throw busy();
    await closeForUnification(context, current);
    await setNoted(context, current, { frozenAt: current.frozenAt ?? context.now });
  });
  await untilQuiet(job);
  const hours = await readSetting(platform, platform.db, hoursSetting);
  await together(job, row, 'unification', (settle) =>
    workOf(job, row, tables).then((work) =>
      centre.apply(work, async (tx, report: Report) => {
        const seenAt = platform.clock.now();
        const decideBy = new Date(seenAt.getTime() + hours * HOUR_MS);
        const change: Change = {
          state: 'deciding',
          report,
          entered: row.planSha256,
          decideBy,
          seenAt,
          proofAskedAt: seenAt,
        };
        await settle(tx, { ...change, problem: null }, 'unification.entered');
      }),
    ),
  );
}

async function undo(job: Job, row: ProcessRow, tables: readonly TableDeclaration[]): Promise<void> {
  const { platform } = job;
  await together(job, row, 'undo', (settle) =>
    centre.undo(stagedOf(job, row, tables), (tx) =>
      settle(
        tx,
        { state: 'undone', endedAt: platform.clock.now() },
        'unification.undone',
        openAfterUnification,
      ),
    ),
  );
}

/** What is true of a process from the moment of a transaction of the centre's on. */
type Settle = (
  tx: Tx,
  change: Change,
  type: string,
  also?: (context: Parameters<typeof openAfterUnification>[0]) => Promise<void>,
) => Promise<void>;

/** The state of the process, and its event, commit with what the centre did; none of it where another did it meanwhile. */
async function together(
  { platform }: Job,
  { id }: ProcessRow,
  wanted: Wanted,
  act: (settle: Settle) => Promise<unknown>,
): Promise<void> {
  const written: Written[] = [];
  const ended = (kept: boolean) => {
    for (const one of written) one.ended(kept);
  };
  try {
    await act(async (tx, change, type, also) => {
      const row = await lockProcess(tx, id);
      if (row?.wanted !== wanted) throw busy();
      const now = platform.clock.now();
      const events: AuditEvent[] = [{ type, subject: { table: 'base_unification', id } }];
      await setProcess(tx, id, { ...change, wanted: null }, now);
      await also?.({ platform, db: tx, now, audit: (event) => events.push(event) });
      for (const event of events) written.push(await writeInTrail(platform, tx, event));
    });
  } catch (error) {
    ended(false);
    throw error;
  }
  ended(true);
}
