import type { Command } from '#platform/cli/command';
import type { Platform } from '#platform/runtime/platform';
import { COMMAND_LINE } from '#platform/usecase/run';
import { type SentCounts, sendDue } from '../server/delivery/send-due.ts';

/** Exit 1 when something that was due did not arrive; it is tried again by itself. */
export const loteSend: Command<Platform> = {
  name: 'lote send',
  summary: 'Envia agora, aos destinos ativos, os lotes que esperam a vez.',
  needs: 'installation',
  notes: ['O programa em funcionamento envia sozinho; este comando serve a quem o tem parado.'],
  async run({ platform, print, signal }) {
    const { sent, waiting } = await sendAll(platform, signal);
    print(`Entregues: ${sent}. Ainda esperam: ${waiting}.`);
    return { exit: waiting > 0 ? 1 : 0, json: { status: waiting > 0 ? 'waiting' : 'sent', sent, waiting } };
  },
};

/** Long lots let others have their turn: here to their end. */
async function sendAll(platform: Platform, signal: AbortSignal): Promise<SentCounts> {
  const all = await sendDue(platform, COMMAND_LINE, { signal });
  while (all.paused > 0 && !signal.aborted) {
    const more = await sendDue(platform, COMMAND_LINE, { signal });
    all.sent += more.sent;
    all.waiting += more.waiting;
    all.paused = more.paused;
  }
  return all;
}
