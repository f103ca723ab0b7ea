import type { CopyChunk } from './format.ts';

const LINE_FEED = 10;

/** The key of the first and of the last row of a text: its first columns, as COPY writes them. */
export function keysOf(text: Buffer, keyColumns: number): Pick<CopyChunk, 'first' | 'last'> {
  if (keyColumns === 0) return { first: null, last: null };
  const keyOf = (row: Buffer) => row.toString('utf8').split('\t', keyColumns).join('\t');
  const firstEnd = text.indexOf(LINE_FEED);
  const lastStart = text.lastIndexOf(LINE_FEED, text.length - 2) + 1;
  return {
    first: keyOf(text.subarray(0, firstEnd)),
    last: keyOf(text.subarray(lastStart, text.length - 1)),
  };
}

/** Rows of a text: a line feed of a value is written otherwise. */
export function countRows(text: Buffer): number {
  let rows = 0;
  for (let at = text.indexOf(LINE_FEED); at !== -1; at = text.indexOf(LINE_FEED, at + 1)) rows += 1;
  return rows;
}
