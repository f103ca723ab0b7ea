import type { ModuleDefinition } from '#platform/module/definition';
import { audit } from './audit.ts';
import { actCommands } from './commands/acts.ts';
import { diskCommands } from './commands/disk.ts';
import { requestCommand } from './commands/request.ts';
import { speedCommand } from './commands/speed.ts';
import { statusCommands } from './commands/status.ts';
import { unificationJobs } from './server/jobs.ts';
import type { Parts } from './server/parts.ts';
import { routesOver } from './server/routes.ts';
import { hoursSetting, speedSetting } from './settings.ts';
import { tables as own } from './tables.ts';

export { resolveUnit } from './server/receiving/resolve-unit.ts';
export { keepsVersion } from './server/unsettled.ts';

export const createUnificationModule = (parts: Parts): ModuleDefinition => ({
  name: 'unification',
  routes: routesOver(parts.tables),
  jobs: unificationJobs(parts),
  settings: [hoursSetting, speedSetting],
  tables: own,
  commands: [
    requestCommand,
    ...actCommands(parts.tables),
    ...diskCommands(parts),
    speedCommand,
    ...statusCommands,
  ],
  audit,
});
