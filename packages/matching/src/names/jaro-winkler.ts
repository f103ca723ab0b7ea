/** Winkler's prefix scale and the longest prefix that counts (Winkler 1990). */
const PREFIX_SCALE = 0.1;
const PREFIX_LENGTH = 4;

/**
 * Likeness of two texts from 0 (nothing in common) to 1 (equal), after Jaro (1989) and Winkler (1990): letters in
 * common not too far apart, less half of those out of order, more for a common beginning. Two empty texts are 1.
 */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  const likeness = jaro(a, b);
  let prefix = 0;
  while (prefix < PREFIX_LENGTH && prefix < a.length && a[prefix] === b[prefix]) prefix += 1;
  return likeness + prefix * PREFIX_SCALE * (1 - likeness);
}

function jaro(a: string, b: string): number {
  if (a.length === 0 || b.length === 0) return 0;
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const takenA = new Uint8Array(a.length);
  const takenB = new Uint8Array(b.length);
  let common = 0;
  for (let i = 0; i < a.length; i += 1) {
    const end = Math.min(b.length - 1, i + reach);
    for (let j = Math.max(0, i - reach); j <= end; j += 1) {
      if (takenB[j] === 1 || a.charCodeAt(i) !== b.charCodeAt(j)) continue;
      takenA[i] = 1;
      takenB[j] = 1;
      common += 1;
      break;
    }
  }
  if (common === 0) return 0;
  const swaps = outOfOrder(a, b, takenA, takenB) / 2;
  return (common / a.length + common / b.length + (common - swaps) / common) / 3;
}

/** How many of the letters in common stand at another place in the other text. */
function outOfOrder(a: string, b: string, takenA: Uint8Array, takenB: Uint8Array): number {
  let count = 0;
  let j = 0;
  for (let i = 0; i < a.length; i += 1) {
    if (takenA[i] === 0) continue;
    while (takenB[j] === 0) j += 1;
    if (a.charCodeAt(i) !== b.charCodeAt(j)) count += 1;
    j += 1;
  }
  return count;
}
