type Parts = { years: number; months: number; days: number };

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

function daysIn(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (MONTH_DAYS[month - 1] ?? 30);
}

/** Whole years, months and days from one civil day to another; null when it is before, or not a day. */
export function agePartsOn(birthDate: string, today: string): Parts | null {
  const [year = 0, month = 0, day = 0] = birthDate.split('-').map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = today.split('-').map(Number);
  if (!year || !month || !day || today < birthDate) return null;
  let months = (toYear - year) * 12 + (toMonth - month);
  let days = toDay - day;
  if (days < 0) {
    months -= 1;
    // Of the month before this one: who was born on the 31st turns a month older on its last day.
    const [beforeYear, before] = toMonth === 1 ? [toYear - 1, 12] : [toYear, toMonth - 1];
    days = Math.max(0, daysIn(beforeYear, before) - day) + toDay;
  }
  return { years: Math.floor(months / 12), months: months % 12, days };
}

const of = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
const joined = (parts: readonly (string | false)[]) => {
  const said = parts.filter((part) => part !== false);
  return said.length < 2 ? (said[0] ?? '') : `${said.slice(0, -1).join(', ')} e ${said.at(-1)}`;
};

/**
 * The day on which somebody's age is counted: today, of who died that day; null of who died on an unknown one.
 */
export const ageDay = (
  { deceased, diedOn }: { deceased: boolean; diedOn: string | null },
  today: string,
): string | null => (deceased ? diedOn : today);

/**
 * Age as it is said at the desk: days in the first month, months and days in the first year, then years and
 * months; up to two years the days too, by which doses and growth are read. '' for a day that is none.
 */
export function ageText(birthDate: string | null, day: string | null): string {
  const age = birthDate === null || day === null ? null : agePartsOn(birthDate, day);
  if (!age) return '';
  const { years, months, days } = age;
  const young = years < 2;
  const text = joined([
    years > 0 && of(years, 'ano', 'anos'),
    months > 0 && of(months, 'mês', 'meses'),
    young && days > 0 && of(days, 'dia', 'dias'),
  ]);
  return text || '0 dias';
}
