import { expect, it } from 'vitest';
import { ApiProblem } from '#ui/light';
import { onFormFields } from './faults.ts';

const HELD: Record<string, unknown> = {
  'objective.measured.pressure': '156/',
  'assessment.problems.0.listed.endedOn': '',
  'assessment.problems.0': {},
  'plan.procedures': [],
  'plan.prescribed.1': {},
  'end.conducts': [],
};
const pathOf = (path: string): string => {
  const refused = new ApiProblem(422, 'encounter-incomplete', 'Falta.', [{ path, message: 'Falta.' }]);
  const { fields } = onFormFields(refused, (at) => HELD[at]) as ApiProblem;
  return fields[0]?.path ?? '';
};

it.each([
  ['objective.measured.diastolic', 'objective.measured.pressure'],
  ['assessment.problems.0.listed.endedOn', 'assessment.problems.0.listed.endedOn'],
  ['assessment.problems.0.cid10', 'assessment.problems.0'],
  ['plan.procedures.3', 'plan.procedures'],
  ['plan.prescribed.1.dosage.duration', 'plan.prescribed.1'],
  ['end.conducts', 'end.conducts'],
])('%s of the server is %s of the form', (told, held) => {
  expect(pathOf(told)).toBe(held);
});

it('what is no refusal of the server goes on as it is', () => {
  const error = new Error('other');
  expect(onFormFields(error, () => undefined)).toBe(error);
});
