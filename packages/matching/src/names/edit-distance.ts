/** Rows of the table being filled; kept, for this runs millions of times and never within itself. */
let [before, row, next] = [new Uint8Array(64), new Uint8Array(64), new Uint8Array(64)];

/**
 * Letters to add, drop, change or swap with the neighbour to make `a` of `b` (optimal string alignment), counted
 * up to `limit`; `limit + 1` when there are more.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  if (b.length >= row.length) grow(b.length + 1);
  for (let j = 0; j <= b.length; j += 1) row[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    next[0] = i;
    if (fillRow(a, b, i) > limit) return limit + 1;
    [before, row, next] = [row, next, before];
  }
  return Math.min(row[b.length] ?? 0, limit + 1);
}

/** Fills the row of letter `i` of `a`; the least number in it. */
function fillRow(a: string, b: string, i: number): number {
  const letter = a.charCodeAt(i - 1);
  const last = i > 1 ? a.charCodeAt(i - 2) : -1;
  let least = i;
  for (let j = 1; j <= b.length; j += 1) {
    const other = b.charCodeAt(j - 1);
    let cost = (row[j - 1] ?? 0) + (letter === other ? 0 : 1);
    cost = Math.min(cost, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
    if (j > 1 && last === other && letter === b.charCodeAt(j - 2))
      cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
    next[j] = cost;
    if (cost < least) least = cost;
  }
  return least;
}

function grow(length: number): void {
  [before, row, next] = [new Uint8Array(length * 2), new Uint8Array(length * 2), new Uint8Array(length * 2)];
}
