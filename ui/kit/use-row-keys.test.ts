import { expect, it } from 'vitest';
import { rowAfter } from './use-row-keys.ts';

it('moves within the list and stops at its ends', () => {
  expect(rowAfter('ArrowDown', 0, 3)).toBe(1);
  expect(rowAfter('ArrowDown', 2, 3)).toBe(2);
  expect(rowAfter('ArrowUp', 0, 3)).toBe(0);
  expect(rowAfter('End', 0, 3)).toBe(2);
  expect(rowAfter('Home', 2, 3)).toBe(0);
});

it('leaves other keys and empty lists alone', () => {
  expect(rowAfter('a', 0, 3)).toBeNull();
  expect(rowAfter('ArrowDown', 0, 0)).toBeNull();
});
