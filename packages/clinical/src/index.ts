export {
  type BloodPressureClass,
  classifyBloodPressure,
  classifyWaist,
  type WaistClass,
} from './adult-classes.ts';
export { ageText, shortAge } from './age-text.ts';
export { type Age, ageOn } from './age.ts';
export { bodyMassIndex, type BodyMassClass, classifyBodyMass } from './body-mass-index.ts';
export type { Day } from './days.ts';
export {
  type ExamFault,
  type ExamResultRow,
  examResultRows,
  type ExamValue,
  examValueText,
  judgeExamValue,
  STRUCTURED_EXAMS,
  type StructuredExam,
} from './exam-results.ts';
export {
  judgeMeasurements,
  type MeasurementFault,
  type MeasurementField,
  type MeasurementWarning,
} from './judge-measurements.ts';
export {
  GLUCOSE_MOMENTS,
  type Measurement,
  type MeasurementKey,
  measurementKeys,
  measurementRow,
  MEASUREMENTS,
  type MeasurementValues,
} from './measurements.ts';
export { formatNumber } from './numbers.ts';
export {
  type DayPart,
  DAY_PARTS,
  DOSE_UNITS,
  type Dosage,
  type Period,
  type Schedule,
} from './posology/dosage.ts';
export { type DosageFault, judgeDosage } from './posology/judge.ts';
export { type MedicationRow, medicationRow } from './posology/ledi.ts';
export { doseText, posologyText } from './posology/text.ts';
export {
  endOfTreatment,
  type Prescribed,
  prescriptionStatus,
  type PrescriptionStatus,
} from './posology/treatment.ts';
export {
  expectedBirth,
  type GestationalAge,
  gestationalAge,
  lastPeriodOfUltrasound,
  trimesterOf,
} from './pregnancy.ts';
export {
  type Consultation,
  consultationProcedure,
  measurementProcedures,
  screeningProcedures,
  type UnitKind,
  unitKind,
} from './procedures.ts';
export {
  formatBloodPressure,
  formatMeasurement,
  parseBloodPressure,
  parseMeasurement,
} from './read-measurements.ts';
export { type Shift, shiftOf } from './shift.ts';
