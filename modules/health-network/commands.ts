import type { Command } from '#platform/cli/command';
import type { Platform } from '#platform/runtime/platform';
import { cnesImport } from './commands/cnes-import.ts';
import { municipalityAdd, municipalityList } from './commands/municipality.ts';

export const commands: readonly Command<Platform>[] = [municipalityAdd, municipalityList, cnesImport];
