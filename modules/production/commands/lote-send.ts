import type { Command } from '#platform/cli/command';
import { requireOpen } from '#platform/outbound/gate';
import type { Platform } from '#platform/runtime/platform';
import { COMMAND_LINE, runUseCase } from '#platform/usecase/run';
import { sendDue } from '../server/delivery/send-due.ts';
import { hasten } from '../server/delivery/send-now.ts';
import { hastenAll, listUndelivered } from '../server/sending/sending-queries.ts';
import { ibgeOption, loteTold } from './place.ts';

/** Exit 1 when something did not arrive; it is tried again by itself. */
export const loteSend: Command<Platform> = {
  name: 'lote send',
  summary: 'Envia agora, aos destinos ativos, os lotes que esperam, ou um lote.',
  needs: 'installation',
  positionals: [
    {
      name: 'lote',
      required: false,
      description: 'Número de um lote: vai também aos destinos adicionados depois que ele foi gerado',
    },
  ],
  options: { ibge: ibgeOption },
  notes: [
    'O programa em funcionamento envia sozinho; este comando serve a quem não quer esperar, ou o tem parado.',
  ],
  async run(context) {
    const { platform, positionals, print, signal } = context;
    await requireOpen(platform, platform.db);
    const lote = positionals.length > 0 ? await loteTold(context) : undefined;
    await runUseCase(platform, COMMAND_LINE, async (useCase) => {
      if (lote) await hasten(useCase, lote);
      else await hastenAll(useCase.db, useCase.now);
    });
    const sent = await sendAll(platform, signal);
    const left = await listUndelivered(platform.db);
    const waiting = left.reduce((sum, { count }) => sum + count, 0);
    print(`Entregues: ${sent}. Ainda esperam: ${waiting}.`);
    for (const { destination, message } of left) print(`  ${destination}: ${message ?? 'aguardando envio'}`);
    return { exit: waiting > 0 ? 1 : 0, json: { status: waiting > 0 ? 'waiting' : 'sent', sent, waiting } };
  },
};

/** How many arrived. Long lots let others have their turn: here to their end. */
async function sendAll(platform: Platform, signal: AbortSignal): Promise<number> {
  let sent = 0;
  for (;;) {
    const counts = await sendDue(platform, COMMAND_LINE, { signal });
    sent += counts.sent;
    if (counts.paused === 0 || signal.aborted) return sent;
  }
}
