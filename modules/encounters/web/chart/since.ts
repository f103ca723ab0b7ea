import { shortAge } from '@pec-aberto/clinical';
import { formatDateTime } from '#ui/light';

/** The first day of what may be told by the year or the month alone. */
const firstDay = (date: string): string =>
  date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date;

/** 'há 9 anos', 'há 3 meses', 'hoje'; of a year alone 'há 9 anos' is as near as is known. '' where nothing is. */
export function sinceText(date: string | null | undefined, today: string): string {
  if (!date) return '';
  if (date.length === 4) {
    const years = Number(today.slice(0, 4)) - Number(date);
    return years <= 0 ? 'este ano' : `há ${years} ${years === 1 ? 'ano' : 'anos'}`;
  }
  const day = firstDay(date);
  if (day === today) return 'hoje';
  const age = shortAge(day, today);
  return age ? `há ${age}` : '';
}

/** The day of an instant where the person works. */
export const dayOf = (at: string): string => formatDateTime(at).slice(0, 10);
