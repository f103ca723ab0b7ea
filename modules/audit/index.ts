import type { ModuleDefinition } from '#platform/module/definition';
import { audit } from './audit.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import { commands } from './commands.ts';
import { recordTypes } from './contract/record-types.ts';
import { beginEpochIfRestored, beginNextEpoch } from './server/chain/epoch.ts';
import { startSealer } from './server/chain/sealer.ts';
import { auditCheck } from './server/check.ts';
import { routesOver } from './server/routes.ts';
import { generateTrailJob, removeTrailsJob } from './server/trail/jobs.ts';
import { tables } from './tables.ts';

export { type Catalogue, catalogueOf } from './catalogue/catalogue.ts';

/** `catalogue`: what every room declares, asked for when the trail is read; rooms made later have records too. */
export const createAuditModule = (catalogue: () => Catalogue): ModuleDefinition => ({
  name: 'audit',
  routes: routesOver(catalogue),
  jobs: [generateTrailJob(catalogue), removeTrailsJob],
  tables,
  audit,
  recordTypes,
  commands,
  checks: [auditCheck],
  onStart: beginEpochIfRestored,
  afterRestore: beginNextEpoch,
  background: startSealer,
});
