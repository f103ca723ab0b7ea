import type { Day } from './days.ts';
import { fitsDecimals, formatNumber } from './numbers.ts';

/**
 * Exams (SIGTAP; ABEX022 has no code there) whose result the fichas take in a structure: a measure within bounds, one of
 * some answers, or a gestational age. Source: LEDI, `ExamesResultadoEstruturado` and the dictionary of the FAI.
 */
export type StructuredExam =
  | { kind: 'measure'; unit: string; min: number; max: number; decimals: number }
  | { kind: 'answer'; answers: ReadonlyArray<{ code: number; label: string }> }
  /** Weeks and days, or the day of birth that the ultrasound expects. */
  | { kind: 'gestation' };

const answers = (from: number, ...labels: string[]): StructuredExam => ({
  kind: 'answer',
  answers: labels.map((label, at) => ({ code: from + at, label })),
});
const measure = (unit: string, min: number, max: number, decimals = 2): StructuredExam => ({
  kind: 'measure',
  unit,
  min,
  max,
  decimals,
});
const lipid = measure('mg/dL', 1, 10_000);
const gestation: StructuredExam = { kind: 'gestation' };
const hearing = answers(5, 'Passou', 'Falhou');
const INFECTION = ['Normal', 'Sugestivo de infecção congênita', 'Outras alterações', 'Indeterminado'];

export const STRUCTURED_EXAMS: Readonly<Record<string, StructuredExam>> = {
  '0202010503': measure('%', 0, 100), // Hemoglobina glicosilada
  '0202010295': lipid, // Colesterol total
  '0202010279': lipid, // HDL
  '0202010287': lipid, // LDL
  '0202010678': lipid, // Triglicerídeos
  '0202010317': measure('mg/dL', 0.1, 500), // Creatinina
  '0202050025': measure('mL/min/1,73 m²', 0.001, 1000, 3), // Clearance de creatinina
  '0205020143': gestation, // Ultrassonografia obstétrica
  '0205020151': gestation, // com Doppler colorido e pulsado
  '0205010059': gestation, // Doppler de fluxo obstétrico
  '0211070270': hearing, // Teste da orelhinha, potencial evocado
  '0211070149': hearing, // Teste da orelhinha, emissões otoacústicas
  '0205020178': answers(7, ...INFECTION), // Ultrassonografia transfontanela
  '0206010079': answers(11, ...INFECTION), // Tomografia de crânio
  '0207010064': answers(15, ...INFECTION), // Ressonância de crânio
  '0211060100': answers(3, 'Normal', 'Alterado'), // Fundoscopia
  ABEX022: answers(1, 'Presente bilateral', 'Duvidoso ou ausente'), // Teste do olhinho
  '0202020509': answers(19, 'Positivo', 'Negativo', 'Inconclusivo'), // Prova do laço
};

/** A result in a structure: `value` a measure or the code of an answer; the others of a gestation. */
export type ExamValue = {
  value?: number;
  weeks?: number;
  days?: number;
  /** "DPP eco". */
  expectedBirth?: Day;
};

const MOST_WEEKS = 42;
const MOST_DAYS = 6;

export type ExamFault = { code: 'REQ' | 'RANGE' | 'DATE_ORDER'; field: keyof ExamValue; message: string };

/**
 * What is wrong with the structured result of an exam that was done on a civil day; nothing for an exam without structure,
 * nor where nothing was told. RANGE: out of bounds; REQ: days without weeks; DATE_ORDER: a birth expected before the exam.
 */
export function judgeExamValue(code: string, told: ExamValue, performedOn: Day): ExamFault[] {
  const exam = STRUCTURED_EXAMS[code];
  if (!exam || Object.values(told).every((one) => one === undefined)) return [];
  switch (exam.kind) {
    case 'measure': {
      const { min, max, decimals, unit } = exam;
      const { value } = told;
      if (value === undefined) return [];
      if (value >= min && value <= max && fitsDecimals(value, decimals)) return [];
      const bounds = `O resultado fica de ${formatNumber(min)} a ${formatNumber(max)} ${unit}`;
      return [{ code: 'RANGE', field: 'value', message: `${bounds}, com até ${decimals} casas.` }];
    }
    case 'answer':
      return exam.answers.some((answer) => answer.code === told.value)
        ? []
        : [{ code: 'RANGE', field: 'value', message: 'Escolha um dos resultados deste exame.' }];
    case 'gestation':
      return gestationFaults(told, performedOn);
  }
}

function gestationFaults({ weeks, days, expectedBirth }: ExamValue, performedOn: Day): ExamFault[] {
  const faults: ExamFault[] = [];
  const isWhole = (value: number, most: number) => Number.isInteger(value) && value >= 0 && value <= most;
  if (weeks !== undefined && !isWhole(weeks, MOST_WEEKS)) {
    faults.push({ code: 'RANGE', field: 'weeks', message: `As semanas vão de 0 a ${MOST_WEEKS}.` });
  }
  if (days !== undefined && !isWhole(days, MOST_DAYS)) {
    faults.push({ code: 'RANGE', field: 'days', message: `Os dias vão de 0 a ${MOST_DAYS}.` });
  }
  if (days !== undefined && weeks === undefined) {
    faults.push({ code: 'REQ', field: 'weeks', message: 'Informe as semanas da gestação.' });
  }
  if (expectedBirth !== undefined && expectedBirth < performedOn) {
    faults.push({
      code: 'DATE_ORDER',
      field: 'expectedBirth',
      message: 'A data provável do parto não pode ser antes do exame.',
    });
  }
  return faults;
}

/** A row of `resultadoExame` (LEDI): 1 valor, 2 dias, 3 semanas, 4 data. */
export type ExamResultRow = { tipoResultado: number; valorResultado: string };

/**
 * The result, without faults, as a ficha says it; empty for an exam without structure. `noonOf`: the instant of a civil day
 * by the clock of the municipality, which is how the LEDI carries days (milliseconds).
 */
export function examResultRows(
  code: string,
  { value, weeks, days, expectedBirth }: ExamValue,
  noonOf: (day: Day) => number,
): ExamResultRow[] {
  const exam = STRUCTURED_EXAMS[code];
  if (!exam) return [];
  if (exam.kind !== 'gestation') {
    return value === undefined ? [] : [{ tipoResultado: 1, valorResultado: String(value) }];
  }
  return [
    ...(weeks === undefined ? [] : [{ tipoResultado: 3, valorResultado: String(weeks) }]),
    ...(days === undefined ? [] : [{ tipoResultado: 2, valorResultado: String(days) }]),
    ...(expectedBirth === undefined
      ? []
      : [{ tipoResultado: 4, valorResultado: String(noonOf(expectedBirth)) }]),
  ];
}

/** The result in words, '7,2 %', 'Alterado', '12 semanas e 3 dias'; '' for an exam without structure, and where nothing was told. */
export function examValueText(code: string, { value, weeks, days, expectedBirth }: ExamValue): string {
  const exam = STRUCTURED_EXAMS[code];
  switch (exam?.kind) {
    case undefined:
      return '';
    case 'measure':
      return value === undefined ? '' : `${formatNumber(value)} ${exam.unit}`;
    case 'answer':
      return exam.answers.find((answer) => answer.code === value)?.label ?? '';
    case 'gestation': {
      const count = (many: number | undefined, one: string) =>
        many === undefined ? [] : [`${many} ${one}${many === 1 ? '' : 's'}`];
      const age = [...count(weeks, 'semana'), ...count(days, 'dia')].join(' e ');
      const birth = expectedBirth?.split('-').toReversed().join('/');
      return [age, birth && `parto previsto em ${birth}`].filter(Boolean).join(', ');
    }
  }
}
