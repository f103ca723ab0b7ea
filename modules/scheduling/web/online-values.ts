import { type Days, joined, noDays, WEEKDAYS, type Weekday } from '../contract/agenda.ts';
import { type Slot, slotsOf } from '../contract/slots.ts';

/** The slots of each weekday, without closings. */
export type WeekSlots = Record<Weekday, Slot[]>;

// Any week does: the hours of a weekday are the same in all of them. 5 January 2026 is a Monday.
const A_WEEK = ['05', '06', '07', '08', '09', '10', '11'].map((day) => `2026-01-${day}`);

export function weekSlots(days: Days, online: Days, duration: number): WeekSlots {
  const slots = WEEKDAYS.map(({ day }, place) => [
    day,
    slotsOf({ days, online }, [], duration, A_WEEK[place] ?? ''),
  ]);
  return Object.fromEntries(slots) as WeekSlots;
}

/** The hours of the slots that are online, one after the other as one period. */
export const periodsOf = (slots: WeekSlots): Days =>
  WEEKDAYS.reduce<Days>(
    (days, { day }) => ({ ...days, [day]: joined(slots[day].filter(({ online }) => online)) }),
    noDays(),
  );

/** The same hours with these slots of a day given to online booking, or taken back. */
export const withSlots = (
  slots: WeekSlots,
  { day, starts, given }: { day: Weekday; starts: readonly string[]; given: boolean },
): Days =>
  periodsOf({
    ...slots,
    [day]: slots[day].map((slot) => (starts.includes(slot.start) ? { ...slot, online: given } : slot)),
  });

/** Beginnings of slots on any day, in order: the rows of the grid. */
export const rowsOf = (slots: WeekSlots): string[] =>
  [...new Set(WEEKDAYS.flatMap(({ day }) => slots[day].map(({ start }) => start)))].toSorted();
