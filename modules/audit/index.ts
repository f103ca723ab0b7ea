import type { TableDeclaration } from '#platform/db/tables';
import type { ModuleDefinition } from '#platform/module/definition';
import { commands } from './commands.ts';
import { beginEpochIfRestored } from './server/chain/epoch.ts';
import { startSealer } from './server/chain/sealer.ts';
import { auditCheck } from './server/check.ts';
import { routesOver } from './server/routes.ts';
import { generateTrailJob, removeTrailsJob } from './server/trail/jobs.ts';
import { tables } from './tables.ts';

export { looks } from './catalogue/code-types.ts';

/** `all`: the tables of every room, asked for when the trail is read; rooms made later have records too. */
export const createAuditModule = (all: () => readonly TableDeclaration[]): ModuleDefinition => ({
  name: 'audit',
  routes: routesOver(all),
  jobs: [generateTrailJob(all), removeTrailsJob],
  tables,
  commands,
  checks: [auditCheck],
  onStart: beginEpochIfRestored,
  background: startSealer,
});
