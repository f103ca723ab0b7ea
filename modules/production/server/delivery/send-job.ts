import { Type } from 'typebox';
import { defineJob } from '#platform/jobs/job';
import { enqueueJob } from '#platform/jobs/queue';
import type { UseCaseContext } from '#platform/usecase/context';
import { sendDue } from './send-due.ts';

const KIND = 'production.send';
const TITLE = 'Envio de lotes';
const EVERY_MINUTES = 5;

/** Lots go by themselves; two such jobs at once never take the same. */
export const sendJob = defineJob({
  kind: KIND,
  title: TITLE,
  input: Type.Object({}),
  maxAttempts: 10,
  everyMinutes: EVERY_MINUTES,
  run: ({ platform, actor, signal }) => sendDue(platform, { actor }, { signal }),
});

/** Lots that are due go as soon as this commits. */
export async function enqueueSend({ db, actor, now }: UseCaseContext): Promise<void> {
  await enqueueJob(db, { kind: KIND, title: TITLE, input: {}, actor, municipalityId: null, now });
}
