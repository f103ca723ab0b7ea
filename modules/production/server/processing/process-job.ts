import { type Static, Type } from 'typebox';
import { conflict, forbidden } from '#platform/errors/problem';
import { defineJob, type JobDeclaration } from '#platform/jobs/job';
import { enqueueJob } from '#platform/jobs/queue';
import { loadLedi } from '#platform/ledi/load';
import type { FormHandler } from '#platform/module/form-handler';
import { accessOf, municipalityScope } from '#platform/permissions/scope';
import type { UseCaseContext } from '#platform/usecase/context';
import { applyFichas } from '../apply/apply-fichas.ts';
import { judgeHeld } from '../held/judge-held.ts';
import { mustRest } from '../rest-queries.ts';
import { PROCESS_JOB } from '../reception/start-reception.ts';

const HOUR_MINUTES = 60;

/** Without a municipality, by the hour: those of the whole installation. */
const Processing = Type.Object({ municipalityId: Type.Optional(Type.String({ format: 'uuid' })) });

/** Judges what waited for a layout and applies what waits. `handlers`: asked when it runs, for modules come together later. */
export const processJob = (handlers: () => readonly FormHandler[]): JobDeclaration =>
  defineJob({
    ...PROCESS_JOB,
    input: Processing,
    maxAttempts: 3,
    everyMinutes: HOUR_MINUTES,
    waitsWhileClosed: true,
    bulk: true,
    async run(job, { municipalityId = null }) {
      const { platform, actor, signal } = job;
      if (await mustRest(platform.db)) return { resting: true };
      const appliedForms = new Set(handlers().map(({ form }) => form));
      const ledi = await loadLedi();
      const held = await judgeHeld(platform, { actor }, { ledi, appliedForms, municipalityId, signal });
      const application = await applyFichas(platform, { actor }, handlers(), {
        municipalityId,
        signal,
        onProgress: (done) => job.progress({ step: 'Aplicando aos cadastros', done, total: null }),
      });
      return { held, application };
    },
  });

/**
 * "Processar todos": what waits is processed now, not at the hour. Only who administers the municipality may. 409
 * `processing-under-way` while it is done already.
 */
export async function processReceived({ db, actor, now }: UseCaseContext): Promise<{ jobId: string }> {
  const { municipalityId } = municipalityScope(actor);
  if (accessOf(actor)?.kind !== 'municipal-admin' || municipalityId === null) throw forbidden();
  const input: Static<typeof Processing> = { municipalityId };
  const exclusiveKey = `${PROCESS_JOB.kind}:${municipalityId}`;
  const jobId = await enqueueJob(db, { ...PROCESS_JOB, input, actor, municipalityId, exclusiveKey, now });
  if (jobId) return { jobId };
  throw conflict('processing-under-way', 'As fichas já estão sendo processadas. Aguarde que termine.');
}
