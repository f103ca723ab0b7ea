import { addDays, type Day, daysInMonth } from '../days.ts';
import type { Dosage } from './dosage.ts';

/**
 * "Conclusão": the last day of a treatment, the first counted: 7 days from the 1st end on the 7th, a month from the 31st
 * of January on the last of February. That of a single dose is its day; null where the duration is indefinite.
 */
export function endOfTreatment({ doseKind, start, duration }: Dosage): Day | null {
  if (doseKind === 'single') return start;
  if (duration === null || duration === 'indefinite') return null;
  const { count, per } = duration;
  return per === 'month' ? endOfMonths(start, count) : addDays(start, count * (per === 'week' ? 7 : 1) - 1);
}

function endOfMonths(start: Day, count: number): Day {
  const [year = 0, month = 1, day = 1] = start.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + count, 1)).toISOString().slice(0, 10);
  const days = daysInMonth(Number(first.slice(0, 4)), Number(first.slice(5, 7)));
  // The day before the same day; of a month that has not so many days, its last.
  return addDays(first, Math.min(day - 1, days) - 1);
}

/** "Em uso", "concluído", "interrompido". */
export type PrescriptionStatus = 'in-use' | 'concluded' | 'interrupted';

export type Prescribed = {
  /** {@link endOfTreatment}. */
  end: Day | null;
  continuous: boolean;
  /** The day on which somebody interrupted or concluded it; null where nobody did. */
  stopped: { on: Day; how: 'interrupted' | 'concluded' } | null;
};

/**
 * Status of a prescription on a civil day: as somebody ended it from that day on; else in use while it is continuous, or
 * its end is not past. Source: manual of the PEC, chapter 6.
 */
export function prescriptionStatus({ end, continuous, stopped }: Prescribed, day: Day): PrescriptionStatus {
  if (stopped && stopped.on <= day) return stopped.how;
  return continuous || end === null || day <= end ? 'in-use' : 'concluded';
}
