/** A civil day aaaa-mm-dd of the calendar: 30 February is none, nor is the year 0. */
export function isDay(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** Spaces at the ends and in rows are typing slips. */
export const singleSpaced = (typed: string): string => typed.trim().replaceAll(/\s+/g, ' ');
