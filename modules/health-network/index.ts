import type { ModuleDefinition } from '#platform/module/definition';
import { audit } from './audit.ts';
import { recordTypes } from './contract/record-types.ts';
import { commands } from './commands.ts';
import { cnesImporter } from './server/cnes/importer.ts';
import { importCnesJob, purgeCnesFilesJob } from './server/cnes/jobs.ts';
import { routes } from './server/routes.ts';
import { tables } from './tables.ts';

export { offerCbo, offerCbos } from './server/cbo-offers.ts';
export { cboOffered } from './server/cbo-queries.ts';
export { startImport } from './server/cnes/start-import.ts';
export { addMunicipality } from './server/municipalities.ts';
export { ensureProfessional } from './server/save-person.ts';
export { getMunicipalityInScope } from './server/scope.ts';
export { zoneOfInstallation } from './server/zone-queries.ts';

export const healthNetworkModule: ModuleDefinition = {
  name: 'health-network',
  routes,
  jobs: [importCnesJob, purgeCnesFilesJob],
  tables,
  commands,
  importers: [cnesImporter],
  audit,
  recordTypes,
};
