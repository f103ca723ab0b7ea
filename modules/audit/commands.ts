import type { Command } from '#platform/cli/command';
import type { Platform } from '#platform/runtime/platform';
import { auditExport } from './commands/export.ts';
import { auditVerify } from './commands/verify.ts';

export const commands: readonly Command<Platform>[] = [auditVerify, auditExport];
