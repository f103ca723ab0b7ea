/** A civil day ('yyyy-mm-dd') as people write it, '21/11/2026'; of a month or a year alone, as much as is known. */
export const dayText = (day: string): string => day.split('-').toReversed().join('/');
