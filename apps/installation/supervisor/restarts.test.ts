import { expect, it } from 'vitest';
import { Restarts } from './restarts.ts';

it('waits longer with each death, then keeps trying every 5 s as failing', () => {
  const restarts = new Restarts();
  const seen = [0, 1, 2, 3, 4, 10].map((second) => restarts.died(second * 1000));
  expect(seen.map((next) => next.delayMs)).toEqual([200, 400, 800, 1600, 5000, 5000]);
  expect(seen.map((next) => next.failing)).toEqual([false, false, false, false, true, true]);
});

it('forgets deaths older than 30 s', () => {
  const restarts = new Restarts();
  for (const second of [0, 1, 2]) restarts.died(second * 1000);
  expect(restarts.died(60_000)).toEqual({ delayMs: 200, failing: false });
});
