import { expect, test } from 'vitest';
import { exampleRecords, EXAMPLE_DAY } from './index.ts';
import { layout } from '../testing/samples.ts';
import { Validator } from '../validate.ts';

const validator = new Validator(layout);

test('every fixture is valid', () => {
  const wrong = exampleRecords(layout).flatMap(({ form, record }) =>
    validator
      .judge(record, { today: EXAMPLE_DAY })
      .errors.map((error) => `${form} ${error.path} ${error.code}`),
  );
  expect(wrong).toEqual([]);
});
