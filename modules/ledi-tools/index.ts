import type { ModuleDefinition } from '#platform/module/definition';
import { commands } from './commands.ts';

export const lediToolsModule: ModuleDefinition = { name: 'ledi-tools', routes: [], commands };
