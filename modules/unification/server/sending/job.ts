import { Type } from 'typebox';
import { Uuid } from '#platform/contract/schemas';
import { Problem } from '#platform/errors/problem';
import { defineJob, type JobDeclaration } from '#platform/jobs/job';
import type { Platform } from '#platform/runtime/platform';
import { changeWhen, setNoted } from '../process/change.ts';
import { endOf } from '../process/end-of.ts';
import { JOBS } from '../process/jobs-of.ts';
import { findProcess, type ProcessRow } from '../process/process-queries.ts';
import type { Parts } from '../parts.ts';
import { openCentre } from './centre.ts';
import { follow, standDown } from './follow.ts';
import { Unreachable } from './line.ts';
import { rehearse, unify } from './work.ts';

const TRIES = 5;
const PATIENCE_MS = 20_000;

export const sendJob = ({ tables, catalogue }: Parts): JobDeclaration =>
  defineJob({
    ...JOBS.sending,
    title: 'Unificação de base',
    input: Type.Object({ id: Uuid }),
    maxAttempts: TRIES,
    bulk: true,
    async run(job, { id }) {
      const { platform, signal } = job;
      const row = await findProcess(platform.db, id);
      if (!row || row.wanted === null) return {};
      try {
        const centre = await openCentre(platform, row, signal);
        const sending = { ...job, row, centre, tables: tables(), catalogue: catalogue() };
        await (row.wanted === 'rehearsal' ? rehearse(sending) : unify(sending));
      } catch (error) {
        const why = endOf(error, job, TRIES);
        if (why !== undefined) await backOut(platform, row, why);
        throw error;
      }
      return {};
    },
  }) as JobDeclaration;

/**
 * Gives up what was wanted of a process. A base that is entering, or has entered, is followed to its end; only a centre that
 * says that it did not lets this installation open again. One that does not answer is asked again by the upkeep.
 */
export async function backOut(
  platform: Platform,
  { id }: Pick<ProcessRow, 'id'>,
  problem: string,
): Promise<void> {
  const row = await findProcess(platform.db, id);
  if (!row || row.wanted === null) return;
  if (row.wanted === 'rehearsal') {
    await standDown(platform, id, problem);
    return;
  }
  await tell(platform, row, problem);
  try {
    const centre = await openCentre(platform, row, AbortSignal.timeout(PATIENCE_MS));
    const standing = await centre.say({ say: 'stop' });
    if (standing.state === 'accepted') await standDown(platform, id, problem);
    else await follow(platform, id, standing);
  } catch (error) {
    if (error instanceof Problem) await tell(platform, row, error.detail);
    else if (!(error instanceof Unreachable)) throw error;
  }
}

const tell = (platform: Platform, { id }: ProcessRow, problem: string) =>
  changeWhen(
    platform,
    id,
    ({ wanted }) => wanted !== null,
    (context, row) => setNoted(context, row, { problem }),
  );
