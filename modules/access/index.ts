import type { ModuleDefinition } from '#platform/module/definition';
import { commands } from './commands.ts';
import { loadStandardProfiles } from './server/profiles.ts';
import { routes } from './server/routes.ts';
import { idleMinutes, maxAttempts, passwordMonths } from './settings.ts';
import { tables } from './tables.ts';

export {
  type AdministrativeKind,
  grantAdministrativeAccess,
  setAdministrativeAccessActive,
} from './server/administrative.ts';
export { setPassword } from './server/change-password.ts';
export { listAssignableProfiles, setLotacaoProfiles } from './server/lotacao-profiles.ts';
export { managesPerson } from './server/person-scope.ts';
export { knownResources } from './server/profile-data.ts';
export { assignDefaultProfiles } from './server/profiles.ts';
export { resolveSession } from './server/session.ts';

export const accessModule: ModuleDefinition = {
  name: 'access',
  routes,
  settings: [idleMinutes, maxAttempts, passwordMonths],
  tables,
  commands,
  onStart: loadStandardProfiles,
};
