import { civilToday } from '#platform/ui/dates';
import { displayedZone } from '#platform/ui/index';

/** The civil day of the municipality, aaaa-mm-dd. */
export const today = (): string => civilToday(new Date(), displayedZone());
