import type { TableDeclaration } from '#platform/db/tables';
import { platformTables } from '#platform/db/tables';
import type { BoundRoute } from '#platform/http/bind';
import { eventsRoute } from '#platform/http/events-stream';
import type { JobDeclaration } from '#platform/jobs/job';
import { jobRoutes } from '#platform/jobs/routes';
import type { FormHandler } from '#platform/module/form-handler';
import type { FileImporter } from '#platform/module/file-importer';
import type { ModuleDefinition } from '#platform/module/definition';
import type { Platform } from '#platform/runtime/platform';
import { createMetrics } from '#platform/http/metrics';
import { accessModule } from '#modules/access/index';
import { activationModule } from '#modules/activation/index';
import { createAuditModule } from '#modules/audit/index';
import { citizenImportModule } from '#modules/citizen-import/index';
import { createCitizensModule } from '#modules/citizens/index';
import { dataPackagesModule } from '#modules/data-packages/index';
import { demoModule } from '#modules/demo/index';
import { draftsModule } from '#modules/drafts/index';
import { createDuplicatesModule } from '#modules/duplicates/index';
import { fichasModule } from '#modules/fichas/index';
import { healthNetworkModule } from '#modules/health-network/index';
import { lediToolsModule } from '#modules/ledi-tools/index';
import { createProductionModule } from '#modules/production/index';
import { createOperationsModule } from '#modules/operations/index';
import { profilesModule } from '#modules/profiles/index';
import { createRecordAccessModule, guardedBySharing, withheldFrom } from '#modules/record-access/index';
import { schedulingModule } from '#modules/scheduling/index';
import { settingsModule } from '#modules/settings/index';
import { setupModule } from '#modules/setup/index';

// In the order they start: the trail before whoever writes to it, the tables of codes are there before whoever looks them up.
const rooms: readonly ModuleDefinition[] = [
  createAuditModule(() => allTables),
  dataPackagesModule,
  accessModule,
  healthNetworkModule,
  draftsModule,
  createProductionModule(() => allFormHandlers),
  createCitizensModule(withheldFrom),
  createRecordAccessModule(() => allTables),
  fichasModule,
  citizenImportModule,
  profilesModule,
  schedulingModule,
  activationModule,
  setupModule,
  settingsModule,
  lediToolsModule,
  demoModule,
];

const tablesOf = (modules: readonly ModuleDefinition[]) => modules.flatMap((module) => module.tables ?? []);

const duplicatesModule = createDuplicatesModule(tablesOf(rooms));

/** Requests of this process. */
export const metrics = createMetrics();

/** The rooms of the program; operations is made last, for it looks after all others. */
export const modules: readonly ModuleDefinition[] = [
  ...rooms,
  duplicatesModule,
  createOperationsModule({
    checks: [...rooms, duplicatesModule].flatMap((module) => module.checks ?? []),
    metrics,
    tables: [...platformTables, ...tablesOf([...rooms, duplicatesModule])],
  }),
];

export const allRoutes: readonly BoundRoute[] = guardedBySharing([
  ...modules.flatMap((module) => module.routes),
  ...jobRoutes,
  eventsRoute,
]);

export const allJobs: readonly JobDeclaration[] = modules.flatMap((module) => module.jobs ?? []);

export const allTables: readonly TableDeclaration[] = [...platformTables, ...tablesOf(modules)];

export const allImporters: readonly FileImporter[] = modules.flatMap((module) => module.importers ?? []);

/** What modules do with the forms they know. */
const allFormHandlers: readonly FormHandler[] = modules.flatMap((module) => module.forms ?? []);

/** What each room does once the base is migrated (standard profiles, data packages…). Any process may run it. */
export async function startModules(platform: Platform): Promise<void> {
  for (const module of modules) await module.onStart?.(platform);
}
