import type { Command } from '#platform/cli/command';
import type { FormHandler } from '#platform/module/form-handler';
import type { Platform } from '#platform/runtime/platform';
import { destinationCommands } from './commands/destination.ts';
import { loteConfirm } from './commands/lote-confirm.ts';
import { loteGenerate } from './commands/lote-generate.ts';
import { loteReceipt } from './commands/lote-receipt.ts';
import { loteSave } from './commands/lote-save.ts';
import { loteSender } from './commands/lote-sender.ts';
import { loteList } from './commands/lote-list.ts';
import { loteReceive } from './commands/lote-receive.ts';
import { loteSend } from './commands/lote-send.ts';
import { peerCommands } from './commands/peer.ts';
import { loteReport } from './commands/lote-report.ts';

export const productionCommands = (handlers: () => readonly FormHandler[]): readonly Command<Platform>[] => [
  loteReceive(handlers),
  loteList,
  loteReport,
  loteReceipt,
  loteSender,
  loteGenerate,
  loteSave,
  loteConfirm,
  loteSend,
  ...destinationCommands,
  ...peerCommands,
];
