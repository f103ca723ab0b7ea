/** Commands that need no installation; the command line takes them without loading the other rooms. */
export { commands as matchingCommands } from './commands.ts';
