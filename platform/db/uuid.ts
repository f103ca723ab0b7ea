import { randomUUID } from 'node:crypto';

/** Of the ids of one millisecond, how many this process made before: 12 bits, from a random place of the lower half. */
let counter = 0;
let before = Number.NaN;

/**
 * UUIDv7 (RFC 9562, method 1 of its §6.2): 48 bits of Unix milliseconds, a counter, then random. Sorts by creation, also
 * within a millisecond, as far as one process makes them.
 */
export function uuidV7(now: number = Date.now()): string {
  const time = now.toString(16).padStart(12, '0');
  // The random bits and the variant of a version 4, which is drawn many at a time.
  const random = randomUUID();
  counter = now === before ? (counter + 1) & 0xf_ff : Number.parseInt(random.slice(0, 3), 16) >> 1;
  before = now;
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}${random.slice(18)}`;
}
