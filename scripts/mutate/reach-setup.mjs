import { appendFileSync } from 'node:fs';
import { afterAll, beforeAll, expect } from 'vitest';

/** Notes which marked places each test file reaches: while it runs, or only while files are loaded. */
const whileLoading = new Set();
const whileRunning = new Set();
const started = performance.now();
globalThis.__pecReached = (id) => whileLoading.add(id);

beforeAll(() => {
  globalThis.__pecReached = (id) => whileRunning.add(id);
});

afterAll(() => {
  const { testPath } = expect.getState();
  const line = {
    file: testPath,
    reached: [...whileRunning],
    loaded: [...whileLoading],
    ms: Math.round(performance.now() - started),
  };
  appendFileSync(process.env.PEC_MUTATION_REACHED ?? '', `${JSON.stringify(line)}\n`);
});
