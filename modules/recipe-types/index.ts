import type { ModuleDefinition } from '#platform/module/definition';
import { audit } from './audit.ts';
import { recordTypes } from './contract/record-types.ts';
import { routes } from './server/routes.ts';
import { tables } from './tables.ts';

export const recipeTypesModule: ModuleDefinition = {
  name: 'recipe-types',
  routes,
  tables,
  audit,
  recordTypes,
};
