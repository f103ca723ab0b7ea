import { expect, it } from 'vitest';
import { uuidV7 } from './uuid.ts';

const FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

it('sorts by creation, also within a millisecond, and tells when', () => {
  const now = Date.UTC(2026, 10, 20);
  const ids = [...Array.from({ length: 1_000 }, () => uuidV7(now)), uuidV7(now + 1)];
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids.slice(0, 50)) expect(id).toMatch(FORM);
  expect(Number.parseInt((ids[0] ?? '').replaceAll('-', '').slice(0, 12), 16)).toBe(now);
});

it('never repeats, however many one moment asks for or the clock goes back', () => {
  const ids = Array.from({ length: 10_000 }, (_, place) => uuidV7(1_000 + (place % 3)));
  expect(new Set([...ids, ...Array.from({ length: 5_000 }, () => uuidV7(1_000))]).size).toBe(15_000);
});
