import { judgeMeasurements } from './judge-measurements.ts';
import type { MeasurementValues } from './measurements.ts';
import { isNumber } from './numbers.ts';

/**
 * Body mass index ("IMC") in kg/m², two decimals, half up; null when weight or height is missing or out of its bounds.
 * Counted in grams and millimetres, both whole, so that a half is a half.
 */
export function bodyMassIndex({ weight, height }: MeasurementValues): number | null {
  if (!isNumber(weight) || !isNumber(height) || judgeMeasurements({ weight, height }).faults.length > 0)
    return null;
  const grams = Math.round(weight * 1000);
  const squareMillimetres = Math.round(height * 10) ** 2;
  return Math.floor((2 * grams * 100_000 + squareMillimetres) / (2 * squareMillimetres)) / 100;
}

const UNDERWEIGHT = { code: 'underweight', label: 'Baixo peso' } as const;
const ADEQUATE = { code: 'adequate', label: 'Adequado' } as const;
const OVERWEIGHT = { code: 'overweight', label: 'Sobrepeso' } as const;
const OBESITY_1 = { code: 'obesity-1', label: 'Obesidade grau I' } as const;
const OBESITY_2 = { code: 'obesity-2', label: 'Obesidade grau II' } as const;
const OBESITY_3 = { code: 'obesity-3', label: 'Obesidade grau III' } as const;

export type BodyMassClass =
  | typeof UNDERWEIGHT
  | typeof ADEQUATE
  | typeof OVERWEIGHT
  | typeof OBESITY_1
  | typeof OBESITY_2
  | typeof OBESITY_3;

/**
 * Class of a body mass index as `bodyMassIndex` gives it, by the age in whole years; null under 20, whose index is
 * classed by age and sex. Not for who is pregnant.
 * Sources: 20 to 59, WHO (Technical Report Series 894, 2000) and SISVAN (Norma Técnica, 2011); from 60 on, Lipschitz
 * (Prim Care 1994;21:55) as SISVAN has it.
 */
export function classifyBodyMass(index: number, years: number): BodyMassClass | null {
  if (years < 20) return null;
  if (years >= 60) return index <= 22 ? UNDERWEIGHT : index < 27 ? ADEQUATE : OVERWEIGHT;
  if (index < 18.5) return UNDERWEIGHT;
  if (index < 25) return ADEQUATE;
  if (index < 30) return OVERWEIGHT;
  return index < 35 ? OBESITY_1 : index < 40 ? OBESITY_2 : OBESITY_3;
}
