import type { Command } from '#platform/cli/command';
import type { Platform } from '#platform/runtime/platform';
import { cnesImport } from './commands/cnes-import.ts';
import { municipalityAdd, municipalityList } from './commands/municipality.ts';
import { professionalList, professionalShow } from './commands/professional.ts';

export const commands: readonly Command<Platform>[] = [
  municipalityAdd,
  municipalityList,
  professionalList,
  professionalShow,
  cnesImport,
];
