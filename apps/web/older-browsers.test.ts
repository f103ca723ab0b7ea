import { expect, it } from 'vitest';
import { completeArrays } from './older-browsers.ts';

it('an older browser is given the methods it lacks, which answer as the others’ do', () => {
  type Newer = 'toReversed' | 'toSorted' | 'toSpliced' | 'with';
  const bare = Object.create(null) as Record<Newer, (this: number[], ...given: unknown[]) => unknown>;
  completeArrays(bare);
  const numbers = [3, 1, 2];
  const down = (a: number, b: number) => b - a;
  expect(bare.toSorted.call(numbers)).toEqual([1, 2, 3]);
  expect(bare.toSorted.call(numbers, down)).toEqual(numbers.toSorted(down));
  expect(bare.toReversed.call(numbers)).toEqual(numbers.toReversed());
  for (const given of [[1], [1, 1], [-1, 1, 7, 8], [0, 0, 9]] as const) {
    const [start, ...rest] = given;
    expect(bare.toSpliced.call(numbers, ...given)).toEqual(
      Reflect.apply(numbers.toSpliced, numbers, [start, ...rest]),
    );
  }
  expect(bare.with.call(numbers, -1, 5)).toEqual(numbers.with(-1, 5));
  expect(() => bare.with.call(numbers, 3, 5)).toThrow(RangeError);
  expect(numbers).toEqual([3, 1, 2]);
});

it('what the browser has stays its own', () => {
  const { toSorted } = Array.prototype;
  completeArrays();
  expect(Array.prototype.toSorted).toBe(toSorted);
  expect(Object.keys([])).toEqual([]);
});
