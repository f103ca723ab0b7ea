const UNITS: readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** 'há 3 horas', 'ontem', 'agora'. An instant yet to come (clock set back) is 'agora'. */
export function timeAgo(instant: string, now: Date): string {
  const seconds = Math.max(0, (now.getTime() - new Date(instant).getTime()) / 1000);
  const found = UNITS.find(([, size]) => seconds >= size);
  if (!found) return 'agora';
  return new Intl.RelativeTimeFormat('pt-BR', { numeric: 'auto' }).format(
    -Math.floor(seconds / found[1]),
    found[0],
  );
}
