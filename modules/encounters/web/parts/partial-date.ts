import { dayText } from '@pec-aberto/brazil';

const TYPED = /^(?:(?:(\d{1,2})\/)?(\d{1,2})\/)?(\d{4})$/;

/** A day, a month or a year as people remember it: '12/05/2020', '05/2020' and '2020' as yyyy-mm-dd, yyyy-mm and yyyy; null where it is none. */
export function readPartialDate(typed: string): string | null {
  const [, day, month, year] = TYPED.exec(typed.trim()) ?? [];
  if (!year) return null;
  if (!month) return year;
  const told = [year, month.padStart(2, '0'), ...(day ? [day.padStart(2, '0')] : [])].join('-');
  const whole = day ? told : `${told}-01`;
  const at = new Date(`${whole}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(whole) ? told : null;
}

/** For a field: the sentence about what is no such date, or undefined. */
export const isPartialDate = (typed: string): string | undefined =>
  readPartialDate(typed) === null
    ? 'Digite o ano, o mês e o ano, ou o dia: 2019, 05/2019 ou 12/05/2019.'
    : undefined;

/** The same as it is read: '12/05/2020', '05/2020', '2020'. */
export const partialDateText = (date: string | null | undefined): string => dayText(date ?? '');
