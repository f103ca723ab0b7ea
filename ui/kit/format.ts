import { displayedZone } from '../client/display-zone.ts';

type Parts = Partial<Record<Intl.DateTimeFormatPartTypes, string>>;

function partsOf(instant: Date, zone: string | undefined): Parts {
  const format = new Intl.DateTimeFormat('pt-BR', {
    ...(zone ? { timeZone: zone } : {}),
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return Object.fromEntries(format.formatToParts(instant).map((part) => [part.type, part.value]));
}

const asDate = (value: string | Date) => (typeof value === 'string' ? new Date(value) : value);

/** Instant → 'dd/mm/aaaa hh:mm' in the municipality's zone. */
export function formatDateTime(value: string | Date, zone = displayedZone()): string {
  const parts = partsOf(asDate(value), zone);
  return `${parts.day}/${parts.month}/${parts.year} ${parts.hour}:${parts.minute}`;
}

/** Instant → 'hh:mm'. */
export function formatTime(value: string | Date, zone = displayedZone()): string {
  const parts = partsOf(asDate(value), zone);
  return `${parts.hour}:${parts.minute}`;
}

/** Civil date 'aaaa-mm-dd' → 'dd/mm/aaaa', without any zone. */
export function formatDate(date: string): string {
  const [year, month, day] = date.slice(0, 10).split('-');
  return `${day}/${month}/${year}`;
}

/** Civil month 'aaaa-mm' → 'Agosto de 2020'. */
export function formatMonth(month: string): string {
  const text = new Intl.DateTimeFormat('pt-BR', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** 'hoje, 17:42', 'ontem, 17:42' or the date; relative words only for the two nearest days. */
export function formatRecent(value: string | Date, now = new Date(), zone = displayedZone()): string {
  const day = (at: Date) => formatDateTime(at, zone).slice(0, 10);
  const instant = asDate(value);
  if (day(instant) === day(now)) return `hoje, ${formatTime(instant, zone)}`;
  if (day(instant) === day(new Date(now.getTime() - 86_400_000)))
    return `ontem, ${formatTime(instant, zone)}`;
  return day(instant);
}

/** 'quinta-feira, 19 de novembro de 2026'. */
export function formatLongDate(instant: Date, zone = displayedZone()): string {
  const options: Intl.DateTimeFormatOptions = { dateStyle: 'full', ...(zone ? { timeZone: zone } : {}) };
  return new Intl.DateTimeFormat('pt-BR', options).format(instant);
}

/** 'Bom dia' until noon, 'Boa tarde' until 18 h, then 'Boa noite', on the municipality's clock. */
export function greeting(instant: Date, zone = displayedZone()): string {
  const hour = Number(partsOf(instant, zone).hour);
  if (hour >= 5 && hour < 12) return 'Bom dia';
  return hour >= 12 && hour < 18 ? 'Boa tarde' : 'Boa noite';
}

const NUMBER = new Intl.NumberFormat('pt-BR');
/** 1234.5 → '1.234,5'. */
export const formatNumber = (value: number) => NUMBER.format(value);

/** '1 par', '1.204 pares', 'mais de 1.000 pares' where the count stopped at a ceiling. */
export function formatCount(
  { count, capped = false }: { count: number; capped?: boolean },
  one: string,
  many: string,
): string {
  return `${capped ? 'mais de ' : ''}${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** Bytes → '1,4 MB' (powers of 1024, as the file managers of users show). */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${formatNumber(Math.round(value * 10) / 10)} ${units[unit]}`;
}

/** Seconds → '40 s', '4 min 12 s'; never none. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** Seconds left → 'faltam ~40 s', 'faltam ~3 min'. */
export function formatTimeLeft(seconds: number): string {
  if (seconds < 90) return `faltam ~${Math.max(1, Math.round(seconds))} s`;
  return seconds < 5400
    ? `faltam ~${Math.round(seconds / 60)} min`
    : `faltam ~${Math.round(seconds / 3600)} h`;
}

/** 'Renata Oliveira Campos' → 'RC': first and last. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const last = words.length > 1 ? words.at(-1) : '';
  return `${words[0]?.[0] ?? ''}${last?.[0] ?? ''}`.toUpperCase();
}
