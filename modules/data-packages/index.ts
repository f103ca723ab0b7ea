import type { ModuleDefinition } from '#platform/module/definition';
import { audit } from './audit.ts';
import { dataPackagesCommands } from './commands.ts';
import { packageImporter } from './importer.ts';
import { dataPackagesCheck } from './server/check.ts';
import { importPackageJob } from './server/jobs.ts';
import { loadBuiltInPackages } from './server/load-built-in.ts';
import { dataPackagesRoutes } from './server/routes.ts';
import { dataPackagesTables } from './tables.ts';

export { cboFits } from './server/cbo-search-queries.ts';
export { findLimitedCodes, findMedicine, type LimitedCode } from './server/codes/code-queries.ts';
export { findCbo, findMunicipalityCode } from './server/queries.ts';

export const dataPackagesModule: ModuleDefinition = {
  name: 'data-packages',
  routes: dataPackagesRoutes,
  tables: dataPackagesTables,
  commands: dataPackagesCommands,
  importers: [packageImporter],
  jobs: [importPackageJob],
  checks: [dataPackagesCheck],
  onStart: loadBuiltInPackages,
  audit,
};
