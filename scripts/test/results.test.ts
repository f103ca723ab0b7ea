import { expect, test } from 'vitest';
import {
  addCounts,
  countTests,
  failedFiles,
  failuresOf,
  minutes,
  slowestFiles,
  summaryLine,
  takeOver,
  unsteadyOf,
} from './results.mjs';

const file = (name: string, status: string, ...tests: string[]) => ({
  name,
  status,
  assertionResults: tests.map((one) => ({ status: one, fullName: `${name} ${one}` })),
});
const never = () => false;

test('counts tests, and those left out for want of the sample files', () => {
  const report = {
    testResults: [
      file('a', 'failed', 'passed', 'failed', 'skipped'),
      file('b', 'passed', 'passed', 'pending'),
    ],
  };
  expect(countTests(report, 1, (name: string) => name === 'b')).toEqual({
    passed: 2,
    failed: 1,
    skipped: 2,
    skippedShared: 1,
  });
});

test('a file that does not load, an error outside tests and a missing report are failures', () => {
  expect(countTests({ testResults: [file('a', 'failed')] }, 1, never).failed).toBe(1);
  expect(countTests({ testResults: [file('a', 'passed', 'passed')] }, 1, never).failed).toBe(1);
  expect(countTests(undefined, 0, never).failed).toBe(1);
  expect(countTests({ testResults: [] }, 0, never).failed).toBe(1);
  expect(countTests({ testResults: [file('a', 'passed', 'passed')] }, 0, never).failed).toBe(0);
});

test('what failed is told by file and name, with the first line of why', () => {
  const report = {
    testResults: [
      {
        ...file('a', 'failed'),
        assertionResults: [
          { status: 'passed', fullName: 'it stands' },
          { status: 'failed', fullName: 'it is kept', failureMessages: ['expected 1\n  at line 3'] },
        ],
      },
      { ...file('b', 'failed'), message: 'no such module\n  at line 1' },
      file('c', 'passed', 'passed'),
    ],
  };
  expect(failuresOf([report])).toEqual([
    { file: 'a', test: 'it is kept', why: 'expected 1' },
    { file: 'b', test: 'the file', why: 'no such module' },
  ]);
});

test('what passes when it is run again is unsteady; what fails again, or is not run again, has failed', () => {
  const first = {
    testResults: [
      file('a', 'failed', 'failed', 'passed'),
      file('b', 'failed', 'failed'),
      file('c', 'failed', 'failed'),
      file('d', 'passed', 'passed'),
    ],
  };
  const second = { testResults: [file('a', 'passed', 'passed', 'passed'), file('b', 'failed', 'failed')] };
  expect(failedFiles(first)).toEqual(['a', 'b', 'c']);
  expect(failedFiles(takeOver(first, second))).toEqual(['b', 'c']);
  expect(countTests(takeOver(first, second), 1, never)).toMatchObject({ passed: 3, failed: 2 });
  expect(unsteadyOf(first, second)).toEqual([{ file: 'a', test: 'a failed', why: '' }]);
  expect(unsteadyOf(first, undefined)).toEqual([]);
});

test('the parts add up to one line', () => {
  const total = addCounts([
    { passed: 2, failed: 1 },
    { passed: 3, failed: 0, skipped: 4, skippedShared: 4 },
  ]);
  expect(total.skippedShared).toBe(4);
  expect(summaryLine(total)).toBe('5 passed, 1 failed, 4 skipped');
});

test('the slowest files of all suites, the slowest first', () => {
  const took = (name: string, seconds: number) => ({
    name,
    startTime: 5_000,
    endTime: 5_000 + seconds * 1000,
  });
  const reports = [
    { testResults: [took('a', 3), took('b', 90)] },
    { testResults: [took('c', 30.5), took('d', 1)] },
  ];
  expect(slowestFiles(reports, 3)).toEqual([
    { name: 'b', seconds: 90 },
    { name: 'c', seconds: 30.5 },
    { name: 'a', seconds: 3 },
  ]);
  expect(minutes(259)).toBe('4.3 min');
});
