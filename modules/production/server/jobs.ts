import { Type } from 'typebox';
import { defineJob, type JobDeclaration } from '#platform/jobs/job';
import { runUseCase } from '#platform/usecase/run';
import type { FormHandler } from '#platform/module/form-handler';
import { processJob } from './processing/process-job.ts';
import { mustRest } from './rest-queries.ts';
import { receiveLoteJob } from './reception/start-reception.ts';
import { enqueueSend, sendJob } from './delivery/send-job.ts';
import { generateAtTheHour } from './sending/at-the-hour.ts';

/** How late a lot may be at its hour. */
const QUARTER_MINUTES = 15;

/** `handlers`: asked when a job runs, for modules are put together later. */
export const productionJobs = (handlers: () => readonly FormHandler[]): readonly JobDeclaration[] => [
  receiveLoteJob(handlers),
  processJob(handlers),
  defineJob({
    kind: 'production.generate',
    title: 'Geração de lotes no horário',
    input: Type.Object({}),
    maxAttempts: 3,
    everyMinutes: QUARTER_MINUTES,
    waitsWhileClosed: true,
    async run({ platform, actor, signal }) {
      if (await mustRest(platform.db)) return { generated: 0 };
      const { generated } = await generateAtTheHour(platform, { actor }, signal);
      if (generated > 0) await runUseCase(platform, { actor }, enqueueSend);
      return { generated };
    },
  }),
  sendJob,
];
