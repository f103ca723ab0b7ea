import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { gather } from './gather.ts';

function counting(answer: (keys: readonly string[]) => Promise<ReadonlyMap<string, string>>) {
  const asked: string[][] = [];
  const ask = gather<string, string>(
    (key) => key,
    (keys) => {
      asked.push([...keys]);
      return answer(keys);
    },
  );
  return { asked, ask };
}

const shout = async (keys: readonly string[]) => new Map(keys.map((key) => [key, key.toUpperCase()]));

test('questions of one turn go together, equal ones once; who is not answered gets undefined', async () => {
  const { asked, ask } = counting(async (keys) => shout(keys.filter((key) => key !== 'z')));
  expect(await Promise.all([ask('a'), ask('b'), ask('a'), ask('z')])).toEqual(['A', 'B', 'A', undefined]);
  expect(asked).toEqual([['a', 'b', 'z']]);
});

test('nothing is remembered, and a question under way is not joined by a later one', async () => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const { asked, ask } = counting(async (keys) => {
    await held;
    return shout(keys);
  });
  const first = ask('a');
  await nextTurn();
  const second = ask('a');
  await nextTurn();
  release();
  expect(await Promise.all([first, second])).toEqual(['A', 'A']);
  expect(asked).toEqual([['a'], ['a']]);
});

test('a failure is told to all who asked, and the next question is asked again', async () => {
  let broken = true;
  const { ask } = counting((keys) => (broken ? Promise.reject(new Error('away')) : shout(keys)));
  const outcomes = await Promise.allSettled([ask('a'), ask('b'), ask('a')]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  broken = false;
  expect(await ask('a')).toBe('A');
});
