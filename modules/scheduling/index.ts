import type { ModuleDefinition } from '#platform/module/definition';
import { audit } from './audit.ts';
import { schedulingRoutes } from './server/routes.ts';
import { defaultAgenda, onlineAgenda } from './settings.ts';
import { tables } from './tables.ts';

export { onlineAgenda } from './settings.ts';

export const schedulingModule: ModuleDefinition = {
  name: 'scheduling',
  routes: schedulingRoutes,
  settings: [defaultAgenda, onlineAgenda],
  tables,
  audit,
};
