import { describe, expect, it } from 'vitest';
import { examResultRows, examValueText, type ExamValue, judgeExamValue, STRUCTURED_EXAMS } from './index.ts';

const DAY = '2026-11-20';
const HBA1C = '0202010503';
const OBSTETRIC = '0205020143';
const faults = (code: string, told: ExamValue) =>
  judgeExamValue(code, told, DAY).map(({ code: kind, field }) => `${kind} ${field}`);

describe('results of exams', () => {
  // ENC-24
  it.each<[string, ExamValue, string[]]>([
    [HBA1C, { value: 7.2 }, []],
    [HBA1C, { value: 101 }, ['RANGE value']],
    [HBA1C, { value: 7.215 }, ['RANGE value']],
    ['0202010317', { value: 0.05 }, ['RANGE value']],
    ['0202050025', { value: 0.001 }, []],
    ['0211060100', { value: 3 }, []],
    ['0211060100', { value: 5 }, ['RANGE value']],
    [OBSTETRIC, { weeks: 12, days: 3 }, []],
    [OBSTETRIC, { days: 3 }, ['REQ weeks']],
    [OBSTETRIC, { weeks: 43, days: 7 }, ['RANGE weeks', 'RANGE days']],
    [OBSTETRIC, { expectedBirth: '2026-11-19' }, ['DATE_ORDER expectedBirth']],
    [HBA1C, {}, []],
    ['0202010473', { value: -4 }, []],
  ])('%s %o: %o', (code, told, expected) => expect(faults(code, told)).toEqual(expected));

  it('go into the ficha as measure, answer, or weeks, days and day', () => {
    const noon = () => 1_795_000_000_000;
    expect(examResultRows(HBA1C, { value: 7.2 }, noon)).toEqual([
      { tipoResultado: 1, valorResultado: '7.2' },
    ]);
    expect(examResultRows(OBSTETRIC, { weeks: 12, days: 3, expectedBirth: DAY }, noon)).toEqual([
      { tipoResultado: 3, valorResultado: '12' },
      { tipoResultado: 2, valorResultado: '3' },
      { tipoResultado: 4, valorResultado: '1795000000000' },
    ]);
    expect(examResultRows('0202010473', { value: 90 }, noon)).toEqual([]);
  });

  it.each<[string, ExamValue, string]>([
    [HBA1C, { value: 7.2 }, '7,2 %'],
    ['0211060100', { value: 4 }, 'Alterado'],
    [OBSTETRIC, { weeks: 12, days: 1 }, '12 semanas e 1 dia'],
    [OBSTETRIC, { weeks: 1, expectedBirth: '2027-01-02' }, '1 semana, parto previsto em 02/01/2027'],
    [HBA1C, {}, ''],
    ['0202010473', { value: 90 }, ''],
  ])('%s %o reads "%s"', (code, told, expected) => expect(examValueText(code, told)).toBe(expected));

  it('each answer has one code over all exams of its kind', () => {
    const codes = Object.values(STRUCTURED_EXAMS).flatMap((exam) =>
      exam.kind === 'answer' ? [exam.answers.map(({ code }) => code).join()] : [],
    );
    expect(new Set(codes).size).toBe(codes.length - 1); // the two tests of hearing share theirs
  });
});
