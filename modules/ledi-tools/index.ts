import type { ModuleDefinition } from '#platform/module/definition';

/** The command line takes the commands by themselves, so that they answer without loading the other rooms. */
export { commands as lediCommands } from './commands.ts';

export const lediToolsModule: ModuleDefinition = { name: 'ledi-tools', routes: [] };
