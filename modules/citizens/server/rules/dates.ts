import { isDay } from '#platform/contract/typed';

/** Civil dates are texts aaaa-mm-dd: they compare as they are, and never move between time zones. */

/** The same day, years before; 29 February gives 28 in a year without it. */
export function yearsBefore(day: string, years: number): string {
  const moved = `${String(Number(day.slice(0, 4)) - years).padStart(4, '0')}${day.slice(4)}`;
  return isDay(moved) ? moved : moved.replace(/29$/, '28');
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The civil day at an instant in an IANA zone: near midnight Brazil has up to two. */
export function civilDay(instant: Date, zone: string): string {
  let format = formats.get(zone);
  // Making one costs far more than using it.
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formats.set(zone, format);
  }
  return format.format(instant);
}
