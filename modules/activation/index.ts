import type { ModuleDefinition } from '#platform/module/definition';
import { audit } from './audit.ts';
import { activationCommands } from './commands.ts';
import { activationRoutes } from './server/routes.ts';
import { authorities } from './settings.ts';
import { activationTables } from './tables.ts';

export { checkInstallerAnswer } from './server/installer-answer.ts';
export { transmissionState } from './server/transmission.ts';

export const activationModule: ModuleDefinition = {
  name: 'activation',
  routes: activationRoutes,
  settings: [authorities],
  tables: activationTables,
  commands: activationCommands,
  audit,
};
