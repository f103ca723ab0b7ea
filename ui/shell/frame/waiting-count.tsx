import { formatNumber } from '../../kit/format.ts';
import { useWaiting } from '../waiting.ts';

/** How much waits on these pages, as their modules count it. */
export function useWaitingOn(paths: readonly string[]): number {
  return useWaiting().reduce((sum, { path, count }) => (paths.includes(path) ? sum + count : sum), 0);
}

/** The number beside an entry of a menu; its words are said by the entry. */
export function WaitingCount({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span className="menu-count" aria-hidden>
      {formatNumber(count)}
    </span>
  );
}

/** "Unificação de cadastros: 34 à espera", where something waits. */
export const waitingLabel = (label: string, count: number): string =>
  count > 0 ? `${label}: ${formatNumber(count)} à espera` : label;
