import { expect, test } from 'vitest';
import { openSlots } from './slots.ts';

/** Work that ends when told, and how much of it goes on. */
function bench(limit: () => number) {
  const within = openSlots(limit);
  const begun: number[] = [];
  const ends = new Map<number, (error?: Error) => void>();
  const start = (number: number) =>
    within(
      () =>
        new Promise<number>((resolve, reject) => {
          begun.push(number);
          ends.set(number, (error) => (error ? reject(error) : resolve(number)));
        }),
    );
  return { begun, start, end: (number: number, error?: Error) => ends.get(number)?.(error) };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('ADM-E07 no more goes on at once than the limit; who waits has its turn as it came, also after a failure', async () => {
  const { begun, start, end } = bench(() => 2);
  const all = [1, 2, 3, 4].map((number) => start(number).catch((error: Error) => error.message));
  await settled();
  expect(begun).toEqual([1, 2]);
  end(2, new Error('broken'));
  await settled();
  expect(begun).toEqual([1, 2, 3]);
  end(1);
  end(3);
  await settled();
  end(4);
  expect(await Promise.all(all)).toEqual([1, 'broken', 3, 4]);
});

test('another limit holds from the next turn on', async () => {
  let limit = 1;
  const { begun, start, end } = bench(() => limit);
  const all = [1, 2, 3, 4].map((number) => start(number));
  await settled();
  limit = 3;
  end(1);
  await settled();
  expect(begun).toEqual([1, 2, 3, 4]);
  for (const number of [2, 3, 4]) end(number);
  await Promise.all(all);
});
