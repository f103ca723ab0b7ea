import type { Command } from '#platform/cli/command';
import type { Platform } from '#platform/runtime/platform';

export const commands: readonly Command<Platform>[] = [];
