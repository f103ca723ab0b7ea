/** Where a key takes the mark among so many answers; null when it is not for the list. */
export function moved(key: string, now: number, count: number): number | null {
  if (count === 0) return null;
  if (key === 'ArrowDown') return (now + 1) % count;
  if (key === 'ArrowUp') return (now + count - 1) % count;
  if (key === 'PageDown') return Math.min(now + 8, count - 1);
  if (key === 'PageUp') return Math.max(now - 8, 0);
  return null;
}
