/**
 * Counts the tests of one Vitest run from its JSON report. A run that failed without a failed test (a file
 * that does not load, an error outside any test, no test at all) counts as one failure.
 * @param {{ testResults: { name: string, status: string, assertionResults: { status: string }[] }[] } | undefined} report
 * @param {number} exitCode of the runner
 * @param {(file: string) => boolean} usesShared whether tests of this file are left out when the shared
 *   sample files are missing
 * @returns {Counts}
 * @typedef {{ passed: number, failed: number, skipped: number, skippedShared: number }} Counts
 */
export function countTests(report, exitCode, usesShared) {
  const files = report?.testResults ?? [];
  const tests = files.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ status }) => ({ status, file: name })),
  );
  const passed = tests.filter(({ status }) => status === 'passed').length;
  const left = tests.filter(({ status }) => status !== 'passed' && status !== 'failed');
  const brokenFiles = files.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  ).length;
  const failed = tests.length - passed - left.length + brokenFiles;
  return {
    passed,
    failed: failed === 0 && (exitCode !== 0 || tests.length === 0) ? 1 : failed,
    skipped: left.length,
    skippedShared: left.filter(({ file }) => usesShared(file)).length,
  };
}

/** @param {readonly Partial<Counts>[]} parts @returns {Counts} */
export function addCounts(parts) {
  const sum = (key) => parts.reduce((total, part) => total + (part[key] ?? 0), 0);
  return {
    passed: sum('passed'),
    failed: sum('failed'),
    skipped: sum('skipped'),
    skippedShared: sum('skippedShared'),
  };
}

/** The line other tools read: alone, last. */
export const summaryLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

/**
 * The files that took longest.
 * @param {readonly { testResults: { name: string, startTime: number, endTime: number }[] }[]} reports
 * @returns {{ name: string, seconds: number }[]}
 */
export const slowestFiles = (reports, count = 10) =>
  reports
    .flatMap(({ testResults }) => testResults)
    .map(({ name, startTime, endTime }) => ({ name, seconds: (endTime - startTime) / 1000 }))
    .sort((one, other) => other.seconds - one.seconds)
    .slice(0, count);

/**
 * Each test that failed, and each file that failed without one, with the first line of why.
 * @param {readonly { testResults: { name: string, status: string, message?: string, assertionResults:
 *   { status: string, fullName: string, failureMessages?: string[] }[] }[] }[]} reports
 * @returns {Failure[]}
 * @typedef {{ file: string, test: string, why: string }} Failure
 */
export const failuresOf = (reports) =>
  reports
    .flatMap(({ testResults }) => testResults)
    .filter(({ status }) => status === 'failed')
    .flatMap(({ name: file, message, assertionResults }) => {
      const failed = assertionResults.filter(({ status }) => status === 'failed');
      if (failed.length === 0) return [{ file, test: 'the file', why: firstLine(message) }];
      return failed.map((one) => ({ file, test: one.fullName, why: firstLine(one.failureMessages?.[0]) }));
    });

/** The files in which something failed. */
export const failedFiles = (report) =>
  (report?.testResults ?? []).filter(({ status }) => status === 'failed').map(({ name }) => name);

/** The first report, in which what was run again stands as it ended then. A file that is not in the second stays failed. */
export function takeOver(first, second) {
  const again = new Map((second?.testResults ?? []).map((file) => [file.name, file]));
  return { ...first, testResults: first.testResults.map((file) => again.get(file.name) ?? file) };
}

/** What failed beside other tests and passed alone. */
export function unsteadyOf(first, second) {
  const still = new Set(failedFiles(takeOver(first, second)));
  return failuresOf([first]).filter(({ file }) => !still.has(file));
}

const firstLine = (text = '') => text.split('\n', 1)[0];

/** As people read a duration: `4.3 min`. */
export const minutes = (seconds) => `${(seconds / 60).toFixed(1)} min`;
