import { expect, it } from 'vitest';
import { faultOf, measuredOf, NOT_MEASURED, warningsOf, valuesOf } from './measured.ts';

it('what is typed is sent as it was measured, and nothing of what was not', () => {
  expect(measuredOf(NOT_MEASURED)).toBeUndefined();
  const typed = { ...NOT_MEASURED, pressure: '156/98', temperature: '38,6', height: '1,65' };
  expect(measuredOf(typed)).toEqual({ systolic: 156, diastolic: 98, temperature: 38.6, height: 165 });
});

it('the moment of a glucose goes with it alone', () => {
  expect(measuredOf({ ...NOT_MEASURED, glucoseMoment: '0' })).toBeUndefined();
  expect(measuredOf({ ...NOT_MEASURED, glucoseMoment: '0', capillaryGlucose: '148' })).toEqual({
    capillaryGlucose: 148,
    glucoseMoment: 0,
  });
});

it('half a pressure and a temperature of 46 are faults of their field; 12/8 is asked about and 12080 lacks the bar', () => {
  expect(faultOf('pressure', '156/')).toContain('duas pressões');
  expect(faultOf('pressure', 'alta')).toContain('120/80');
  expect(faultOf('pressure', '156/98')).toBeUndefined();
  expect(faultOf('temperature', '46')).toContain('de 20 a 45');
  expect(faultOf('pressure', '12/8')).toContain('Quis dizer 120/80?');
  expect(faultOf('pressure', '12080')).toContain('com a barra: 120/80');
  expect(warningsOf(valuesOf({ ...NOT_MEASURED, pressure: '40/30' })).pressure).toContain('incomum');
});

it('who types words where a number goes is told which kind of number', () => {
  expect(faultOf('temperature', 'febre')).toBe('Digite um número: 36,5.');
  expect(faultOf('heartRate', 'alta')).toBe('Digite um número inteiro.');
});
