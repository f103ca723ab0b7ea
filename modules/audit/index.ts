import type { ModuleDefinition } from '#platform/module/definition';
import { commands } from './commands.ts';
import { beginEpochIfRestored } from './server/chain/epoch.ts';
import { startSealer } from './server/chain/sealer.ts';
import { auditCheck } from './server/check.ts';
import { routes } from './server/routes.ts';
import { generateTrailJob, removeTrailsJob } from './server/trail/jobs.ts';
import { tables } from './tables.ts';

export { looks } from './catalogue/code-types.ts';

export const auditModule: ModuleDefinition = {
  name: 'audit',
  routes,
  jobs: [generateTrailJob, removeTrailsJob],
  tables,
  commands,
  checks: [auditCheck],
  onStart: beginEpochIfRestored,
  background: startSealer,
};
