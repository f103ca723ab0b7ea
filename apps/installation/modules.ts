import type { TableDeclaration } from '#platform/db/tables';
import type { BoundRoute } from '#platform/http/bind';
import { eventsRoute } from '#platform/http/events-stream';
import type { JobDeclaration } from '#platform/jobs/job';
import { jobRoutes } from '#platform/jobs/routes';
import type { CitizenEvents } from '#platform/module/citizen-events';
import type { FormHandler } from '#platform/module/form-handler';
import type { FileImporter } from '#platform/module/file-importer';
import type { AfterRestore, ModuleDefinition } from '#platform/module/definition';
import type { HealthCheck } from '#platform/module/health';
import { platformPart } from '#platform/module/platform-part';
import type { Platform } from '#platform/runtime/platform';
import { createMetrics } from '#platform/http/metrics';
import { accessModule } from '#modules/access/index';
import { activationModule } from '#modules/activation/index';
import { type Catalogue, catalogueOf, createAuditModule } from '#modules/audit/index';
import { createBackupModule } from '#modules/backup/index';
import { citizenImportModule } from '#modules/citizen-import/index';
import { createCitizensModule } from '#modules/citizens/index';
import { closingModule } from '#modules/closing/index';
import { dataPackagesModule } from '#modules/data-packages/index';
import { demoModule } from '#modules/demo/index';
import { draftsModule } from '#modules/drafts/index';
import { createDuplicatesModule } from '#modules/duplicates/index';
import { encountersModule } from '#modules/encounters/index';
import { examsModule } from '#modules/exams/index';
import { fichasModule } from '#modules/fichas/index';
import { healthNetworkModule } from '#modules/health-network/index';
import { homeModule } from '#modules/home/index';
import { immunobiologicalsModule } from '#modules/immunobiologicals/index';
import { lediToolsModule } from '#modules/ledi-tools/index';
import { createProductionModule } from '#modules/production/index';
import { createOperationsModule } from '#modules/operations/index';
import { profilesModule } from '#modules/profiles/index';
import { createRecordAccessModule, guardedBySharing, withheldFrom } from '#modules/record-access/index';
import { reportsModule } from '#modules/reports/index';
import { recipeTypesModule } from '#modules/recipe-types/index';
import { receptionModule } from '#modules/reception/index';
import { rndsModule } from '#modules/rnds/index';
import { schedulingModule } from '#modules/scheduling/index';
import { settingsModule } from '#modules/settings/index';
import { setupModule } from '#modules/setup/index';
import { createUnificationModule } from '#modules/unification/index';

/** Requests of this process. */
export const metrics = createMetrics();

/**
 * The rooms of the program, and the only list of them on this side; a room declares the rest itself. In the order they
 * start: the trail before whoever writes to it, the tables of codes before whoever looks them up; operations looks after
 * all others. What a room needs of the others is asked for when it is used.
 */
export const modules: readonly ModuleDefinition[] = [
  createAuditModule(() => catalogue()),
  dataPackagesModule,
  accessModule,
  healthNetworkModule,
  draftsModule,
  createProductionModule(() => allFormHandlers),
  createCitizensModule(withheldFrom),
  createRecordAccessModule(() => catalogue()),
  fichasModule,
  citizenImportModule,
  profilesModule,
  schedulingModule,
  receptionModule,
  encountersModule,
  rndsModule,
  reportsModule,
  examsModule,
  recipeTypesModule,
  immunobiologicalsModule,
  activationModule,
  setupModule,
  settingsModule,
  closingModule,
  homeModule,
  lediToolsModule,
  demoModule,
  createDuplicatesModule(() => allTables),
  createUnificationModule({ tables: () => allTables, catalogue: () => catalogue() }),
  createBackupModule({ tables: () => allTables, afterRestore: () => allMendings }),
  createOperationsModule({ checks: () => allChecks, metrics, tables: () => allTables }),
];

export const allRoutes: readonly BoundRoute[] = guardedBySharing([
  ...modules.flatMap((module) => module.routes),
  ...jobRoutes,
  eventsRoute,
]);

export const allJobs: readonly JobDeclaration[] = modules.flatMap((module) => module.jobs ?? []);

const declaring = [platformPart, ...modules];

export const allTables: readonly TableDeclaration[] = declaring.flatMap(({ tables = [] }) => tables);

const allChecks: readonly HealthCheck[] = modules.flatMap((module) => module.checks ?? []);

const allMendings: readonly AfterRestore[] = modules.flatMap(({ afterRestore = [] }) => afterRestore);

export const allImporters: readonly FileImporter[] = modules.flatMap((module) => module.importers ?? []);

/** What modules do when a citizen dies, or registrations are joined; in the order of the list. */
export const allCitizenEvents: readonly CitizenEvents[] = modules.flatMap(
  (module) => module.citizenEvents ?? [],
);

/** What modules do with the forms they know. */
const allFormHandlers: readonly FormHandler[] = modules.flatMap((module) => module.forms ?? []);

let made: Catalogue | undefined;
/** What the rooms declare about the trail. */
export const catalogue = (): Catalogue => (made ??= catalogueOf(declaring));

/** What each room does once the base is migrated (standard profiles, data packages…). Any process may run it. */
export async function startModules(platform: Platform): Promise<void> {
  for (const module of modules) await module.onStart?.(platform);
}
