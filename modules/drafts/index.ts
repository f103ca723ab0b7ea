import type { ModuleDefinition } from '#platform/module/definition';
import { purgeDraftsJob } from './server/purge-job.ts';
import { draftRoutes } from './server/routes.ts';
import { draftTables } from './tables.ts';

export { passDraft } from './server/pass.ts';

export const draftsModule: ModuleDefinition = {
  name: 'drafts',
  routes: draftRoutes,
  jobs: [purgeDraftsJob],
  tables: draftTables,
};
