import { type Measurement, type MeasurementKey, MEASUREMENTS } from './measurements.ts';
import { formatNumber, parseNumber } from './numbers.ts';

/** In metres nobody is 20 to 250 tall, in centimetres nobody less than 20: what is meant is plain. */
const LARGEST_IN_METRES = 2.5;

/**
 * A measurement as typed, in the unit of the table; null when it is no number. A point is a comma, the unit may follow
 * ('72,5 kg'), and a height may be in metres: '1,65' and '1,65 m' are 165. Bounds are `judgeMeasurements`'.
 */
export function parseMeasurement(key: MeasurementKey, text: string): number | null {
  const { unit }: Measurement = MEASUREMENTS[key];
  const typed = text.trim().toLowerCase();
  const inMetres = key === 'height' && /\d\s*m$/.test(typed);
  const said = inMetres ? 'm' : unit.toLowerCase();
  const value = parseNumber(typed.endsWith(said) ? typed.slice(0, -said.length) : typed);
  if (value === null || key !== 'height') return value;
  const metres = inMetres || (value <= LARGEST_IN_METRES && /[.,]/.test(typed));
  // 1.65 * 100 is 165 and 1.15 * 100 is not quite 115.
  return metres ? Number((value * 100).toFixed(3)) : value;
}

/**
 * A blood pressure as typed in one field, in mmHg: '156/98', '156x98', '156 98', with or without the unit. One that is
 * missing ('156/') is null, and so is the whole where it is none: '12080' lacks the bar. '12/8' stays 12 by 8: nothing is
 * guessed, and `judgeMeasurements` asks whether it is 120 by 80.
 */
export function parseBloodPressure(
  text: string,
): { systolic: number | null; diastolic: number | null } | null {
  const typed = text
    .trim()
    .toLowerCase()
    .replace(/\s*mmhg$/, '');
  const parts = /^(\d*)\s*[/x]\s*(\d*)$/.exec(typed) ?? /^(\d{1,3})(?:\s+(\d+))?$/.exec(typed);
  if (!parts || !/\d/.test(typed)) return null;
  const [, systolic, diastolic] = parts;
  return { systolic: systolic ? Number(systolic) : null, diastolic: diastolic ? Number(diastolic) : null };
}

/** A measurement as it is read: 38.6 → '38,6 °C', 98 → '98%'. */
export function formatMeasurement(key: MeasurementKey, value: number): string {
  const { unit }: Measurement = MEASUREMENTS[key];
  return `${formatNumber(value)}${unit === '%' ? '' : ' '}${unit}`;
}

/** Both pressures as they are read: '156/98 mmHg'. */
export const formatBloodPressure = (systolic: number, diastolic: number): string =>
  `${formatNumber(systolic)}/${formatNumber(diastolic)} ${MEASUREMENTS.systolic.unit}`;
