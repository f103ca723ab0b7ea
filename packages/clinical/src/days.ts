const DAY_MS = 86_400_000;

/** A civil day, 'yyyy-mm-dd': no hour, no zone. */
export type Day = string;

const msOf = (day: Day) => Date.parse(`${day}T00:00:00Z`);

/** The day `count` days after (before, when negative). */
export const addDays = (day: Day, count: number): Day =>
  new Date(msOf(day) + count * DAY_MS).toISOString().slice(0, 10);

/** Days from one day to another; negative when the second comes first. */
export const daysBetween = (from: Day, to: Day): number => Math.round((msOf(to) - msOf(from)) / DAY_MS);

/** Days of a month, 1 to 12. */
export const daysInMonth = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();
