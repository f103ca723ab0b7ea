import type { ModuleDefinition } from '#platform/module/definition';
import { audit } from './audit.ts';
import { closingCommands } from './commands.ts';
import { closingCheck } from './server/check.ts';
import { closingRoutes } from './server/routes.ts';
import { closingSetting } from './settings.ts';

export { findClosing, readClosing } from './server/state.ts';

export const closingModule: ModuleDefinition = {
  name: 'closing',
  routes: closingRoutes,
  settings: [closingSetting],
  commands: closingCommands,
  audit,
  checks: [closingCheck],
};
