import { expect, test } from 'vitest';

test('a browser without toSorted gets one that leaves the array as it is', async () => {
  const own = Object.getOwnPropertyDescriptor(Array.prototype, 'toSorted');
  if (!own) throw new Error('this Node has no toSorted to take away');
  Reflect.deleteProperty(Array.prototype, 'toSorted');
  try {
    await import('./old-browsers.ts');
    const numbers = [3, 1, 2];
    expect(numbers.toSorted((a, b) => b - a)).toEqual([3, 2, 1]);
    expect(numbers).toEqual([3, 1, 2]);
  } finally {
    Object.defineProperty(Array.prototype, 'toSorted', own);
  }
});
