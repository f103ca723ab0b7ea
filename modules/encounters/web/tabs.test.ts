import { expect, test } from 'vitest';
import { type Encounter, RESOURCES } from '../contract/parts.ts';
import { OBSERVATION, tabsOf } from './tabs.ts';

const encounter = {
  id: '1',
  kind: 'individual',
  state: 'aberto',
  observedAt: '2026-11-23T01:00:00Z',
} as Encounter;
const offers = (code: string | null) =>
  tabsOf(encounter, { resources: [RESOURCES.attend], cbo: code === null ? null : { code } }).some(
    ({ label }) => label === OBSERVATION,
  );

test('the observation is offered to those who may take part in it', () => {
  expect(['225142', '223505', '322205'].map(offers)).toEqual([true, true, true]);
  expect(['223405', '411010', null].map(offers)).toEqual([false, false, false]);
});
