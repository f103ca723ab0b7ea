import {
  judgeMeasurements,
  MEASUREMENTS,
  type MeasurementField,
  type MeasurementKey,
  measurementKeys,
  type MeasurementValues,
  parseBloodPressure,
  parseMeasurement,
} from '@pec-aberto/clinical';
import type { Measured } from '../../contract/content.ts';

/** Both pressures are typed in one field. */
export type MeasureName = Exclude<MeasurementKey, 'systolic' | 'diastolic'> | 'pressure';
/** Measurements as they are typed. */
export type TypedMeasures = Record<MeasureName | 'glucoseMoment', string>;

type Single = Exclude<MeasureName, 'pressure'>;
const isSingle = (key: MeasurementKey): key is Single => key !== 'systolic' && key !== 'diastolic';
const single = measurementKeys.filter(isSingle);

const names: ReadonlyArray<keyof TypedMeasures> = [...single, 'pressure', 'glucoseMoment'];
export const NOT_MEASURED = Object.fromEntries(names.map((name) => [name, ''])) as TypedMeasures;

/** The field in which a measurement is typed. */
const fieldOf = (field: MeasurementField): keyof TypedMeasures =>
  field === 'systolic' || field === 'diastolic' ? 'pressure' : field;

/** What the typed texts say; what cannot be read is not measured. */
export function valuesOf(typed: TypedMeasures): MeasurementValues {
  const { systolic = null, diastolic = null } = parseBloodPressure(typed.pressure) ?? {};
  const others = single.map((key) => [key, typed[key].trim() ? parseMeasurement(key, typed[key]) : null]);
  const moment = typed.capillaryGlucose.trim() && typed.glucoseMoment;
  return {
    ...Object.fromEntries(others),
    systolic,
    diastolic,
    glucoseMoment: moment ? Number(moment) : null,
  };
}

/** The same as it is sent: only what was measured. */
export function measuredOf(typed: TypedMeasures): Measured | undefined {
  const told = Object.entries(valuesOf(typed)).filter(([, value]) => value !== null);
  return told.length > 0 ? (Object.fromEntries(told) as Measured) : undefined;
}

/** Why what is typed in a field cannot be kept, alone; that a glucose lacks its moment is said of the moment. */
export function faultOf(name: MeasureName, text: string): string | undefined {
  if (name === 'pressure') {
    const pressure = parseBloodPressure(text);
    return pressure
      ? judgeMeasurements(pressure).faults[0]?.message
      : 'Digite as duas pressões com a barra: 120/80.';
  }
  const value = parseMeasurement(name, text);
  if (value === null)
    return MEASUREMENTS[name].decimals === 0 ? 'Digite um número inteiro.' : 'Digite um número: 36,5.';
  return judgeMeasurements({ [name]: value }).faults.find(({ field }) => field === name)?.message;
}

/** What somebody should look at again, by field; it never blocks. */
export const warningsOf = (values: MeasurementValues): Partial<Record<keyof TypedMeasures, string>> =>
  Object.fromEntries(
    judgeMeasurements(values).warnings.map(({ field, message }) => [fieldOf(field), message]),
  );
