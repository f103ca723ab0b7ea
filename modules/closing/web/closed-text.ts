import type { Closing } from '#platform/permissions/closed';
import { formatTime, formatDateTime } from '#ui/light';

const DAY_MS = 24 * 60 * 60_000;

/** What an administrator wrote, as a sentence before others. */
export const whyText = ({ why }: Pick<Closing, 'why'>): string => (/[.!?…]$/.test(why) ? why : `${why}.`);

/** "Deve voltar às 18:30."; what a promise that passed says; nothing where none was made. */
export function promiseText({ kind, until }: Pick<Closing, 'kind' | 'until'>, now: Date): string {
  if (kind === 'moved') return '';
  if (!until) return 'Ainda não há hora para voltar.';
  const left = Date.parse(until) - now.getTime();
  if (left <= 0) return 'Está demorando mais que o previsto; volta sozinho quando abrir.';
  return left < DAY_MS ? `Deve voltar às ${formatTime(until)}.` : `Deve voltar em ${formatDateTime(until)}.`;
}
