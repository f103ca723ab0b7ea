import { Type } from 'typebox';
import { Uuid } from '#platform/contract/schemas';
import type { TableDeclaration } from '#platform/db/tables';
import { defineJob, type JobDeclaration } from '#platform/jobs/job';
import type { Platform } from '#platform/runtime/platform';
import { changeWhen, setNoted } from '../process/change.ts';
import { openAfterUnification } from '../process/closing.ts';
import { restoredSince } from '../process/faults.ts';
import { JOBS } from '../process/jobs-of.ts';
import { findProcess, type Wanted } from '../process/process-queries.ts';
import { endOf } from '../process/end-of.ts';
import { isOfThisLife } from '../process/this-life.ts';
import { WORK } from './work.ts';

const TRIES = 5;

export const receiveJob = (tables: () => readonly TableDeclaration[]): JobDeclaration =>
  defineJob({
    ...JOBS.receiving,
    title: 'Unificação de base',
    input: Type.Object({ id: Uuid }),
    maxAttempts: TRIES,
    bulk: true,
    async run(job, { id }) {
      const row = await findProcess(job.platform.db, id);
      if (!row || row.wanted === null) return {};
      const { wanted } = row;
      if (!(await isOfThisLife(job.platform, row))) {
        await giveUp(job.platform, id, wanted, restoredSince().detail);
        return {};
      }
      try {
        await WORK[wanted](job, row, tables());
      } catch (error) {
        const why = endOf(error, job, TRIES);
        if (why !== undefined) await giveUp(job.platform, id, wanted, why);
        throw error;
      }
      return {};
    },
  }) as JobDeclaration;

/**
 * What could not be done is told, and the process stands where it was before: nothing of it entered, or all of it, and people
 * decide again.
 */
export async function giveUp(platform: Platform, id: string, wanted: Wanted, problem: string): Promise<void> {
  await changeWhen(
    platform,
    id,
    (row) => row.wanted === wanted,
    async (context, row) => {
      if (wanted !== 'unification') return setNoted(context, row, { wanted: null, problem });
      await setNoted(
        context,
        row,
        { state: 'accepted', wanted: null, problem, frozenAt: null },
        { type: 'unification.stopped' },
      );
      return openAfterUnification(context);
    },
  );
}
