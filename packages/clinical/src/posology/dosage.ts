import type { Day } from '../days.ts';

/** What a dosage is counted in: per day, week or month. */
export type Period = 'day' | 'week' | 'month';
export type DayPart = 'morning' | 'afternoon' | 'night';

/** "Periodicidade". */
export type Schedule =
  /** "Intervalo": every so many hours. */
  | { kind: 'interval'; hours: number }
  /** "Frequência": so many times every so many days, weeks or months. */
  | { kind: 'frequency'; times: number; every: number; per: Period }
  /** "Turno": once in this part of the day, every so many days, weeks or months. */
  | { kind: 'shift'; part: DayPart; every: number; per: Period }
  /** "Fracionado por turno": the dose of a day split over two or three parts of it; each as typed, '' where none. */
  | { kind: 'divided'; morning: string; afternoon: string; night: string };

/**
 * How a medicine is to be taken, as the form has it; `judgeDosage` says what is wrong with it. Source: manual of the PEC,
 * chapter 6 (prescrição de medicamentos), and LEDI, `medicamentos`.
 */
export type Dosage = {
  /** "Tipo de dose": Comum, Única, Fracionada. */
  doseKind: 'regular' | 'single' | 'divided';
  /** "Quantidade da dose" as typed: '1', '0,5', '1/2'. */
  dose: string;
  /** "Unidade de medida" in the singular, as `DOSE_UNITS` has it: 'comprimido'. */
  unit: string;
  /** Null in a single dose. */
  schedule: Schedule | null;
  /** "Início do tratamento". */
  start: Day;
  /** "Duração"; 'indefinite' is "Indeterminada", null nothing told: in a single dose. */
  duration: { count: number; per: Period } | 'indefinite' | null;
  /** "Uso contínuo". */
  continuous: boolean;
};

/** "Unidade de medida": singular, and from two on. What is no word of the language does not change. */
export const DOSE_UNITS: readonly (readonly [singular: string, plural: string])[] = [
  ['adesivo', 'adesivos'],
  ['ampola', 'ampolas'],
  ['aplicação', 'aplicações'],
  ['cápsula', 'cápsulas'],
  ['colher', 'colheres'],
  ['comprimido', 'comprimidos'],
  ['drágea', 'drágeas'],
  ['envelope', 'envelopes'],
  ['frasco', 'frascos'],
  ['g', 'g'],
  ['glóbulo', 'glóbulos'],
  ['gota', 'gotas'],
  ['jato', 'jatos'],
  ['mcg', 'mcg'],
  ['mg', 'mg'],
  ['mL', 'mL'],
  ['óvulo', 'óvulos'],
  ['supositório', 'supositórios'],
  ['UI', 'UI'],
  ['unidade', 'unidades'],
];

export const DAY_PARTS: readonly DayPart[] = ['morning', 'afternoon', 'night'];

/** Days of a period where one is measured against another, as the LEDI counts them. */
export const PERIOD_DAYS: Readonly<Record<Period, number>> = { day: 1, week: 7, month: 30 };
