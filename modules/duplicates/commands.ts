import type { Command } from '#platform/cli/command';
import type { Platform } from '#platform/runtime/platform';
import { duplicatesScan } from './commands/scan.ts';

export const commands: readonly Command<Platform>[] = [duplicatesScan];
