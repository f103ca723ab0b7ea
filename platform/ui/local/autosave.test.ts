import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createAutosave } from './autosave.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('saves two seconds after the last change', () => {
  const save = vi.fn<() => void>();
  const auto = createAutosave(save);
  auto.touch();
  vi.advanceTimersByTime(1_500);
  auto.touch();
  vi.advanceTimersByTime(1_999);
  expect(save).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(save).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(10_000);
  expect(save).toHaveBeenCalledTimes(1);
});

it('who types on and on is saved at least every five seconds', () => {
  const save = vi.fn<() => void>();
  const auto = createAutosave(save);
  for (let ms = 0; ms < 15_000; ms += 500) {
    auto.touch();
    vi.advanceTimersByTime(500);
  }
  expect(save.mock.calls.length).toBeGreaterThanOrEqual(2);
  expect(save.mock.calls.length).toBeLessThanOrEqual(3);
});

it('flush saves what waits and nothing else; cancel forgets it', () => {
  const save = vi.fn<() => void>();
  const auto = createAutosave(save);
  auto.flush();
  expect(save).not.toHaveBeenCalled();
  auto.touch();
  auto.flush();
  expect(save).toHaveBeenCalledTimes(1);
  auto.touch();
  auto.cancel();
  vi.advanceTimersByTime(10_000);
  expect(save).toHaveBeenCalledTimes(1);
});
