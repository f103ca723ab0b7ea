import { expect, test } from 'vitest';
import { Faults } from './faults.ts';
import { TurnCheck } from './turn-check.ts';

const turn = (number: number, settled = number, voids: number[] | null = null) => ({
  writer: 'w',
  number,
  settled,
  voids,
});
const gonePast = (turns: ReadonlyArray<ReturnType<typeof turn>>, explained = 0) => {
  const check = new TurnCheck();
  const faults = new Faults();
  for (const one of turns) check.see(one);
  check.end(faults, explained);
  return faults.list.map(({ kind, what }) => [kind, what]);
};

test('numbers that came in any order are all there', () => {
  expect(gonePast([turn(2, 1), turn(1), turn(4, 3), turn(3)])).toEqual([]);
});

test('a number that is not there is named, though another stands twice in its place', () => {
  expect(gonePast([turn(1), turn(3), turn(4)])).toEqual([['gone', '2 de w']]);
  expect(gonePast([turn(1), turn(1), turn(3), turn(4)])).toEqual([['gone', '2 de w']]);
});

test('one that failed and was told, one that is not settled, and as many as are explained are no faults', () => {
  expect(gonePast([turn(1), turn(3, 3, [2])])).toEqual([]);
  expect(gonePast([turn(1), turn(3, 2)])).toEqual([]);
  expect(gonePast([turn(1), turn(4, 4)], 1)).toEqual([['gone', '3 de w']]);
});
