import { isNumber } from './numbers.ts';

/**
 * The measurements of a person, as the fichas take them (LEDI, `medicoes`): the bounds are hard, inclusive. `usual` are
 * the bounds outside which somebody is asked to look again, and which never block: no source prints them, they are ours.
 * `ledi` is the field of the ficha.
 */
export const MEASUREMENTS = {
  weight: { label: 'Peso', unit: 'kg', min: 0.5, max: 500, decimals: 3, usual: {}, ledi: 'peso' },
  height: { label: 'Altura', unit: 'cm', min: 20, max: 250, decimals: 1, usual: {}, ledi: 'altura' },
  headCircumference: {
    label: 'Perímetro cefálico',
    unit: 'cm',
    min: 10,
    max: 200,
    decimals: 1,
    usual: {},
    ledi: 'perimetroCefalico',
  },
  abdominalCircumference: {
    label: 'Circunferência abdominal',
    unit: 'cm',
    min: 0,
    max: 99_999,
    decimals: 1,
    usual: {},
    ledi: 'circunferenciaAbdominal',
  },
  calfCircumference: {
    label: 'Perímetro da panturrilha',
    unit: 'cm',
    min: 10,
    max: 99,
    decimals: 1,
    usual: {},
    ledi: 'perimetroPanturrilha',
  },
  systolic: {
    label: 'Pressão arterial sistólica',
    unit: 'mmHg',
    min: 0,
    max: 999,
    decimals: 0,
    usual: { min: 50, max: 300 },
    ledi: 'pressaoArterialSistolica',
  },
  diastolic: {
    label: 'Pressão arterial diastólica',
    unit: 'mmHg',
    min: 0,
    max: 999,
    decimals: 0,
    usual: { min: 20, max: 200 },
    ledi: 'pressaoArterialDiastolica',
  },
  respiratoryRate: {
    label: 'Frequência respiratória',
    unit: 'mpm',
    min: 0,
    max: 200,
    decimals: 0,
    usual: { min: 5, max: 80 },
    ledi: 'frequenciaRespiratoria',
  },
  heartRate: {
    label: 'Frequência cardíaca',
    unit: 'bpm',
    min: 0,
    max: 999,
    decimals: 0,
    usual: { min: 20, max: 250 },
    ledi: 'frequenciaCardiaca',
  },
  temperature: {
    label: 'Temperatura',
    unit: '°C',
    min: 20,
    max: 45,
    decimals: 1,
    usual: { min: 34, max: 42 },
    ledi: 'temperatura',
  },
  oxygenSaturation: {
    label: 'Saturação de O₂',
    unit: '%',
    min: 0,
    max: 100,
    decimals: 0,
    usual: { min: 70 },
    ledi: 'saturacaoO2',
  },
  capillaryGlucose: {
    label: 'Glicemia capilar',
    unit: 'mg/dL',
    min: 0,
    max: 800,
    decimals: 0,
    usual: {},
    ledi: 'glicemiaCapilar',
  },
} as const satisfies Record<string, Measurement>;

export type Measurement = {
  label: string;
  unit: string;
  min: number;
  max: number;
  /** At most so many. */
  decimals: number;
  usual: { min?: number; max?: number };
  ledi: string;
};

export type MeasurementKey = keyof typeof MEASUREMENTS;

export const measurementKeys = Object.keys(MEASUREMENTS) as MeasurementKey[];

/** "Momento da coleta" of a capillary glucose (LEDI, `tipoGlicemiaCapilar`). */
export const GLUCOSE_MOMENTS = [
  { code: 0, label: 'Jejum' },
  { code: 1, label: 'Pós-prandial' },
  { code: 2, label: 'Pré-prandial' },
  { code: 3, label: 'Não especificado' },
] as const;

/** What was measured, in the units of `MEASUREMENTS`; absent or null where it was not. */
export type MeasurementValues = { readonly [K in MeasurementKey]?: number | null } & {
  /** A code of `GLUCOSE_MOMENTS`. */
  readonly glucoseMoment?: number | null;
};

/** What was measured as a ficha says it (LEDI, `medicoes`), without what was not. */
export function measurementRow(values: MeasurementValues): Record<string, number> {
  const measured = measurementKeys.map((key) => [MEASUREMENTS[key].ledi, values[key]] as const);
  const filled = [...measured, ['tipoGlicemiaCapilar', values.glucoseMoment] as const];
  return Object.fromEntries(filled.flatMap(([name, value]) => (isNumber(value) ? [[name, value]] : [])));
}
