import { Type } from 'typebox';
import { defineJob } from '#platform/jobs/job';
import { enqueueJob } from '#platform/jobs/queue';
import type { UseCaseContext } from '#platform/usecase/context';
import { runUseCase } from '#platform/usecase/run';
import { mustRest } from '../rest-queries.ts';
import { sendDue } from './send-due.ts';

const JOB = { kind: 'production.send', title: 'Envio de lotes' };
const EVERY_MINUTES = 5;

/** Lots go by themselves; two such jobs at once never take the same. */
export const sendJob = defineJob({
  ...JOB,
  input: Type.Object({}),
  maxAttempts: 10,
  everyMinutes: EVERY_MINUTES,
  waitsWhileClosed: true,
  bulk: true,
  async run({ platform, actor, signal }) {
    if (await mustRest(platform.db)) return { resting: true };
    const counts = await sendDue(platform, { actor }, { signal });
    // Other jobs have their turn first.
    if (counts.paused > 0) await runUseCase(platform, { actor }, enqueueSend);
    return counts;
  },
});

/** Lots that are due go as soon as this commits. */
export async function enqueueSend({ db, actor, now }: UseCaseContext): Promise<void> {
  await enqueueJob(db, { ...JOB, input: {}, actor, municipalityId: null, now });
}
