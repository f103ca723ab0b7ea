import { expect, it } from 'vitest';
import { addSample, secondsLeft } from './job-progress.ts';

it('tells the time left by the pace of the last minute', () => {
  const samples = [
    { at: 0, done: 0 },
    { at: 10_000, done: 100 },
  ];
  expect(secondsLeft(samples, 450)).toBe(35);
});

it('tells nothing without total, without pace or too early', () => {
  expect(secondsLeft([], 10)).toBeNull();
  expect(secondsLeft([{ at: 0, done: 1 }], 10)).toBeNull();
  expect(
    secondsLeft(
      [
        { at: 0, done: 1 },
        { at: 1_000, done: 5 },
      ],
      10,
    ),
  ).toBeNull();
  expect(
    secondsLeft(
      [
        { at: 0, done: 5 },
        { at: 9_000, done: 5 },
      ],
      10,
    ),
  ).toBeNull();
  expect(
    secondsLeft(
      [
        { at: 0, done: 0 },
        { at: 9_000, done: 5 },
      ],
      null,
    ),
  ).toBeNull();
});

it('forgets measures older than a minute, and those of before a restart', () => {
  expect(addSample([{ at: 0, done: 1 }], { at: 61_000, done: 9 })).toEqual([{ at: 61_000, done: 9 }]);
  expect(addSample([{ at: 0, done: 80 }], { at: 5_000, done: 2 })).toEqual([{ at: 5_000, done: 2 }]);
});
