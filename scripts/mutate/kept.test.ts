import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keptRun } from './kept.mjs';

test('a run that was cut, even in the middle of a line, goes on; another commit begins anew', () => {
  const within = mkdtempSync(join(tmpdir(), 'kept-run-'));
  try {
    const { folder, keep, endings } = keptRun('c1', { tests: '' }, within);
    expect(endings.size).toBe(0);
    keep(3, 'killed');
    keep(0, 'survived');
    appendFileSync(join(folder, 'endings.jsonl'), '\n{"id":4,"end');
    expect([...keptRun('c1', { tests: '' }, within).endings]).toEqual([
      [3, 'killed'],
      [0, 'survived'],
    ]);
    expect(keptRun('c2', { tests: '' }, within).endings.size).toBe(0);
  } finally {
    rmSync(within, { recursive: true, force: true });
  }
});
