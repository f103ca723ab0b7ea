import {
  GLUCOSE_MOMENTS,
  type Measurement,
  type MeasurementKey,
  measurementKeys,
  MEASUREMENTS,
  type MeasurementValues,
} from './measurements.ts';
import { fitsDecimals, formatNumber, isNumber } from './numbers.ts';

export type MeasurementField = MeasurementKey | 'glucoseMoment';

/** What is wrong with a field, in Portuguese; `code` is stable. */
export type MeasurementFault = {
  code: 'RANGE' | 'PA_PAIR' | 'PA_CMHG' | 'GLIC_MOMENT';
  field: MeasurementField;
  message: string;
};

/** What somebody should look at again and may keep. */
export type MeasurementWarning = { code: 'IMPLAUSIBLE'; field: MeasurementField; message: string };

/**
 * Faults block, warnings never do. RANGE: outside the bounds of the table, or with more decimals; PA_PAIR: one of the
 * two pressures is missing; PA_CMHG: said in centimetres of mercury, as people say it ('12 por 8'), which no living person
 * has in millimetres and no ficha refuses; GLIC_MOMENT: a capillary glucose without the moment of its collection, or the other way
 * round. Sources: LEDI, `medicoes`; the bounds of the warnings are ours.
 */
export function judgeMeasurements(values: MeasurementValues): {
  faults: MeasurementFault[];
  warnings: MeasurementWarning[];
} {
  const ranges = measurementKeys.flatMap((key) => rangeFault(key, values[key]));
  const wrong = new Set<string>(ranges.map(({ field }) => field));
  const right = measurementKeys.filter((key) => !wrong.has(key));
  return {
    faults: [...ranges, ...pressureFault(values), ...momentFault(values)],
    warnings: [...right.flatMap((key) => unusual(key, values[key])), ...pressureWarning(values, wrong)],
  };
}

function rangeFault(key: MeasurementKey, value: number | null | undefined): MeasurementFault[] {
  if (!isNumber(value)) return [];
  const { label, unit, min, max, decimals }: Measurement = MEASUREMENTS[key];
  if (value >= min && value <= max && fitsDecimals(value, decimals)) return [];
  const bounds = `${label}: de ${formatNumber(min)} a ${formatNumber(max)} ${unit}`;
  const places =
    decimals === 0 ? ', sem casas decimais.' : `, com até ${decimals} casa${decimals > 1 ? 's' : ''}.`;
  return [{ code: 'RANGE', field: key, message: bounds + places }];
}

function pressureFault({ systolic, diastolic }: MeasurementValues): MeasurementFault[] {
  if (isNumber(systolic) && isNumber(diastolic)) return inCentimetres(systolic, diastolic);
  if (!isNumber(systolic) && !isNumber(diastolic)) return [];
  const field = isNumber(systolic) ? 'diastolic' : 'systolic';
  return [
    { code: 'PA_PAIR', field, message: 'Informe as duas pressões, sistólica e diastólica, ou nenhuma.' },
  ];
}

const CENTIMETRES = { systolic: { min: 5, max: 30 }, diastolic: { min: 2, max: 20 } };

function inCentimetres(systolic: number, diastolic: number): MeasurementFault[] {
  const within = (value: number, { min, max }: { min: number; max: number }) => value >= min && value <= max;
  if (!within(systolic, CENTIMETRES.systolic) || !within(diastolic, CENTIMETRES.diastolic)) return [];
  const meant = `${systolic * 10}/${diastolic * 10}`;
  return [{ code: 'PA_CMHG', field: 'systolic', message: `Quis dizer ${meant}? Informe a pressão em mmHg.` }];
}

function momentFault({ capillaryGlucose, glucoseMoment }: MeasurementValues): MeasurementFault[] {
  const known = GLUCOSE_MOMENTS.some(({ code }) => code === glucoseMoment);
  if (isNumber(capillaryGlucose) && !known) {
    return [
      { code: 'GLIC_MOMENT', field: 'glucoseMoment', message: 'Informe o momento da coleta da glicemia.' },
    ];
  }
  if (!isNumber(capillaryGlucose) && isNumber(glucoseMoment)) {
    const message = 'Informe a glicemia capilar ou deixe o momento da coleta em branco.';
    return [{ code: 'GLIC_MOMENT', field: 'capillaryGlucose', message }];
  }
  return [];
}

const warning = (field: MeasurementField, message: string): MeasurementWarning => ({
  code: 'IMPLAUSIBLE',
  field,
  message,
});

function unusual(key: MeasurementKey, value: number | null | undefined): MeasurementWarning[] {
  const { label, unit, usual }: Measurement = MEASUREMENTS[key];
  const { min = -Infinity, max = Infinity } = usual;
  if (!isNumber(value) || (value >= min && value <= max)) return [];
  return [warning(key, `${label} de ${formatNumber(value)} ${unit} é incomum. Confira o valor.`)];
}

/** Both were measured and the one below is not below. */
function pressureWarning(
  { systolic, diastolic }: MeasurementValues,
  wrong: ReadonlySet<string>,
): MeasurementWarning[] {
  if (!isNumber(systolic) || !isNumber(diastolic) || wrong.has('systolic') || wrong.has('diastolic'))
    return [];
  if (diastolic < systolic) return [];
  return [warning('diastolic', 'A pressão diastólica não é menor que a sistólica. Confira os dois valores.')];
}
