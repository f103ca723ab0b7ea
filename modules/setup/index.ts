import type { ModuleDefinition } from '#platform/module/definition';
import { audit } from './audit.ts';
import { continuationCheck } from './server/check.ts';
import { setupCommands } from './commands.ts';
import { findInstallation } from './server/queries.ts';
import { noticePlace } from './server/place.ts';
import { setupRoutes } from './server/routes.ts';
import { ensureSetupCode, forgetSetupCode } from './server/setup-code.ts';
import { setupTables } from './tables.ts';

export type { Purpose } from './purpose.ts';
export {
  becomeRestored,
  requireConfirmed,
  unconfirmedSentence,
} from './server/continuation.ts';
export { changeInstallation } from './server/change-installation.ts';
export { findInstallation, getInstallation } from './server/queries.ts';

export const setupModule: ModuleDefinition = {
  name: 'setup',
  routes: setupRoutes,
  tables: setupTables,
  commands: setupCommands,
  checks: [continuationCheck],
  async onStart(platform) {
    const { db, boot } = platform;
    if (await findInstallation(db)) await forgetSetupCode(boot.dataDir);
    else await ensureSetupCode(boot.dataDir);
    await noticePlace(platform);
  },
  audit,
};
