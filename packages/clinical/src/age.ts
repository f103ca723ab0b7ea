import { type Day, daysInMonth } from './days.ts';

export type Age = { years: number; months: number; days: number };

/** Whole years, months and days from birth to a civil day; null when the day is before, or one of them is no day. */
export function ageOn(birthDate: Day, day: Day): Age | null {
  const [year = 0, month = 0, dayOfBirth = 0] = birthDate.split('-').map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = day.split('-').map(Number);
  if (!year || !month || !dayOfBirth || day < birthDate) return null;
  let months = (toYear - year) * 12 + (toMonth - month);
  let days = toDay - dayOfBirth;
  if (days < 0) {
    months -= 1;
    // Of the month before this one: who was born on the 31st turns a month older on its last day.
    const [beforeYear, before] = toMonth === 1 ? [toYear - 1, 12] : [toYear, toMonth - 1];
    days = Math.max(0, daysInMonth(beforeYear, before) - dayOfBirth) + toDay;
  }
  return { years: Math.floor(months / 12), months: months % 12, days };
}
