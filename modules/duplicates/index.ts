import type { TableDeclaration } from '#platform/db/tables';
import type { ModuleDefinition } from '#platform/module/definition';
import { pointingColumns } from './server/merge/columns.ts';
import { commands } from './commands.ts';
import { routesOver } from './server/routes.ts';
import { scanJob } from './server/scan/job.ts';
import { tables } from './tables.ts';

/** Made by the composition root once it knows the other rooms: their tables may point at citizens. */
export const createDuplicatesModule = (others: readonly TableDeclaration[]): ModuleDefinition => ({
  name: 'duplicates',
  routes: routesOver(pointingColumns([...others, ...tables])),
  jobs: [scanJob],
  tables,
  commands,
});
