import type { JobDeclaration } from '#platform/jobs/job';
import type { Parts } from './parts.ts';
import { receiveJob } from './receiving/job.ts';
import { sendJob } from './sending/job.ts';
import { upkeepJob } from './upkeep.ts';

export const unificationJobs = (parts: Parts): readonly JobDeclaration[] => [
  sendJob(parts),
  receiveJob(parts.tables),
  upkeepJob(parts.tables),
];
