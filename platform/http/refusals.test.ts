import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { limitRefusals } from './refusals.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const answered = (limit: ReturnType<typeof limitRefusals>, ip: string, statusCode: number) =>
  limit.onResponse({ ip }, { statusCode });

it('a unit of more people than the limit enters in one minute; who is refused so often is stopped for one', async () => {
  const limit = limitRefusals({ perMinute: 3 });
  for (let i = 0; i < 10; i++) await answered(limit, '10.0.0.1', 200);
  expect(() => limit.check('10.0.0.1')).not.toThrow();
  for (let i = 0; i < 3; i++) {
    expect(() => limit.check('10.0.0.1')).not.toThrow();
    await answered(limit, '10.0.0.1', 401);
  }
  expect(() => limit.check('10.0.0.1')).toThrow(expect.objectContaining({ status: 429 }));
  expect(() => limit.check('10.0.0.2')).not.toThrow();
  vi.advanceTimersByTime(60_000);
  expect(() => limit.check('10.0.0.1')).not.toThrow();
});

it('refusals of the stopped do not make it longer', async () => {
  const limit = limitRefusals({ perMinute: 1 });
  await answered(limit, '10.0.0.1', 401);
  vi.advanceTimersByTime(59_000);
  await answered(limit, '10.0.0.1', 429);
  vi.advanceTimersByTime(1_000);
  expect(() => limit.check('10.0.0.1')).not.toThrow();
});
