import type { ModuleDefinition } from '#platform/module/definition';
import { routes } from './server/routes.ts';
import { tables } from './tables.ts';

export const citizensModule: ModuleDefinition = { name: 'citizens', routes, tables };
