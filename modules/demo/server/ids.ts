import type { Random } from './random.ts';

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');

/** UUIDv7 of that instant whose random part comes from the seed. */
export function seededUuid(random: Random, at: Date): string {
  const time = hex(at.getTime(), 12);
  const variant = '89ab'[random.below(4)] ?? '8';
  const tail = `${variant}${hex(random.below(0x1000), 3)}-${hex(random.below(0x1000000), 6)}${hex(random.below(0x1000000), 6)}`;
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(random.below(0x1000), 3)}-${tail}`;
}
