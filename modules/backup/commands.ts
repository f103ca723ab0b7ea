import type { Command } from '#platform/cli/command';
import type { Platform } from '#platform/runtime/platform';
import { createCopy } from './commands/create.ts';
import { listCommand } from './commands/list.ts';
import { sheetCommand } from './commands/sheet.ts';
import { verifyCommand } from './commands/verify.ts';

/** `tables`: names of those that are part of a copy. */
export const commandsOver = (tables: () => readonly string[]): readonly Command<Platform>[] => [
  createCopy(tables),
  verifyCommand,
  listCommand,
  sheetCommand,
];
