import { Type } from 'typebox';
import { defineJob, type JobDeclaration } from '#platform/jobs/job';
import type { FormHandler } from '#platform/module/form-handler';
import { applyFichas } from './apply/apply-fichas.ts';
import { judgeHeld } from './held/judge-held.ts';
import { PROCESS_JOB, receiveLoteJob } from './reception/start-reception.ts';
import { sendDue } from './delivery/send-due.ts';
import { sendJob } from './delivery/send-job.ts';
import { generateAtTheHour } from './sending/at-the-hour.ts';
import { loadLedi } from '#platform/ledi/load';

const HOUR_MINUTES = 60;
/** How late a lot may be at its hour. */
const QUARTER_MINUTES = 15;

/** `handlers`: asked when a job runs, for modules are put together later. */
export const productionJobs = (handlers: () => readonly FormHandler[]): readonly JobDeclaration[] => [
  receiveLoteJob(handlers),
  defineJob({
    ...PROCESS_JOB,
    input: Type.Object({}),
    maxAttempts: 3,
    everyMinutes: HOUR_MINUTES,
    bulk: true,
    async run({ platform, actor, signal }) {
      const appliedForms = new Set(handlers().map(({ form }) => form));
      const held = await judgeHeld(platform, { actor }, { ledi: await loadLedi(), appliedForms, signal });
      return { held, application: await applyFichas(platform, { actor }, handlers(), { signal }) };
    },
  }),
  defineJob({
    kind: 'production.generate',
    title: 'Geração de lotes no horário',
    input: Type.Object({}),
    maxAttempts: 3,
    everyMinutes: QUARTER_MINUTES,
    async run({ platform, actor, signal }) {
      const { generated } = await generateAtTheHour(platform, { actor }, signal);
      return { generated, ...(await sendDue(platform, { actor }, { signal })) };
    },
  }),
  sendJob,
];
