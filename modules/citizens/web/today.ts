import { civilToday } from '#ui/kit/dates';
import { displayedZone } from '#ui/index';

/** The civil day of the municipality, aaaa-mm-dd. */
export const today = (): string => civilToday(new Date(), displayedZone());
