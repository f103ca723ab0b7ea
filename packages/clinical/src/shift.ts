/** "Turno" of the LEDI: 1 manhã, 2 tarde, 3 noite. */
export type Shift = 1 | 2 | 3;

const NOON = 12;
const EVENING = 18;

/**
 * Shift of an instant by the clock of the unit's zone (IANA name): morning before 12:00, afternoon before 18:00. No
 * source prints the hours: they are ours.
 */
export function shiftOf(instant: Date, timeZone: string): Shift {
  const hour = Number(
    new Intl.DateTimeFormat('en-US', { timeZone, hour: 'numeric', hourCycle: 'h23' }).format(instant),
  );
  return hour < NOON ? 1 : hour < EVENING ? 2 : 3;
}
