import type { Command } from '#platform/cli/command';
import type { AfterRestore } from '#platform/module/definition';
import type { Platform } from '#platform/runtime/platform';
import { createCopy } from './commands/create.ts';
import { listCommand } from './commands/list.ts';
import { restoreCommands } from './commands/restore.ts';
import { sheetCommand } from './commands/sheet.ts';
import { verifyCommand } from './commands/verify.ts';

/** `tables`: names of those that are part of a copy; `afterRestore`: what rooms mend in a base that came from one. */
export const commandsOver = (
  tables: () => readonly string[],
  afterRestore: () => readonly AfterRestore[],
): readonly Command<Platform>[] => [
  createCopy(tables),
  verifyCommand,
  listCommand,
  sheetCommand,
  ...restoreCommands(afterRestore),
];
