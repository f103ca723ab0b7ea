import { expect, test } from 'vitest';
import { fixtures, TODAY } from './testing/fixtures.ts';
import { layout } from './testing/samples.ts';
import { Validator } from './validate.ts';

const validator = new Validator(layout);

test('every fixture is valid', () => {
  const wrong = fixtures(layout).flatMap(({ form, record }) =>
    validator.judge(record, { today: TODAY }).errors.map((error) => `${form} ${error.path} ${error.code}`),
  );
  expect(wrong).toEqual([]);
});
