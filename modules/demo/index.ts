import type { ModuleDefinition } from '#platform/module/definition';
import { audit } from './audit.ts';
import { commands } from './commands.ts';

export const demoModule: ModuleDefinition = { name: 'demo', routes: [], commands, audit };
