import type { EndsPiece } from '#platform/db/copy-out';

/** Text of a piece on the average. */
const USUAL_BYTES = 1024 * 1024;
const TAB = 9;
const LINE_FEED = 10;
const FNV_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * Ends a piece after a row whose key hashes to a number below the length of the row: as often as makes pieces of the usual
 * size, whatever the width of the table. Only the row itself decides, so that the same rows give the same pieces, and one
 * that was added, changed or taken away alters the piece where it stands, and at most the next.
 */
export const endsAfter =
  (keyColumns: number): EndsPiece =>
  (row) =>
    keyHash(row, keyColumns) % USUAL_BYTES < row.length;

/** FNV-1a over the first columns as COPY writes them, its bits spread. */
function keyHash(row: Buffer, keyColumns: number): number {
  let hash = FNV_BASIS;
  let left = keyColumns;
  for (const byte of row) {
    if (byte === LINE_FEED || (byte === TAB && --left === 0)) break;
    hash = Math.imul(hash ^ byte, FNV_PRIME);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
