import type { ModuleDefinition } from '#platform/module/definition';
import { audit } from './audit.ts';
import { routes } from './server/routes.ts';

export const profilesModule: ModuleDefinition = { name: 'profiles', routes, audit };
