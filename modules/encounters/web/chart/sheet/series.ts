import {
  bodyMassIndex,
  formatMeasurement,
  formatNumber,
  MEASUREMENTS,
  type MeasurementKey,
  measurementKeys,
} from '@pec-aberto/clinical';
import type { Sheet } from './card-of.ts';

type Measurements = Sheet['measurements'];
export type Point = { at: string; value: number };
/** What is drawn together over time: pressure has two lines, all else one. Points from the oldest to the newest. */
export type Series = {
  key: string;
  label: string;
  unit: string;
  lines: ReadonlyArray<{ name: string; points: readonly Point[] }>;
  /** From where on each line is high, in the order of the lines; none where there is no such border for everybody. */
  borders?: readonly number[];
};

/** The newest of one measurement; they come newest first. */
export const newestOf = (measurements: Measurements, key: MeasurementKey) =>
  measurements.find(({ what }) => what === key);

const pointsOf = (measurements: Measurements, key: MeasurementKey): Point[] =>
  measurements.flatMap(({ what, value, at }) => (what === key ? [{ at, value }] : [])).toReversed();

/** Body mass of each weighing, with the height that was known then, or the first that was measured later. */
function massPoints(weights: readonly Point[], heights: readonly Point[]): Point[] {
  return weights.flatMap(({ at, value: weight }) => {
    const height = (heights.findLast((one) => one.at <= at) ?? heights[0])?.value ?? null;
    const mass = bodyMassIndex({ weight, height });
    return mass === null ? [] : [{ at, value: mass }];
  });
}

const PRESSURE = ['systolic', 'diastolic'] as const;

/** Borders of arterial hypertension in adults (Diretrizes Brasileiras de Hipertensão Arterial, 2020). */
const HYPERTENSION = [140, 90] as const;

/** Everything that was measured, pressure and body mass first. */
export function seriesOf(measurements: Measurements): Series[] {
  const [systolic, diastolic] = PRESSURE.map((key) => pointsOf(measurements, key));
  const mass = massPoints(pointsOf(measurements, 'weight'), pointsOf(measurements, 'height'));
  const all: Series[] = [
    {
      key: 'pressure',
      label: 'Pressão arterial',
      unit: MEASUREMENTS.systolic.unit,
      lines: [
        { name: 'sistólica', points: systolic ?? [] },
        { name: 'diastólica', points: diastolic ?? [] },
      ],
      borders: HYPERTENSION,
    },
    { key: 'mass', label: 'IMC', unit: 'kg/m²', lines: [{ name: 'IMC', points: mass }] },
    ...measurementKeys.flatMap((key): Series[] => {
      if (key === 'systolic' || key === 'diastolic') return [];
      const { label, unit } = MEASUREMENTS[key];
      return [{ key, label, unit, lines: [{ name: label, points: pointsOf(measurements, key) }] }];
    }),
  ];
  return all.filter(({ lines }) => lines.some(({ points }) => points.length > 0));
}

/** The newest value as it is read: '156/98 mmHg', '29,43 kg/m²'. */
export function newestText({ key, lines, unit }: Series): string {
  const values = lines.flatMap(({ points }) => points.at(-1)?.value ?? []);
  if (key === 'pressure') return `${values.map((value) => formatNumber(value)).join('/')} ${unit}`;
  const [value = 0] = values;
  return key === 'mass' ? formatNumber(value) : formatMeasurement(key as MeasurementKey, value);
}

export const newestAt = ({ lines }: Series): string => lines[0]?.points.at(-1)?.at ?? '';

/** Rows of the table beside the picture, the newest first: when, and the value as it is read. */
export function rowsOf(series: Series): Array<{ at: string; text: string }> {
  const [first] = series.lines;
  return (first?.points ?? [])
    .map(({ at }, place) => ({
      at,
      text: newestText({
        ...series,
        lines: series.lines.map(({ name, points }) => ({ name, points: points.slice(0, place + 1) })),
      }),
    }))
    .toReversed();
}
