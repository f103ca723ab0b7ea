import type { ModuleDefinition } from '#platform/module/definition';
import { audit } from './audit.ts';
import { recordTypes } from './contract/record-types.ts';
import { commands } from './commands.ts';
import { importers } from './importers.ts';
import { acceptedForms } from './server/accepted.ts';
import { reviewRoutes } from './server/review/routes.ts';
import { tables } from './tables.ts';

export const fichasModule: ModuleDefinition = {
  name: 'fichas',
  routes: reviewRoutes,
  tables,
  commands,
  importers,
  forms: acceptedForms,
  audit,
  recordTypes,
};
