import type { Command } from '#platform/cli/command';
import type { Platform } from '#platform/runtime/platform';
import { matchingLink } from './commands/link.ts';
import { matchingReport } from './commands/report.ts';

export const commands: readonly Command<Platform>[] = [matchingLink, matchingReport];
