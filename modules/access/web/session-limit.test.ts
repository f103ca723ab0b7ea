import { expect, it } from 'vitest';
import { askIn, clockLeft, goesOnByItself, spokenLeft } from './session-limit.ts';

const MINUTE = 60_000;

it('asks two minutes before the end, then again and again until it is over', () => {
  expect(askIn(30 * MINUTE)).toBe(28 * MINUTE);
  expect(askIn(2 * MINUTE)).toBe(15_000);
  expect(askIn(4_000)).toBe(5_000);
  expect(askIn(-9_000)).toBe(1_000);
});

it('goes on by itself only near the end, for who is at the keyboard', () => {
  expect(goesOnByItself(2 * MINUTE, 1_000)).toBe(true);
  expect(goesOnByItself(2 * MINUTE, 5 * MINUTE)).toBe(false);
  expect(goesOnByItself(3 * MINUTE, 1_000)).toBe(false);
});

it.each([
  [120, 'Faltam 2 minutos.', '2:00'],
  [61, 'Faltam 2 minutos.', '1:01'],
  [60, 'Falta 1 minuto.', '1:00'],
  [29, 'Faltam 30 segundos.', '0:29'],
  [0, 'Faltam 10 segundos.', '0:00'],
])('%i s before the end: %s', (seconds, spoken, shown) => {
  expect(spokenLeft(seconds)).toBe(spoken);
  expect(clockLeft(seconds)).toBe(shown);
});
