import type { ModuleDefinition } from '#platform/module/definition';
import { audit } from './audit.ts';
import { closingCommands } from './commands.ts';
import { closingCheck } from './server/check.ts';
import { closingRoutes } from './server/routes.ts';
import { closingSetting, heldSetting } from './settings.ts';

export { close } from './server/close.ts';
export { hold, release } from './server/hold.ts';
export { findClosing, IN_FORCE_AFTER_MS, isClosed, readClosing } from './server/state.ts';

export const closingModule: ModuleDefinition = {
  name: 'closing',
  routes: closingRoutes,
  settings: [closingSetting, heldSetting],
  commands: closingCommands,
  audit,
  checks: [closingCheck],
};
