import type { TableDeclaration } from '#platform/db/tables';
import { platformTables } from '#platform/db/tables';
import type { BoundRoute } from '#platform/http/bind';
import { eventsRoute } from '#platform/http/events-stream';
import type { JobDeclaration } from '#platform/jobs/job';
import { jobRoutes } from '#platform/jobs/routes';
import type { ModuleDefinition } from '#platform/module/definition';
import type { Platform } from '#platform/runtime/platform';
import { accessModule } from '#modules/access/index';

/** The rooms of the program, in the order they start. */
export const modules: readonly ModuleDefinition[] = [accessModule];

export const allRoutes: readonly BoundRoute[] = [
  ...modules.flatMap((module) => module.routes),
  ...jobRoutes,
  eventsRoute,
];

export const allJobs: readonly JobDeclaration[] = modules.flatMap((module) => module.jobs ?? []);

export const allTables: readonly TableDeclaration[] = [
  ...platformTables,
  ...modules.flatMap((module) => module.tables ?? []),
];

/** What each room does once the base is migrated (standard profiles, data packages…). Any process may run it. */
export async function startModules(platform: Platform): Promise<void> {
  for (const module of modules) await module.onStart?.(platform);
}
