import type { TableDeclaration } from '#platform/db/tables';
import type { ModuleDefinition } from '#platform/module/definition';
import { audit } from './audit.ts';
import { recordTypes } from './contract/record-types.ts';
import { pointingColumns } from './server/merge/columns.ts';
import { commands } from './commands.ts';
import { routesOver } from './server/routes.ts';
import { scanJob } from './server/scan/job.ts';
import { tables } from './tables.ts';

export { askForScan } from './server/scan/job.ts';

/** `allTables`: those of every room, asked for when a request comes: they may point at citizens. */
export const createDuplicatesModule = (allTables: () => readonly TableDeclaration[]): ModuleDefinition => ({
  name: 'duplicates',
  routes: routesOver(() => pointingColumns(allTables())),
  jobs: [scanJob],
  tables,
  commands,
  audit,
  recordTypes,
});
