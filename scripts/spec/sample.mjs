import { createHash } from 'node:crypto';

/**
 * Draws `size` of the items, the same ones for the same seed: each item gets the hash of seed and key, and
 * the lowest hashes win. Adding an item elsewhere changes the draw by that item at most.
 * @template T
 * @param {readonly T[]} items
 * @param {(item: T) => string} keyOf
 * @param {number} size
 * @param {string} seed
 * @returns {T[]} in the order drawn
 */
export function drawSample(items, keyOf, size, seed) {
  const rank = (item) =>
    createHash('sha256')
      .update(`${seed}\0${keyOf(item)}`)
      .digest('hex');
  return items
    .map((item) => ({ item, rank: rank(item) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, size)
    .map(({ item }) => item);
}
