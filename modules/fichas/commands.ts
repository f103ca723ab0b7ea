import { loteReceive } from '#modules/production/index';
import type { Command } from '#platform/cli/command';
import type { Platform } from '#platform/runtime/platform';
import { acceptedForms } from './server/accepted.ts';

/** The way in of before production kept what comes: a reception like any other. */
const citizensApply: Command<Platform> = {
  ...loteReceive(() => acceptedForms),
  name: 'citizens apply',
  summary:
    'O mesmo que pec lote receive: guarda todas as fichas dos lotes e aplica os cadastros individuais.',
};

export const commands: readonly Command<Platform>[] = [citizensApply];
