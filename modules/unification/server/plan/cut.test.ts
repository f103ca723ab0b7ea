import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { endsAfter } from './cut.ts';

/** Keys as unlike each other as those of a base, and the same in each run. */
const keyOf = (place: number) => createHash('sha256').update(`${place}`).digest('hex').slice(0, 36);
const rowOf = (key: string, bytes: number) => Buffer.from(`${key}\t${'x'.repeat(bytes - key.length - 2)}\n`);

/** Rows after which a piece ends, of so many of a length. */
const ends = (rows: number, bytes: number) => {
  const isEnd = endsAfter(1);
  let count = 0;
  for (let at = 0; at < rows; at++) if (isEnd(rowOf(keyOf(at), bytes))) count += 1;
  return count;
};

test('pieces have about the same size, whether rows are short or long', () => {
  const narrow = (200_000 * 300) / ends(200_000, 300);
  const wide = (3_000 * 20_000) / ends(3_000, 20_000);
  for (const bytes of [narrow, wide]) {
    expect(bytes).toBeGreaterThan(600_000);
    expect(bytes).toBeLessThan(1_800_000);
  }
});

test('only the key and the length of a row decide, and a row longer than a piece ends one', () => {
  const isEnd = endsAfter(2);
  for (let at = 0; at < 2_000; at++) {
    const key = `${keyOf(at)}\t${at}`;
    const row = Buffer.from(`${key}\ta${'x'.repeat(5_000)}\n`);
    expect(isEnd(Buffer.from(`${key}\tb${'y'.repeat(5_000)}\n`))).toBe(isEnd(row));
  }
  expect(isEnd(rowOf('1\t2', 1024 * 1024))).toBe(true);
});

test('a table of nothing but its key is cut too', () => {
  const isEnd = endsAfter(1);
  const found = Array.from({ length: 200_000 }, (_, at) => isEnd(Buffer.from(`${keyOf(at)}\n`))).filter(
    Boolean,
  );
  expect(found.length).toBeGreaterThan(1);
});
