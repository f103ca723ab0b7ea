import type { Command } from '#platform/cli/command';
import type { Platform } from '#platform/runtime/platform';
import { authorityCommands } from './commands/authority.ts';
import { municipalityCommands } from './commands/municipality.ts';
import { signingCommands } from './commands/signing.ts';

export const activationCommands: readonly Command<Platform>[] = [
  ...municipalityCommands,
  ...authorityCommands,
  ...signingCommands,
];
