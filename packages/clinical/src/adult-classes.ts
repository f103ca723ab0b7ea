const MALE = 0;
const FEMALE = 1;

const USUAL_WAIST = { code: 'usual', label: 'Sem risco aumentado' } as const;
const INCREASED_WAIST = { code: 'increased', label: 'Risco aumentado' } as const;
const HIGH_WAIST = { code: 'high', label: 'Risco muito aumentado' } as const;

export type WaistClass = typeof USUAL_WAIST | typeof INCREASED_WAIST | typeof HIGH_WAIST;

/**
 * Risk of metabolic complications by the abdominal circumference in cm of an adult who is not pregnant, by the sex of
 * the LEDI (0 male, 1 female; null for the others and under 20 years). Above 94 and 102 cm (men), 80 and 88 (women):
 * WHO, Waist Circumference and Waist–Hip Ratio, Report of an Expert Consultation, 2008, table ES1.
 */
export function classifyWaist(cm: number, sex: number, years: number): WaistClass | null {
  if (years < 20 || (sex !== MALE && sex !== FEMALE)) return null;
  const [increased, high] = sex === MALE ? [94, 102] : [80, 88];
  return cm > high ? HIGH_WAIST : cm > increased ? INCREASED_WAIST : USUAL_WAIST;
}

/** From the lowest: class, and from which systolic or diastolic pressure on. */
const PRESSURES = [
  { code: 'optimal', label: 'PA ótima', systolic: 0, diastolic: 0 },
  { code: 'normal', label: 'PA normal', systolic: 120, diastolic: 80 },
  { code: 'prehypertension', label: 'Pré-hipertensão', systolic: 130, diastolic: 85 },
  { code: 'hypertension-1', label: 'HA estágio 1', systolic: 140, diastolic: 90 },
  { code: 'hypertension-2', label: 'HA estágio 2', systolic: 160, diastolic: 100 },
  { code: 'hypertension-3', label: 'HA estágio 3', systolic: 180, diastolic: 110 },
] as const;

export type BloodPressureClass = { code: (typeof PRESSURES)[number]['code']; label: string };

/**
 * Class of one blood pressure in mmHg measured at the unit, of somebody of 18 or more (null under it): that of the
 * worse of the two. It is no diagnosis. Source: Diretrizes Brasileiras de Hipertensão Arterial 2020 (Arq Bras Cardiol
 * 2021;116:516), table of the office pressure.
 */
export function classifyBloodPressure(
  systolic: number,
  diastolic: number,
  years: number,
): BloodPressureClass | null {
  if (years < 18) return null;
  const { code, label } =
    PRESSURES.findLast((from) => systolic >= from.systolic || diastolic >= from.diastolic) ?? PRESSURES[0];
  return { code, label };
}
