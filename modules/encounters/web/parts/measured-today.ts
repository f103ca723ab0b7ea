import {
  formatBloodPressure,
  formatMeasurement,
  type MeasurementKey,
  measurementKeys,
} from '@pec-aberto/clinical';
import { formatTime } from '#ui/index';
import { type Sheet, useSheet } from './sheet.ts';

type Measurement = Sheet['measurements'][number];
const isKnown = (what: string): what is MeasurementKey => (measurementKeys as string[]).includes(what);

/** The newest of each, in words; both pressures as one. */
export function measuredText(measurements: readonly Measurement[]): string[] {
  const newest = (what: MeasurementKey) => measurements.find((one) => one.what === what)?.value;
  const [systolic, diastolic] = [newest('systolic'), newest('diastolic')];
  const pressure =
    systolic !== undefined && diastolic !== undefined ? [formatBloodPressure(systolic, diastolic)] : [];
  const others = measurementKeys
    .filter((key) => key !== 'systolic' && key !== 'diastolic')
    .flatMap((key) => {
      const value = newest(key);
      return value === undefined ? [] : [formatMeasurement(key, value)];
    });
  return [...pressure, ...others];
}

/** What was measured today before, as in the escuta, in words: seen beside the fields, and not measured again by itself. */
export function useMeasuredToday(): string | null {
  const { data } = useSheet();
  const today = (data?.measurements ?? []).filter(({ what, today: isToday }) => isToday && isKnown(what));
  const [last] = today.toSorted((a, b) => b.at.localeCompare(a.at));
  if (!last) return null;
  const hour = today.every(({ at }) => at === last.at) ? `, ${formatTime(last.at)}` : '';
  return `medido hoje${hour}: ${measuredText(today).join(' · ')}`;
}
