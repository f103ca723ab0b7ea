import { expect, test } from 'vitest';
import type { FirstStep } from '../contract.ts';
import { isOpen, standingOf } from './first-steps-standing.ts';

const step = (change: Partial<FirstStep> = {}): FirstStep => ({
  step: 'durations',
  done: false,
  optional: true,
  left: 0,
  ...change,
});

test('what may serve as it is keeps the card until the person looked at it', () => {
  expect(isOpen(step(), false)).toBe(true);
  expect(isOpen(step(), true)).toBe(false);
  expect(isOpen(step({ done: true }), false)).toBe(false);
});

test('what is missing keeps the card, looked at or not', () => {
  expect(isOpen(step({ step: 'cnes', optional: false }), true)).toBe(true);
});

test('a line says how many lotações are left, also where others configure them', () => {
  expect(standingOf(step({ step: 'agendas', left: 6 }), true).text).toBe('6 lotações sem agenda');
  expect(standingOf(step({ step: 'agendas', optional: false, left: 1 }), false).text).toBe(
    '1 lotação sem agenda',
  );
  expect(standingOf(step(), false).text).toBe('Se for preciso');
  expect(standingOf(step(), true).text).toBe('Visto');
  expect(standingOf(step({ done: true }), false).text).toBe('Feito');
});
