import type { Command } from '#platform/cli/command';
import type { Platform } from '#platform/runtime/platform';
import { citizensApply } from './commands/apply.ts';

export const commands: readonly Command<Platform>[] = [citizensApply];
