import { ageOn } from './age.ts';
import type { Day } from './days.ts';

const of = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
const joined = (parts: readonly (string | false)[]) => {
  const said = parts.filter((part) => part !== false);
  return said.length < 2 ? (said[0] ?? '') : `${said.slice(0, -1).join(', ')} e ${said.at(-1)}`;
};

/**
 * Age as it is said at the desk: days in the first month, months and days in the first year, then years and
 * months; up to two years the days too, by which doses and growth are read. '' for a day that is none.
 */
export function ageText(birthDate: Day | null, day: Day | null): string {
  const age = birthDate === null || day === null ? null : ageOn(birthDate, day);
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

/** '54 anos', '8 meses', '12 dias': one word of time, as a list has room for; of who died, as old as then. */
export function shortAge(birthDate: Day | null, day: Day | null): string {
  const age = birthDate === null || day === null ? null : ageOn(birthDate, day);
  if (!age) return '';
  return age.years >= 2 ? `${age.years} anos` : (ageText(birthDate, day).split(/,| e /)[0] ?? '');
}
