import type { TableDeclaration } from '#platform/db/tables';
import type { ModuleDefinition } from '#platform/module/definition';
import { routesOver } from './server/routes.ts';
import { tables } from './tables.ts';

export { requireOpenChart } from './server/openings/chart.ts';
export { guardedBySharing } from './server/sharing/guarded.ts';
export { requireShared, withheldFrom } from './server/sharing/withheld.ts';

/** `allTables`: those of all rooms, asked for when a request comes; rooms made later keep something of citizens too. */
export const createRecordAccessModule = (allTables: () => readonly TableDeclaration[]): ModuleDefinition => ({
  name: 'record-access',
  routes: routesOver(allTables),
  tables,
});
