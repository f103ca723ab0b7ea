import { addDays, type Day, daysBetween } from './days.ts';

/** From the first day of the last menstrual period to the expected day of birth (Naegele; CAB 32, 2012). */
const PREGNANCY_DAYS = 280;

export type GestationalAge = { weeks: number; days: number };

/** "IG": whole weeks and days from the last menstrual period ("DUM") to a day; null when the day is before it. */
export function gestationalAge(lastPeriod: Day, day: Day): GestationalAge | null {
  const days = daysBetween(lastPeriod, day);
  return days < 0 ? null : { weeks: Math.floor(days / 7), days: days % 7 };
}

/** "DPP": the expected day of birth, 280 days after the last menstrual period. */
export const expectedBirth = (lastPeriod: Day): Day => addDays(lastPeriod, PREGNANCY_DAYS);

/**
 * The last menstrual period that an ultrasound tells: with it, `gestationalAge` and `expectedBirth` are those of the
 * ultrasound ("IG eco", "DPP eco").
 */
export const lastPeriodOfUltrasound = (madeOn: Day, { weeks, days }: GestationalAge): Day =>
  addDays(madeOn, -(weeks * 7 + days));

/**
 * Trimester of a gestational age: first up to 13 weeks and 6 days, second 14 to 27 weeks and 6 days, third from 28 on.
 * Source: ACOG, How Your Fetus Grows During Pregnancy (FAQ156).
 */
export const trimesterOf = ({ weeks }: GestationalAge): 1 | 2 | 3 => (weeks < 14 ? 1 : weeks < 28 ? 2 : 3);
