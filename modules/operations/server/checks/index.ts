import type { HealthCheck } from '#platform/module/health';
import { clock } from './clock.ts';
import { database } from './database.ts';
import { disk } from './disk.ts';
import { activation, cnesImport } from './municipalities.ts';
import { secrets } from './secrets.ts';
import { versions } from './versions.ts';
import { jobs, worker } from './work.ts';

/** What is looked at in any installation; rooms add their own checks. In the order people read them. */
export const installationChecks: readonly HealthCheck[] = [
  database,
  disk,
  clock,
  worker,
  jobs,
  cnesImport,
  activation,
  versions,
  secrets,
];
