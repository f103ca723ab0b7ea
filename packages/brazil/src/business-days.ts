const DAY_MS = 86_400_000;

/**
 * National holidays of fixed day, `mm-dd`. Sources: Lei 662/1949 with Lei 10.607/2002, Lei 6.802/1980, and from 2024 on
 * Lei 14.759/2023 (20 November).
 */
const FIXED = ['01-01', '04-21', '05-01', '09-07', '10-12', '11-02', '11-15', '12-25'];
const BLACK_AWARENESS = { day: '11-20', since: 2024 };

/** Easter Sunday of a year of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8). */
function easter(year: number): Date {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const f = Math.floor((b + 8) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - f + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const days = h + l - 7 * m + 114;
  return new Date(Date.UTC(year, Math.floor(days / 31) - 1, (days % 31) + 1));
}

const dayOf = (date: Date) => date.toISOString().slice(0, 10);

/**
 * Days on which nobody works all over the country, as 'yyyy-mm-dd': the national holidays, and Good Friday, a holiday of
 * the municipalities (Lei 9.093/1995). Carnival is none by law.
 */
export function nationalHolidays(year: number): ReadonlySet<string> {
  const goodFriday = new Date(easter(year).getTime() - 2 * DAY_MS);
  const fixed = year >= BLACK_AWARENESS.since ? [...FIXED, BLACK_AWARENESS.day] : FIXED;
  return new Set([...fixed.map((day) => `${year}-${day}`), dayOf(goodFriday)]);
}

/** The nth day, from 1, of a month ('yyyy-mm') that is no weekend and no national holiday, as 'yyyy-mm-dd'. */
export function nthBusinessDay(month: string, n: number): string {
  const holidays = nationalHolidays(Number(month.slice(0, 4)));
  let left = n;
  for (let at = Date.parse(`${month}-01T00:00:00Z`); ; at += DAY_MS) {
    const date = new Date(at);
    const isWeekend = date.getUTCDay() === 0 || date.getUTCDay() === 6;
    if (!isWeekend && !holidays.has(dayOf(date))) left -= 1;
    if (left <= 0) return dayOf(date);
  }
}
