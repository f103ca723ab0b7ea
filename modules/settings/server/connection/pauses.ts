import type { Pause } from '../../contract.ts';

const MINUTE_MS = 60_000;
const MINUTES: Partial<Record<Pause, number>> = {
  '30m': 30,
  '1h': 60,
  '2h': 120,
  '4h': 240,
  '8h': 480,
  '1w': 7 * 24 * 60,
};

/** When a pause that begins now ends; null: never by itself. A month ends on its last day where it has no such day. */
export function endOfPause(during: Pause, now: Date): Date | null {
  if (during === 'open') return null;
  const minutes = MINUTES[during];
  if (minutes !== undefined) return new Date(now.getTime() + minutes * MINUTE_MS);
  const end = new Date(now);
  end.setUTCMonth(end.getUTCMonth() + 1);
  if (end.getUTCDate() !== now.getUTCDate()) end.setUTCDate(0);
  return end;
}
