import type { ModuleDefinition } from '#platform/module/definition';
import { audit } from './audit.ts';
import { routes } from './server/routes.ts';
import { printLimits } from './settings.ts';

export const reportsModule: ModuleDefinition = { name: 'reports', routes, settings: [printLimits], audit };
