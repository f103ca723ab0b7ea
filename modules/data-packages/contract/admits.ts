/** LEDI's Sexo, of whom a code is only for. */
export type CodeSex = 0 | 1;

/** Whom and by whom a code may be used; null: no limit. */
export type CodeLimits = {
  sex: CodeSex | null;
  /** Completed months, inclusive. */
  ageFrom: number | null;
  ageUntil: number | null;
  /** Occupations that may use it. */
  cbos: readonly string[] | null;
};

/** For whom, by whom and when a code is asked; what is null or absent is not known and refuses nothing. */
export type CodeUse = {
  cbo?: string | null | undefined;
  /** LEDI's Sexo: neither male (0) nor female (1) refuses nothing. */
  sex?: number | null | undefined;
  /** Date of birth, yyyy-mm-dd. */
  birth?: string | null | undefined;
  /** Civil day of the use, yyyy-mm-dd. */
  on: string;
};

/** Why a code may not be used. */
export type CodeRefusal = 'cbo' | 'sex' | 'age';

/** Completed months from a day of birth to a day, both yyyy-mm-dd; below zero before it. */
export function monthsOn(birth: string, on: string): number {
  const [year = 0, month = 0, day = 0] = birth.split('-').map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = on.split('-').map(Number);
  const months = (toYear - year) * 12 + (toMonth - month);
  if (toDay >= day) return months;
  // Who was born on the 31st is a month older on the last day of a shorter month.
  const lastDay = new Date(Date.UTC(toYear, toMonth, 0)).getUTCDate();
  return toDay === lastDay ? months : months - 1;
}

/** Why a code may not be used, in the order people are told; empty when it may. */
export function refusalsOf(code: CodeLimits, use: CodeUse): CodeRefusal[] {
  const { cbos, sex, ageFrom, ageUntil } = code;
  const refusals: CodeRefusal[] = [];
  if (cbos && use.cbo && !cbos.includes(use.cbo)) refusals.push('cbo');
  if (sex !== null && (use.sex === 0 || use.sex === 1) && use.sex !== sex) refusals.push('sex');
  if (use.birth) {
    const months = monthsOn(use.birth, use.on);
    if (months < (ageFrom ?? 0) || (ageUntil !== null && months > ageUntil)) refusals.push('age');
  }
  return refusals;
}

/** May a code be used by whom, for whom and when? By sex, age and occupation; whether it is in force is another matter. */
export const admits = (code: CodeLimits, use: CodeUse): boolean => refusalsOf(code, use).length === 0;
