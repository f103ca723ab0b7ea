import type { ModuleDefinition } from '#platform/module/definition';
import { audit } from './audit.ts';
import { closingCommands } from './commands.ts';
import { closingRoutes } from './server/routes.ts';
import { closingSetting } from './settings.ts';

export { close, open } from './server/close.ts';
export { findClosing, IN_FORCE_AFTER_MS, readClosing } from './server/state.ts';

export const closingModule: ModuleDefinition = {
  name: 'closing',
  routes: closingRoutes,
  settings: [closingSetting],
  commands: closingCommands,
  audit,
};
