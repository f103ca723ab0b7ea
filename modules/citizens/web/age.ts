/**
 * The day on which somebody's age is counted: today, of who died that day; null of who died on an unknown one.
 */
export const ageDay = (
  { deceased, diedOn }: { deceased: boolean; diedOn: string | null },
  today: string,
): string | null => (deceased ? diedOn : today);
