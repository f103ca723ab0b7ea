import { expect, it } from 'vitest';
import type { Allergy } from '../../contract/chart-entries.ts';
import {
  allergyOf,
  conditionOf,
  NEW_ALLERGY,
  obstetricOf,
  stayOf,
  typedAllergy,
  typedCondition,
  typedObstetric,
  typedStay,
} from './values.ts';

it('what was left blank of an allergy is not said', () => {
  expect(allergyOf({ ...NEW_ALLERGY, agent: ' Dipirona ' })).toEqual({
    category: 'medicamento',
    agent: 'Dipirona',
    certainty: 'confirmado',
  });
});

const WHOLE: Allergy[] = [
  {
    id: 'x',
    category: 'alimento',
    agent: 'Amendoim',
    manifestations: ['Urticária', 'Angioedema'],
    startedOn: '2019-05',
  },
  { category: 'medicamento', agent: 'Dipirona', criticality: 'alta', certainty: 'suspeito', removed: true },
];
it.each(WHOLE)('an allergy goes through its dialog unchanged: $agent', (allergy) => {
  expect(allergyOf(typedAllergy(allergy))).toEqual(allergy);
});

it('antecedents go through their dialogs unchanged', () => {
  const stay = { id: 'x', what: 'Colecistectomia', on: '2011', note: 'Sem complicações' };
  expect(stayOf(typedStay(stay))).toEqual(stay);
  const condition = { ciap2: 'K90', name: 'AVC', kinship: 'mae' as const };
  expect(conditionOf(typedCondition(condition))).toEqual(condition);
  const obstetric = { id: 'x', pregnancies: 3, births: 0, outcomeWithinYear: false };
  expect(obstetricOf(typedObstetric(obstetric))).toEqual(obstetric);
  expect(obstetricOf(typedObstetric())).toEqual({});
});
