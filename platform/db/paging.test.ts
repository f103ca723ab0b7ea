import { expect, test } from 'vitest';
import { containing, startingWith } from './like.ts';
import { cutPage, oneMore, totalOf } from './paging.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

test('a page ends where one row more was found; the last page has no next', () => {
  expect(cutPage(numbers(oneMore(3)), 3, String)).toEqual({ rows: [1, 2, 3], next: '3' });
  expect(cutPage(numbers(3), 3, String)).toEqual({ rows: [1, 2, 3], next: null });
  expect(cutPage([], 3, String)).toEqual({ rows: [], next: null });
});

test('a total is told up to a thousand', () => {
  expect(totalOf(1_000)).toEqual({ count: 1_000, capped: false });
  expect(totalOf(1_001)).toEqual({ count: 1_000, capped: true });
});

test('what a person types has no signs for `like`', () => {
  expect(containing(' 50%_a\\b ')).toBe('%50\\%\\_a\\\\b%');
  expect(startingWith('a%')).toBe('a\\%%');
});
