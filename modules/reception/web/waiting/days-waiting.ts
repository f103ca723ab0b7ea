const DAY_MS = 86_400_000;

/** How long somebody is on the list: 'hoje', 'há 1 dia', 'há 12 dias'. */
export function daysWaiting(day: string, today: string): string {
  const days = Math.round((Date.parse(today) - Date.parse(day)) / DAY_MS);
  if (days < 1) return 'hoje';
  return days === 1 ? 'há 1 dia' : `há ${days} dias`;
}

/** 'Presente 3 vezes na lista': this one among them. */
export const timesText = (times: number): string =>
  times === 1 ? 'Presente 1 vez na lista' : `Presente ${times} vezes na lista`;
