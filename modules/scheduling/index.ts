import type { ModuleDefinition } from '#platform/module/definition';
import { audit } from './audit.ts';
import { schedulingRoutes } from './server/routes.ts';
import { defaultAgenda } from './settings.ts';

export const schedulingModule: ModuleDefinition = {
  name: 'scheduling',
  routes: schedulingRoutes,
  settings: [defaultAgenda],
  audit,
};
