import { expect, test } from 'vitest';
import { Pace } from './pace.ts';

const KIB = 1024;
const never = new AbortController().signal;

async function seconds(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await act();
  return (performance.now() - began) / 1000;
}

test('parts leave no faster than they may, also those of several lanes', async () => {
  const pace = new Pace(64, never);
  const lane = async () => {
    for (let part = 0; part < 3; part++) await pace.take(8 * KIB);
  };
  // Of six parts the first leaves at once.
  expect(await seconds(() => Promise.all([lane(), lane()]))).toBeGreaterThan(0.6);
});

test('without a limit nothing waits, and who is stopped waits no longer', async () => {
  expect(await seconds(() => new Pace(0, never).take(100_000 * KIB))).toBeLessThan(0.2);
  const stop = new AbortController();
  const pace = new Pace(8, stop.signal);
  await pace.take(8_000 * KIB);
  const waiting = pace.take(KIB);
  stop.abort();
  await expect(waiting).rejects.toThrow(/abort/i);
});
