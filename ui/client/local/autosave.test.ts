import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { beforeGoing, createAutosave } from './autosave.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('saves half a second after the last change', () => {
  const save = vi.fn<() => void>();
  const auto = createAutosave(save);
  auto.touch();
  vi.advanceTimersByTime(400);
  auto.touch();
  vi.advanceTimersByTime(499);
  expect(save).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(save).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(10_000);
  expect(save).toHaveBeenCalledTimes(1);
});

it('who types on and on is saved at least every five seconds', () => {
  const save = vi.fn<() => void>();
  const auto = createAutosave(save);
  for (let ms = 0; ms < 15_000; ms += 400) {
    auto.touch();
    vi.advanceTimersByTime(400);
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

it('saves when a field is left, a form is sent, the page is hidden, reloaded or closed; not by being shown', () => {
  const shown: { visibilityState: DocumentVisibilityState } = { visibilityState: 'hidden' };
  const page = Object.assign(new EventTarget(), shown);
  const tab = new EventTarget();
  const flush = vi.fn<() => void>();
  const stop = beforeGoing(flush, page, tab);
  const saves = (target: EventTarget, event: string) => {
    flush.mockClear();
    target.dispatchEvent(new Event(event));
    return flush.mock.calls.length;
  };
  for (const event of ['focusout', 'submit', 'visibilitychange']) expect(saves(page, event)).toBe(1);
  for (const event of ['pagehide', 'beforeunload']) expect(saves(tab, event)).toBe(1);
  page.visibilityState = 'visible';
  expect(saves(page, 'visibilitychange')).toBe(0);
  stop();
  expect(saves(tab, 'pagehide') + saves(page, 'focusout')).toBe(0);
});
