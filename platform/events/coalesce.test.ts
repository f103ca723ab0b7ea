import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { coalesced, REST_MS } from './coalesce.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function telling() {
  const told: string[] = [];
  return {
    told,
    ...coalesced<string>(
      (name) => name,
      (name) => void told.push(name),
    ),
  };
}

test('the first is told at once, and those of its rest as one at the end', () => {
  const { come, told } = telling();
  for (let n = 0; n < 100; n++) come('agenda');
  expect(told).toEqual(['agenda']);
  vi.advanceTimersByTime(REST_MS);
  expect(told).toEqual(['agenda', 'agenda']);
  vi.advanceTimersByTime(REST_MS * 10);
  expect(told).toEqual(['agenda', 'agenda']);
});

test('a hundred changes over a second are five notices and the first, and the last change is never lost', () => {
  const { come, told } = telling();
  for (let n = 0; n < 100; n++) {
    come('agenda');
    vi.advanceTimersByTime(10);
  }
  const during = told.length;
  vi.advanceTimersByTime(REST_MS);
  expect([during, told.length]).toEqual([6, 6]);
});

test('names rest apart, and nothing comes after the end', () => {
  const { come, stop, told } = telling();
  for (const name of ['agenda', 'reception', 'agenda']) come(name);
  stop();
  vi.advanceTimersByTime(REST_MS * 2);
  expect(told).toEqual(['agenda', 'reception']);
});
