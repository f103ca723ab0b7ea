import { describe, expect, it } from 'vitest';
import {
  type Consultation,
  consultationProcedure,
  measurementProcedures,
  screeningProcedures,
  unitKind,
} from './index.ts';
import { judgeFai } from './testing/judge-fai.ts';

const PHYSICIAN = '225142';
const RESIDENT = '2231F9';
const NURSE = '223565';
const DENTIST = '223208';
const ORTHODONTIST = '223240';
const TECHNICIAN = '322245';

describe('what measuring makes', () => {
  it('weight, height and pressure are an anthropometric assessment and a measured pressure', () => {
    const values = { weight: 70, height: 165, systolic: 120, diastolic: 80 };
    expect(measurementProcedures(values)).toEqual(['0101040024', '0301100039']);
  });

  it.each([
    [{ weight: 70 }, ['0101040083']],
    [{ height: 165 }, ['0101040075']],
    [{ temperature: 36.5, capillaryGlucose: 0, glucoseMoment: 0 }, ['0301100250', '0214010015']],
    [{ systolic: 120, diastolic: null }, []],
    [{ heartRate: 80, respiratoryRate: 16, oxygenSaturation: 98 }, []],
    [{}, []],
  ])('%o: %o', (values, codes) => expect(measurementProcedures(values)).toEqual(codes));
});

describe('kind of unit', () => {
  it.each([
    ['02', '', 'primary'],
    ['04', '', 'polyclinic'],
    ['73', '001', 'emergency'],
    ['73', '3', 'emergency'],
    ['73', '004', 'primary'],
    ['73', '', 'primary'],
  ])('type %s, subtype "%s": %s', (type, subtype, kind) => expect(unitKind(type, subtype)).toBe(kind));

  it('a pronto atendimento adds the risk classification to the escuta inicial', () => {
    expect(screeningProcedures('emergency')).toEqual(['0301060118']);
    expect(screeningProcedures('primary')).toEqual([]);
  });
});

describe('what a consultation makes', () => {
  const rows: [string, Consultation, string | null][] = [
    ['physician at a UBS', { unit: 'primary', cbo: PHYSICIAN, attendance: 5 }, '0301010064'],
    ['physician at a UBS, urgency', { unit: 'primary', cbo: PHYSICIAN, attendance: 6 }, '0301060037'],
    ['resident, scheduled', { unit: 'primary', cbo: RESIDENT, attendance: 2 }, '0301010064'],
    ['nurse', { unit: 'primary', cbo: NURSE, attendance: 1 }, '0301010030'],
    ['technician', { unit: 'primary', cbo: TECHNICIAN, attendance: 5 }, null],
    ['dentist, return', { unit: 'primary', cbo: DENTIST, attendance: 2, dental: 2 }, '0301010030'],
    ['dentist, first', { unit: 'primary', cbo: DENTIST, attendance: 2, dental: 1 }, '0301010153'],
    ['dentist, none told', { unit: 'primary', cbo: DENTIST, attendance: 5 }, null],
    ['polyclinic, physician', { unit: 'polyclinic', cbo: PHYSICIAN, attendance: 5 }, '0301010072'],
    ['polyclinic, nurse', { unit: 'polyclinic', cbo: NURSE, attendance: 5 }, '0301010048'],
    ['polyclinic, dentist', { unit: 'polyclinic', cbo: DENTIST, attendance: 5 }, '0301010048'],
    ['polyclinic, first', { unit: 'polyclinic', cbo: DENTIST, attendance: 6, dental: 1 }, '0301010153'],
    ['polyclinic, urgency', { unit: 'polyclinic', cbo: NURSE, attendance: 6 }, '0301060061'],
    ['emergency, physician', { unit: 'emergency', cbo: PHYSICIAN, attendance: 5 }, '0301060096'],
    ['emergency, 223208', { unit: 'emergency', cbo: DENTIST, attendance: 5 }, '0301060096'],
    ['emergency, other dentist', { unit: 'emergency', cbo: ORTHODONTIST, attendance: 5 }, '0301010048'],
    ['emergency, nurse', { unit: 'emergency', cbo: NURSE, attendance: 5 }, '0301010048'],
    [
      'emergency, physician, urgency with observation',
      { unit: 'emergency', cbo: PHYSICIAN, attendance: 6, observation: true },
      '0301060029',
    ],
    [
      'emergency, physician, urgency without',
      { unit: 'emergency', cbo: PHYSICIAN, attendance: 6 },
      '0301060061',
    ],
    ['emergency, nurse, urgency', { unit: 'emergency', cbo: NURSE, attendance: 6, observation: true }, null],
  ];
  it.each(rows)('%s', (_, consultation, code) => expect(consultationProcedure(consultation)).toBe(code));
});

it('the kinds of attendance asked about are those of the LEDI', () => {
  const wrong = (tipoAtendimento: number) =>
    judgeFai((child) => Object.assign(child, { tipoAtendimento })).some(({ code }) =>
      code.startsWith('fai.tipoAtendimento'),
    );
  expect([1, 2, 5, 6].map(wrong)).toEqual([false, false, false, false]);
  expect(wrong(9)).toBe(true);
});
