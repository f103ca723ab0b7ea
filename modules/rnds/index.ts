import type { Db } from '#platform/db/database';
import type { ModuleDefinition } from '#platform/module/definition';
import { countSet } from '#platform/settings/settings';
import { audit } from './audit.ts';
import { keysFolder, makeKeysFolder } from './server/folder.ts';
import { routes } from './server/routes.ts';
import { rndsAccess, rndsPassword, rndsWrong } from './settings.ts';

export const rndsModule: ModuleDefinition = {
  name: 'rnds',
  routes,
  settings: [rndsAccess, rndsPassword, rndsWrong],
  audit,
  onStart: ({ boot }) => makeKeysFolder(keysFolder(boot.dataDir)),
};

/** How many municipalities have access to the RNDS enabled. */
export const countEnabled = (db: Db): Promise<number> => countSet(db, rndsAccess);
