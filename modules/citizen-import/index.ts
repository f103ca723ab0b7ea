import type { ModuleDefinition } from '#platform/module/definition';
import { audit } from './audit.ts';
import { recordTypes } from './contract/record-types.ts';
import { importers } from './importers.ts';
import { importCitizensJob, purgeCitizenFilesJob } from './server/jobs.ts';
import { importRoutes } from './server/routes.ts';
import { tables } from './tables.ts';

export const citizenImportModule: ModuleDefinition = {
  name: 'citizen-import',
  routes: importRoutes,
  jobs: [importCitizensJob, purgeCitizenFilesJob],
  tables,
  importers,
  audit,
  recordTypes,
};
