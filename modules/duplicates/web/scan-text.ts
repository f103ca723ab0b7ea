import type { RouteOutput } from '#platform/contract/route';
import { formatCount, formatRecent } from '#ui/kit/format';
import type { lastScanContract } from '../contract/queue.ts';

/** What was compared and when: the whole base, and what changed after that. */
export function scanText({ whole, changes }: RouteOutput<typeof lastScanContract>, now = new Date()): string {
  const when = (instant: string) => formatRecent(instant, now);
  const base = whole
    ? `Base inteira comparada ${when(whole.finishedAt)} (${formatCount({ count: whole.people }, 'cadastro', 'cadastros')}).`
    : 'A base ainda não foi comparada por inteiro.';
  if (!changes) return base;
  const what =
    changes.people === 0
      ? 'nenhum cadastro mudado a comparar'
      : formatCount({ count: changes.people }, 'cadastro mudado comparado', 'cadastros mudados comparados');
  return `${base} Busca do que mudou ${when(changes.finishedAt)}: ${what}.`;
}
