import type { Dice } from '@pec-aberto/matching';

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');

/** UUIDv7 of that instant whose random part comes from the dice: the same people keep their ids. */
export function seededUuid(dice: Dice, at: Date): string {
  const time = hex(at.getTime(), 12);
  const random = (digits: number) => hex(dice.between(0, 16 ** digits - 1), digits);
  const variant = dice.pick(['8', '9', 'a', 'b']);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random(3)}-${variant}${random(3)}-${random(6)}${random(6)}`;
}
